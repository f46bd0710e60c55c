import { CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { problemDocument } from '#adapters/http/problem';

export type ShieldProps = {
  readonly name: string;
  /** The most requests of one address in five minutes. */
  readonly requestsPerAddress: number;
};

/** The problem document of the service, without `instance` and request id, which CloudFront cannot fill in. */
const {
  instance: _,
  requestId: __,
  ...tooMany
} = problemDocument('rate-limited', 429, {}, { instance: '', requestId: '' });

/**
 * The web ACL of pages and API: a rate for each address, and AWS's list of known bad inputs. A web ACL of CloudFront must
 * be in us-east-1; `npm run deploy` passes its output as the parameter `WebAcl` to the stage's stack.
 */
export class ShieldStack extends Stack {
  constructor(scope: Construct, id: string, { name, requestsPerAddress }: ShieldProps) {
    super(scope, id, {
      description: `Order service, shield of ${name}`,
      analyticsReporting: false,
      env: { region: 'us-east-1' },
    });
    const visibility = (metricName: string) => ({
      metricName,
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: false,
    });
    const shield = new CfnWebACL(this, 'Shield', {
      name,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility(name),
      customResponseBodies: { tooMany: { contentType: 'APPLICATION_JSON', content: JSON.stringify(tooMany) } },
      rules: [
        {
          name: 'rate-by-address',
          priority: 0,
          statement: { rateBasedStatement: { limit: requestsPerAddress, aggregateKeyType: 'IP' } },
          action: {
            block: {
              customResponse: {
                responseCode: 429,
                customResponseBodyKey: 'tooMany',
                responseHeaders: [{ name: 'Retry-After', value: '60' }],
              },
            },
          },
          visibilityConfig: visibility(`${name}-rate`),
        },
        {
          name: 'known-bad-inputs',
          priority: 1,
          statement: {
            managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesKnownBadInputsRuleSet' },
          },
          overrideAction: { none: {} },
          visibilityConfig: visibility(`${name}-known-bad`),
        },
      ],
    });
    new CfnOutput(this, 'WebAcl', { value: shield.attrArn });
  }
}
