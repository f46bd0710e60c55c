import { beforeAll, describe, expect, test } from '@jest/globals';
import { referenceText } from '#test/cdk/support/deployed';
import { buildBundles, ofType, onlyResource, synthesize } from '#test/cdk/support/synthesized';

describe('the gateway', () => {
  beforeAll(buildBundles);
  const context = { rates: 'placeOrder:7,health:3,page:30' };

  test('of an HTTP API has the rates by route, for HEAD too', () => {
    const { RouteSettings, DefaultRouteSettings } = onlyResource(
      synthesize({ context }).template,
      'AWS::ApiGatewayV2::Stage',
    ).Properties;
    const settings = (perSecond: number) => ({ ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: 2 * perSecond });
    expect(RouteSettings['POST /v1/orders']).toEqual(settings(7));
    expect(RouteSettings['GET /health']).toEqual(settings(3));
    expect(RouteSettings['HEAD /health']).toEqual(settings(3));
    expect(RouteSettings['POST /v1/orders/{orderId}/cancel']).toEqual(settings(50));
    expect(DefaultRouteSettings).toMatchObject(settings(30));
  });

  test('of a REST API has a URL without a final slash', () => {
    const { Url } = synthesize({ context: { api: 'rest' } }).template.Outputs;
    expect(referenceText(Url?.Value)).toMatch(/\.AWS::URLSuffix\/Http\w+$/);
  });

  test('of a REST API has the rates by method', () => {
    const { MethodSettings } = onlyResource(
      synthesize({ context: { ...context, api: 'rest' } }).template,
      'AWS::ApiGateway::Stage',
    ).Properties;
    const rates = MethodSettings.map((one: Readonly<Record<string, unknown>>) => [
      `${one.HttpMethod} ${one.ResourcePath}`,
      one.ThrottlingRateLimit,
      one.ThrottlingBurstLimit,
    ]);
    expect(rates).toEqual(
      expect.arrayContaining([
        ['POST /~1v1~1orders', 7, 14],
        ['GET /~1health', 3, 6],
        ['HEAD /~1health', 3, 6],
        ['* /*', 30, 60],
      ]),
    );
  });

  test('of a REST API has a web ACL that counts by token, and answers with the problem document', () => {
    const { template } = synthesize({ context: { api: 'rest', requestsPerToken: '1000' } });
    const [[aclId, acl] = []] = ofType(template, 'AWS::WAFv2::WebACL');
    const [[stageId] = []] = ofType(template, 'AWS::ApiGateway::Stage');
    expect(acl?.Properties.Scope).toBe('REGIONAL');
    // Addresses are those of the edge where a stage has pages.
    expect(acl?.Properties.Rules.map(({ Statement }: { Statement: object }) => Statement)).toEqual([
      { RateBasedStatement: expect.objectContaining({ Limit: 1_000, AggregateKeyType: 'CUSTOM_KEYS' }) },
    ]);
    const { ResourceArn, WebACLArn } = onlyResource(template, 'AWS::WAFv2::WebACLAssociation').Properties;
    expect(WebACLArn).toEqual({ 'Fn::GetAtt': [aclId, 'Arn'] });
    expect(JSON.stringify(ResourceArn)).toContain(`{"Ref":"${stageId}"}`);
    const { StatusCode, ResponseParameters, ResponseTemplates } =
      ofType(template, 'AWS::ApiGateway::GatewayResponse').find(
        ([, { Properties }]) => Properties.ResponseType === 'WAF_FILTERED',
      )?.[1].Properties ?? {};
    expect([StatusCode, ResponseParameters['gatewayresponse.header.Retry-After']]).toEqual(['429', "'60'"]);
    expect(JSON.parse(ResponseTemplates['application/json'])).toMatchObject({ code: 'rate-limited', retryable: true });
  });

  test.each([
    ['a stage without the limit', { api: 'rest' }],
    ['an HTTP API, which can have none', { stage: 'prod' }],
  ])('has no web ACL in %s', (_, given) => {
    expect(ofType(synthesize({ context: given }).template, 'AWS::WAFv2::WebACL')).toEqual([]);
  });
});
