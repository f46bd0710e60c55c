import { beforeAll, describe, expect, test } from '@jest/globals';
import { App } from 'aws-cdk-lib';
import { operations } from '#adapters/http/operations/registry';
import { problemCatalog } from '#adapters/http/problem-catalog';
import { apiPatterns } from '#cdk/pages/pages';
import { ShieldStack } from '#cdk/pages/shield-stack';
import { pagePolicy } from '#infrastructure/pages/headers';
import { referenceText, statementsIn } from '#test/cdk/support/deployed';
import { buildBundles, ofType, onlyResource, synthesize, type Template } from '#test/cdk/support/synthesized';

let template: Template;
beforeAll(() => {
  buildBundles();
  template = synthesize({ context: { stage: 'prod' } }).template;
});

const matches = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace('*', '.*')}$`).test(path);

describe('the pages', () => {
  test('are in a bucket that only CloudFront may read', () => {
    const [[distributionId]] = ofType(template, 'AWS::CloudFront::Distribution') as unknown as [[string]];
    const reading = ofType(template, 'AWS::S3::BucketPolicy')
      .flatMap(([, { Properties }]) => statementsIn(Properties))
      .filter(({ Effect, Action }) => Effect === 'Allow' && Action === 's3:GetObject');
    expect(reading).toHaveLength(1);
    expect(JSON.stringify(reading[0]?.Condition)).toContain(distributionId);
    expect(
      onlyResource(template, 'AWS::CloudFront::OriginAccessControl').Properties.OriginAccessControlConfig,
    ).toMatchObject({
      SigningBehavior: 'always',
      OriginAccessControlOriginType: 's3',
    });
  });

  test('have the region in the global names of CloudFront', () => {
    const { OriginAccessControlConfig } = onlyResource(template, 'AWS::CloudFront::OriginAccessControl').Properties;
    const { ResponseHeadersPolicyConfig } = onlyResource(template, 'AWS::CloudFront::ResponseHeadersPolicy').Properties;
    const { Name: functionName } = onlyResource(template, 'AWS::CloudFront::Function').Properties;
    expect(referenceText(functionName)).toBe('order-service-prod-console-AWS::Region');
    for (const { Name } of [OriginAccessControlConfig, ResponseHeadersPolicyConfig]) {
      expect(referenceText(Name)).toBe('order-service-prod-AWS::Region');
      const longest = referenceText(Name).replace('prod', 'a'.repeat(20)).replace('AWS::Region', 'ap-southeast-3');
      expect(longest.length).toBeLessThanOrEqual(64);
    }
  });

  test('are served over TLS, with security headers', () => {
    const { DefaultCacheBehavior } = onlyResource(template, 'AWS::CloudFront::Distribution').Properties
      .DistributionConfig;
    expect(DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https');
    const { SecurityHeadersConfig } = onlyResource(template, 'AWS::CloudFront::ResponseHeadersPolicy').Properties
      .ResponseHeadersPolicyConfig;
    const signIn = 'https://order-service-prod-AWS::AccountId.auth.AWS::Region.amazoncognito.com';
    expect(referenceText(SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy)).toBe(
      pagePolicy({ signIn, withStripe: false }),
    );
    expect(SecurityHeadersConfig.FrameOptions.FrameOption).toBe('DENY');
    expect(SecurityHeadersConfig.ReferrerPolicy.ReferrerPolicy).toBe('no-referrer');
    expect(SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec).toBe(31_536_000);
  });

  test.each(operations.map(({ id, path }) => [id, path] as const))('send %s to the API', (_, path) => {
    const { CacheBehaviors, Origins } = onlyResource(template, 'AWS::CloudFront::Distribution').Properties
      .DistributionConfig;
    const behavior = CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => matches(PathPattern, path));
    const origin = Origins.find(({ Id }: { Id: string }) => Id === behavior?.TargetOriginId);
    expect(referenceText(origin?.DomainName)).toMatch(/^HttpApi\w+\.execute-api\./);
    expect(behavior).toMatchObject({ ViewerProtocolPolicy: 'https-only' });
    expect(behavior.AllowedMethods).toHaveLength(7);
  });

  test('cache no error', () => {
    const { DistributionConfig } = onlyResource(template, 'AWS::CloudFront::Distribution').Properties;
    const errorResponses = DistributionConfig.CustomErrorResponses.map(
      ({ ErrorCode, ErrorCachingMinTTL, ...page }: Record<string, unknown>) => [ErrorCode, ErrorCachingMinTTL, page],
    );
    expect(errorResponses).toEqual(
      [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].map((status) => [status, 0, {}]),
    );
  });

  test('send nothing else to the API', () => {
    const patterns = apiPatterns(operations);
    for (const path of ['/', '/index.html', '/style.css', '/orders/7K3M9Q', '/healthy', '/v1x', '/docs.html'])
      expect(patterns.filter((pattern) => matches(pattern, path))).toEqual([]);
  });

  test.each([
    ['/console', '/console.html'],
    ['/console/', '/console.html'],
    ['/console/orders/7K3M9Q-X1QF65-V805T8', '/console.html'],
    ['/consoles', '/consoles'],
    ['/console.html', '/console.html'],
  ])('have the console at %s', (uri, served) => {
    const { CacheBehaviors } = onlyResource(template, 'AWS::CloudFront::Distribution').Properties.DistributionConfig;
    const behavior = CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => matches(`/${PathPattern}`, uri));
    expect(behavior).toMatchObject({ PathPattern: 'console*', ViewerProtocolPolicy: 'redirect-to-https' });
    expect(behavior.FunctionAssociations).toHaveLength(1);
    const { FunctionCode } = onlyResource(template, 'AWS::CloudFront::Function').Properties;
    const handler = new Function(`${FunctionCode}; return handler;`)();
    expect(handler({ request: { uri } })).toEqual({ uri: served });
  });

  test('are the callback of a sign-in by code, without a secret', () => {
    const [[distributionId]] = ofType(template, 'AWS::CloudFront::Distribution') as unknown as [[string]];
    const web = ofType(template, 'AWS::Cognito::UserPoolClient')
      .map(([, { Properties }]) => Properties)
      .find(({ AllowedOAuthFlows }) => AllowedOAuthFlows.includes('code'));
    const address = `https://${distributionId}.DomainName`;
    expect(web.CallbackURLs.map(referenceText)).toEqual([`${address}/`, `${address}/console`]);
    expect(web.GenerateSecret).toBe(false);
  });

  test('get the facts of the shop and the sign-in of the stage', () => {
    const { Value } = template.Outputs.PagesConfiguration ?? {};
    // The tokens of CloudFormation stand inside of texts.
    const configuration = JSON.parse(referenceText(Value));
    expect(configuration).toMatchObject({
      homeCountry: 'DE',
      payments: { provider: 'simulator' },
      signIn: {
        kind: 'cognito',
        page: expect.stringMatching(/^https:\/\/UsersPoolSignIn\w+\.auth\.AWS::Region\.amazoncognito\.com$/),
        scopes: ['openid', 'email', 'orders/orders:read', 'orders/orders:write'],
        staffScopes: expect.arrayContaining(['orders/payments:write', 'orders/stock:write']),
      },
    });
    // CloudFormation refuses a longer output.
    expect(JSON.stringify(configuration).length).toBeLessThan(3_500);
  });

  test('may share the client with a developer’s machine, which changes no function', () => {
    const { template: withSignIn } = synthesize({ context: { stage: 'prod', signInOrigins: 'http://localhost:5173' } });
    const changed = Object.entries(withSignIn.Resources).filter(
      ([logicalId, resource]) => JSON.stringify(resource) !== JSON.stringify(template.Resources[logicalId]),
    );
    expect(changed.map(([, { Type }]) => Type)).toEqual(['AWS::Cognito::UserPoolClient']);
    for (const urls of ['CallbackURLs', 'LogoutURLs'])
      expect(changed[0]?.[1].Properties[urls]).toContain('http://localhost:5173/');
  });

  test('need the web ACL in every deployment', () => {
    const { WebAcl } = (template as unknown as { Parameters: Record<string, { Default?: string }> }).Parameters;
    expect(WebAcl).toBeDefined();
    expect(WebAcl?.Default).toBeUndefined();
    expect(onlyResource(template, 'AWS::CloudFront::Distribution').Properties.DistributionConfig.WebACLId).toEqual({
      Ref: 'WebAcl',
    });
  });
});

