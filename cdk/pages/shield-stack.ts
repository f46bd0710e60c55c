import { CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

export type ShieldProps = {
  readonly name: string;
  /** How often one address may call in five minutes. */
  readonly requestsPerAddress: number;
};

/** As the service says it; CloudFront knows neither the path nor the id of a request that it turns away. */
const tooMany = JSON.stringify({
  type: '/problems/rate-limited',
  title: 'Too many requests',
  status: 429,
  code: 'rate-limited',
  detail: 'You ask faster than you may.',
  retryable: true,
});

/**
 * What stands before the pages and the API: a bound for each address, and AWS's list of what is known to be bad. It has
 * to be in us-east-1; `npm run deploy` hands its output over as the parameter `WebAcl` of the stage's stack.
 */
export class ShieldStack extends Stack {
  constructor(scope: Construct, id: string, { name, requestsPerAddress }: ShieldProps) {
    super(scope, id, {
      description: `Order service, shield of ${name}`,
      analyticsReporting: false,
      env: { region: 'us-east-1' },
    });
    const measured = (metricName: string) => ({
      metricName,
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: false,
    });
    const shield = new CfnWebACL(this, 'Shield', {
      name,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: measured(name),
      customResponseBodies: { tooMany: { contentType: 'APPLICATION_JSON', content: tooMany } },
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
          visibilityConfig: measured(`${name}-rate`),
        },
        {
          name: 'known-bad-inputs',
          priority: 1,
          statement: {
            managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesKnownBadInputsRuleSet' },
          },
          overrideAction: { none: {} },
          visibilityConfig: measured(`${name}-known-bad`),
        },
      ],
    });
    new CfnOutput(this, 'WebAcl', { value: shield.attrArn });
  }
}
