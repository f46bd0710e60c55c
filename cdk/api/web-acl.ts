import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { problemDocument } from '#adapters/http/problem';
import { webAclSeconds } from '#cdk/api/gateway-answers';

/** The problem document of the service, without `instance` and request id, which WAF cannot fill in. */
const {
  instance: _,
  requestId: __,
  ...tooMany
} = problemDocument('rate-limited', 429, {}, { instance: '', requestId: '' });

export const visibility = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

/** A web ACL that admits what none of its rules refuses. */
export const webAclOf = (
  name: string,
  scope: 'CLOUDFRONT' | 'REGIONAL',
  rules: CfnWebACL.RuleProperty[],
): ConstructorParameters<typeof CfnWebACL>[2] => ({
  name,
  scope,
  defaultAction: { allow: {} },
  visibilityConfig: visibility(name),
  customResponseBodies: { tooMany: { contentType: 'APPLICATION_JSON', content: JSON.stringify(tooMany) } },
  rules,
});

const refuseAbove = (
  metricName: string,
  rule: string,
  priority: number,
  rateBasedStatement: CfnWebACL.RateBasedStatementProperty,
): CfnWebACL.RuleProperty => ({
  name: rule,
  priority,
  statement: { rateBasedStatement },
  action: {
    block: {
      customResponse: {
        responseCode: 429,
        customResponseBodyKey: 'tooMany',
        responseHeaders: [{ name: 'Retry-After', value: String(webAclSeconds) }],
      },
    },
  },
  visibilityConfig: visibility(`${metricName}-${rule}`),
});

/** At most so many requests of one address in five minutes. */
export const limitByAddress = (metricName: string, priority: number, limit: number): CfnWebACL.RuleProperty =>
  refuseAbove(metricName, 'rate-by-address', priority, { limit, aggregateKeyType: 'IP' });

/** A token is one token however a client writes the header: `Bearer` in any case, with any number of blanks. */
const textTransformations = [
  { priority: 0, type: 'COMPRESS_WHITE_SPACE' },
  { priority: 1, type: 'LOWERCASE' },
];
/** A property of WAF without a type in the CDK, which therefore keeps its name. */
const tokenHeader = { singleHeader: { Name: 'authorization' } };

/** At most so many requests with one token in five minutes. Requests without a token are not counted. */
export const limitByToken = (metricName: string, priority: number, limit: number): CfnWebACL.RuleProperty =>
  refuseAbove(metricName, 'rate-by-token', priority, {
    limit,
    aggregateKeyType: 'CUSTOM_KEYS',
    customKeys: [{ header: { name: 'authorization', textTransformations } }],
    scopeDownStatement: {
      sizeConstraintStatement: { fieldToMatch: tokenHeader, comparisonOperator: 'GT', size: 0, textTransformations },
    },
  });

export type RestLimitProps = { readonly name: string; readonly stageArn: string; readonly requestsPerToken: number };

/**
 * The web ACL of a REST API, for programs that call it directly. It counts by token alone: behind CloudFront all addresses
 * are those of the edge. So the gateway's answer WAF_FILTERED has one meaning.
 */
export class RestWebAcl extends Construct {
  constructor(scope: Construct, id: string, { name, stageArn, requestsPerToken }: RestLimitProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', webAclOf(name, 'REGIONAL', [limitByToken(name, 0, requestsPerToken)]));
    new CfnWebACLAssociation(this, 'Association', { resourceArn: stageArn, webAclArn: acl.attrArn });
  }
}
