import { CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { limitByAddress, limitByToken, visibility, webAclOf } from '#cdk/api/web-acl';

export type ShieldProps = {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  /** The largest number of requests of one address in five minutes. */
  readonly requestsPerAddress: number;
  /** The largest number of requests with one token in five minutes; undefined: no limit. */
  readonly requestsPerToken: number | undefined;
};

/**
 * The web ACL of pages and API: a rate for each address and for each token, and AWS's list of known bad inputs. A web ACL of
 * CloudFront must be in us-east-1; `npm run deploy` passes its output as the parameter `WebAcl` to the stage's stack.
 */
export class ShieldStack extends Stack {
  constructor(scope: Construct, id: string, { name, tags, requestsPerAddress, requestsPerToken }: ShieldProps) {
    super(scope, id, {
      description: `Order service, shield of ${name}`,
      analyticsReporting: false,
      env: { region: 'us-east-1' },
      tags,
    });
    const rules: CfnWebACL.RuleProperty[] = [
      limitByAddress(name, 0, requestsPerAddress),
      ...(requestsPerToken === undefined ? [] : [limitByToken(name, 1, requestsPerToken)]),
      {
        name: 'known-bad-inputs',
        priority: 2,
        statement: { managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesKnownBadInputsRuleSet' } },
        overrideAction: { none: {} },
        visibilityConfig: visibility(`${name}-known-bad`),
      },
    ];
    const shield = new CfnWebACL(this, 'Shield', webAclOf(name, 'CLOUDFRONT', rules));
    new CfnOutput(this, 'WebAcl', { value: shield.attrArn });
  }
}