describe('the shield', () => {
  test('limits the requests of one address and with one token, and answers with the problem document of the service', () => {
    const app = new App();
    const limits = { requestsPerAddress: 3_000, requestsPerToken: 2_000 };
    const shield = new ShieldStack(app, 'shield', { name: 'order-service-prod', tags: {}, ...limits });
    const made: Template = app.synth().getStackByName(shield.stackName).template;
    const { Scope, Rules, CustomResponseBodies } = onlyResource(made, 'AWS::WAFv2::WebACL').Properties;
    expect(Scope).toBe('CLOUDFRONT');
    expect(Rules.map(({ Name, Priority }: { Name: string; Priority: number }) => [Name, Priority])).toEqual([
      ['rate-by-address', 0],
      ['rate-by-token', 1],
      ['known-bad-inputs', 2],
    ]);
    expect(Rules[0].Statement.RateBasedStatement).toEqual({ Limit: 3_000, AggregateKeyType: 'IP' });
    // One token has one spelling, and requests without a token are not counted together.
    const TextTransformations = [
      { Priority: 0, Type: 'COMPRESS_WHITE_SPACE' },
      { Priority: 1, Type: 'LOWERCASE' },
    ];
    expect(Rules[1].Statement.RateBasedStatement).toEqual({
      Limit: 2_000,
      AggregateKeyType: 'CUSTOM_KEYS',
      CustomKeys: [{ Header: { Name: 'authorization', TextTransformations } }],
      ScopeDownStatement: {
        SizeConstraintStatement: {
          FieldToMatch: { SingleHeader: { Name: 'authorization' } },
          ComparisonOperator: 'GT',
          Size: 0,
          TextTransformations,
        },
      },
    });
    for (const { Action } of Rules.slice(0, 2))
      expect(Action.Block.CustomResponse).toEqual({
        ResponseCode: 429,
        CustomResponseBodyKey: 'tooMany',
        ResponseHeaders: [{ Name: 'Retry-After', Value: '60' }],
      });
    const { title, meaning, retryable } = problemCatalog['rate-limited'];
    expect(JSON.parse(CustomResponseBodies.tooMany.Content)).toEqual({
      type: '/problems/rate-limited',
      title,
      status: 429,
      code: 'rate-limited',
      detail: meaning,
      retryable,
    });
    expect(shield.region).toBe('us-east-1');
  });

  test('counts no token without a limit', () => {
    const app = new App();
    const limits = { requestsPerAddress: 3_000, requestsPerToken: undefined };
    const shield = new ShieldStack(app, 'shield', { name: 'order-service-prod', tags: {}, ...limits });
    const made: Template = app.synth().getStackByName(shield.stackName).template;
    const { Rules } = onlyResource(made, 'AWS::WAFv2::WebACL').Properties;
    expect(Rules.map(({ Name }: { Name: string }) => Name)).toEqual(['rate-by-address', 'known-bad-inputs']);
  });
});
