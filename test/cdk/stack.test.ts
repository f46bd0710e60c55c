import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { grants } from '#adapters/dynamodb/grants';
import { table } from '#adapters/dynamodb/table';
import type { Operation } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';
import { scopes } from '#domain/access/caller';
import { allowedBy, type Deployed, deployedIn, statementsIn } from '#test/cdk/deployed';
import { sampleOperation } from '#test/cdk/sample-operation';
import { started } from '#test/cdk/start';
import {
  buildBundles,
  bundleOf,
  cdkContext,
  ofType,
  root,
  type Synthesised,
  servingOf,
  synthesise,
  theOnly,
} from '#test/cdk/synthesised';

let synthesised: Synthesised;
let deployed: ReadonlyMap<string, Deployed>;

const keyOf = ({ method, path }: Operation): string => `${method} ${path}`;
const deployedAs = (operation: Operation): Deployed => {
  const found = deployed.get(keyOf(operation));
  if (found === undefined) throw new Error(`${operation.id} has no route`);
  return found;
};
const logicalIdOf = (type: string): string => ofType(synthesised.template, type)[0]?.[0] ?? `no ${type}`;

beforeAll(() => {
  buildBundles();
  synthesised = synthesise();
  deployed = new Map(deployedIn(synthesised.template).map((found) => [found.routeKey, found]));
});

const byId = operations.map((operation) => [operation.id, operation] as const);

describe('routes, operations and functions', () => {
  test('are the same, one for one', () => {
    const { template } = synthesised;
    expect([...deployed.keys()].sort()).toEqual(operations.map(keyOf).sort());
    for (const type of ['ApiGatewayV2::Route', 'ApiGatewayV2::Integration', 'Lambda::Function', 'Lambda::Permission'])
      expect(servingOf(template, `AWS::${type}`)).toHaveLength(operations.length);
    expect(new Set([...deployed.values()].map(({ handler }) => handler)).size).toBe(operations.length);
    expect(new Set([...deployed.values()].map(({ role }) => role)).size).toBe(operations.length);
  });

  test.each(byId)('%s is behind its scope, or open to all', (_, operation) => {
    const { AuthorizationType, AuthorizationScopes, AuthorizerId } = deployedAs(operation).route.Properties;
    const isOpen = operation.kind === 'page' || operation.access === 'public';
    expect({ AuthorizationType, AuthorizationScopes, AuthorizerId }).toEqual(
      isOpen
        ? { AuthorizationType: 'NONE', AuthorizationScopes: undefined, AuthorizerId: undefined }
        : {
            AuthorizationType: 'JWT',
            AuthorizationScopes: [`orders/${operation.access.scope}`],
            AuthorizerId: { Ref: logicalIdOf('AWS::ApiGatewayV2::Authorizer') },
          },
    );
  });

  test.each(byId)('%s runs its own bundle where it belongs', (id, operation) => {
    const { handler, integration } = deployedAs(operation);
    const { Properties } = handler;
    const asset = join(synthesised.folder, `asset.${Properties.Code.S3Key.replace('.zip', '')}`);
    expect(readFileSync(join(asset, 'index.cjs')).equals(readFileSync(join(bundleOf(operation), 'index.cjs')))).toBe(
      true,
    );
    expect(Properties).toMatchObject({
      FunctionName: `order-service-dev-${id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: 10,
      MemorySize: operation.kind === 'page' ? 256 : 1024,
    });
    expect(integration.Properties).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
  });

  test.each(byId)('%s may be called by its own route alone', (_, operation) => {
    const { permission } = deployedAs(operation);
    expect(permission.Properties).toMatchObject({
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
    });
    const source: readonly unknown[] = permission.Properties.SourceArn['Fn::Join'][1];
    expect(source.at(-1)).toBe(`/*/*${operation.path}`);
    expect(source.at(-2)).toEqual({ Ref: logicalIdOf('AWS::ApiGatewayV2::Api') });
  });
});

describe('permissions', () => {
  const granted = (operation: Operation, tableId: string): readonly string[] => {
    if (operation.kind === 'page') return [];
    const all = operation.useCase.uses.map((port) => grants[port]);
    return [
      ...new Set([
        ...all.flatMap((grant) => grant.table.map((action) => `${action} on ${tableId}.Arn`)),
        ...all.flatMap((grant) => grant.index.map((action) => `${action} on ${tableId}.Arn/index/gsi1`)),
      ]),
    ].sort();
  };
  const onLog = /^logs:(CreateLogStream|PutLogEvents) on /;

  test.each(byId)('%s may do what its ports may, and write its log', (_, operation) => {
    const { role, handler } = deployedAs(operation);
    const allowed = allowedBy(role);
    expect(allowed.filter((one) => !onLog.test(one))).toEqual(granted(operation, logicalIdOf('AWS::DynamoDB::Table')));
    const log = handler.Properties.LoggingConfig.LogGroup.Ref;
    expect(allowed.filter((one) => onLog.test(one))).toEqual([
      `logs:CreateLogStream on ${log}.Arn`,
      `logs:PutLogEvents on ${log}.Arn`,
    ]);
  });

  // Written out, so that the test above and the stack cannot share a mistake.
  test.each([
    ['health', []],
    ['getOrder', ['dynamodb:GetItem on Table.Arn']],
    [
      'listOrders',
      ['dynamodb:GetItem on Table.Arn', 'dynamodb:Query on Table.Arn', 'dynamodb:Query on Table.Arn/index/gsi1'],
    ],
    ['batchGetOrders', ['dynamodb:BatchGetItem on Table.Arn']],
    ['deleteOrder', ['dynamodb:DeleteItem on Table.Arn', 'dynamodb:GetItem on Table.Arn']],
    ['ready', ['dynamodb:DescribeTable on Table.Arn']],
    [
      'cancelOrder',
      ['dynamodb:GetItem on Table.Arn', 'dynamodb:PutItem on Table.Arn', 'dynamodb:UpdateItem on Table.Arn'],
    ],
  ])('%s may do just this', (id, expected) => {
    const operation = operations.find((one) => one.id === id);
    if (operation === undefined) throw new Error(`no operation ${id}`);
    const tableId = logicalIdOf('AWS::DynamoDB::Table');
    const allowed = allowedBy(deployedAs(operation).role).filter((one) => !onLog.test(one));
    expect(allowed.map((one) => one.replace(tableId, 'Table'))).toEqual(expected);
  });

  test('are in the roles of the functions and nowhere else', () => {
    const { template } = synthesised;
    expect(servingOf(template, 'AWS::IAM::Role')).toHaveLength(operations.length);
    for (const type of ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::UserPolicy'])
      expect(ofType(template, type)).toEqual([]);
  });

  test('never say all, and never Scan', () => {
    const statements = statementsIn(synthesised.template).filter(({ Effect }) => Effect === 'Allow');
    expect(statements.length).toBeGreaterThanOrEqual(2 * operations.length);
    for (const { Action, Resource } of statements) {
      expect(JSON.stringify([Action, Resource])).not.toContain('*');
      expect(JSON.stringify(Action)).not.toMatch(/:(Scan|PartiQL)/i);
    }
  });
});

describe('the environment', () => {
  const withUseCase = byId.filter(([, { kind }]) => kind === 'use-case');
  const pages = byId.filter(([, { kind }]) => kind === 'page');
  const commits = (operation: Operation) => operation.kind === 'use-case' && operation.useCase.uses.includes('commit');
  const reference = (secret: string) => ['{{resolve:secretsmanager:', { Ref: secret }, ':SecretString:::}}'];

  test.each(withUseCase)('%s is told all that the configuration reads', (_, operation) => {
    const secretId = (name: string): string =>
      ofType(synthesised.template, 'AWS::SecretsManager::Secret').find(
        ([, { Properties }]) => Properties.Name === `order-service/dev/${name}`,
      )?.[0] ?? `no ${name}`;
    const [open, tagSecret, close] = reference(secretId('customer-tags-1'));
    expect(deployedAs(operation).handler.Properties.Environment.Variables).toEqual({
      TABLE_NAME: { Ref: logicalIdOf('AWS::DynamoDB::Table') },
      TAG_SECRETS: { 'Fn::Join': ['', [`[{"from":0,"secret":"${open}`, tagSecret, `${close}"}]`]] },
      CURSOR_SECRET: { 'Fn::Join': ['', reference(secretId('cursors'))] },
      SHARDS: '[{"from":0,"shards":1}]',
      TOKEN_ISSUER: { 'Fn::GetAtt': [logicalIdOf('AWS::Cognito::UserPool'), 'ProviderURL'] },
      TOKEN_CLIENTS: {
        'Fn::Join': ['', theOnlyAudience().flatMap((client, index) => (index === 0 ? [client] : [',', client]))],
      },
      SCOPE_PREFIX: 'orders/',
      STAFF_GROUP: 'staff',
      CORS_ORIGINS: 'http://localhost:5173',
      ...(commits(operation) ? { METRICS_NAMESPACE: 'order-service-dev' } : {}),
    });
  });

  const theOnlyAudience = (): readonly { readonly Ref: string }[] =>
    theOnly(synthesised.template, 'AWS::ApiGatewayV2::Authorizer').Properties.JwtConfiguration.Audience;

  test.each(pages)('%s, a page, knows neither the table nor a secret', (_, operation) => {
    expect(deployedAs(operation).handler.Properties.Environment.Variables).toEqual({
      CORS_ORIGINS: 'http://localhost:5173',
    });
  });

  test.each(withUseCase)('%s starts with it', (_, operation) => {
    expect(started(deployedAs(operation), bundleOf(operation))).toBe('function');
  });

  test.each([
    ['health', '/health'],
    ['contract', '/openapi.json'],
    ['docs', '/docs'],
    ['docsAsset', '/docs/swagger-ui-bundle.js'],
    ['problemPage', '/problems/out-of-stock'],
  ])('%s answers with it', (id, path) => {
    const operation = operations.find((one) => one.id === id);
    if (operation === undefined) throw new Error(`no operation ${id}`);
    expect(started(deployedAs(operation), bundleOf(operation), path)).toBe('200');
  });
});

describe('what is kept', () => {
  test('is in a table of the shape that the adapter expects', () => {
    expect(theOnly(synthesised.template, 'AWS::DynamoDB::Table').Properties).toEqual({
      TableName: 'order-service-dev',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'g1'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi1',
          KeySchema: [
            { AttributeName: 'g1', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...table.index.projected] },
        },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    });
  });

  test.each(['AWS::DynamoDB::Table', 'AWS::SecretsManager::Secret', 'AWS::Cognito::UserPool'])(
    '%s outlives the stack',
    (type) => {
      const found = ofType(synthesised.template, type);
      expect(found.length).toBeGreaterThan(0);
      for (const [, resource] of found)
        expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    },
  );

  test('secrets are generated and stand in no template', () => {
    const found = ofType(synthesised.template, 'AWS::SecretsManager::Secret').map(([, { Properties }]) => Properties);
    expect(found.map(({ Name }) => Name).sort()).toEqual([
      'order-service/dev/cursors',
      'order-service/dev/customer-tags-1',
    ]);
    for (const { GenerateSecretString, SecretString } of found) {
      expect(GenerateSecretString).toEqual({ PasswordLength: 64, ExcludePunctuation: true });
      expect(SecretString).toBeUndefined();
    }
  });

  test('logs are kept for 30 days, each function’s in its own', () => {
    const groups = servingOf(synthesised.template, 'AWS::Logs::LogGroup');
    expect(groups.map(([, { Properties }]) => Properties.RetentionInDays)).toEqual(operations.map(() => 30));
    const used = [...deployed.values()].map(({ handler }) => handler.Properties.LoggingConfig.LogGroup.Ref);
    expect(used.sort()).toEqual(groups.map(([logicalId]) => logicalId).sort());
  });
});

describe('the gateway', () => {
  test('throttles its default stage', () => {
    expect(theOnly(synthesised.template, 'AWS::ApiGatewayV2::Stage').Properties).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
    });
  });

  test('answers the browsers of the shop’s pages and no others', () => {
    expect(theOnly(synthesised.template, 'AWS::ApiGatewayV2::Api').Properties.CorsConfiguration).toEqual({
      AllowOrigins: ['http://localhost:5173'],
      AllowMethods: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'],
      AllowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match'],
      ExposeHeaders: ['ETag', 'Location', 'Link', 'Idempotency-Replayed', 'Retry-After', 'X-Request-Id'],
      MaxAge: 600,
    });
  });

  test('believes tokens of its user pool, for its clients', () => {
    const clients = ofType(synthesised.template, 'AWS::Cognito::UserPoolClient').map(([logicalId]) => logicalId);
    const { AuthorizerType, IdentitySource, JwtConfiguration } = theOnly(
      synthesised.template,
      'AWS::ApiGatewayV2::Authorizer',
    ).Properties;
    expect({ AuthorizerType, IdentitySource }).toEqual({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
    });
    expect(JwtConfiguration.Issuer).toEqual({ 'Fn::GetAtt': [logicalIdOf('AWS::Cognito::UserPool'), 'ProviderURL'] });
    expect(JwtConfiguration.Audience.map(({ Ref }: { Ref: string }) => Ref).sort()).toEqual(clients.sort());
  });
});

describe('the user pool', () => {
  const clientsBy = (flow: string) =>
    ofType(synthesised.template, 'AWS::Cognito::UserPoolClient')
      .map(([, { Properties }]) => Properties)
      .filter(({ AllowedOAuthFlows }) => AllowedOAuthFlows.includes(flow));

  test('knows every scope of the service', () => {
    const { Identifier, Scopes } = theOnly(synthesised.template, 'AWS::Cognito::UserPoolResourceServer').Properties;
    expect(Identifier).toBe('orders');
    expect(Scopes.map(({ ScopeName }: { ScopeName: string }) => ScopeName)).toEqual([...scopes]);
  });

  test('has one client without a secret that exchanges a code', () => {
    const [web, ...others] = clientsBy('code');
    expect(others).toEqual([]);
    expect(web).toMatchObject({
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
      CallbackURLs: ['http://localhost:5173/'],
      AllowedOAuthScopes: ['openid', 'email', ...scopes.map((scope) => `orders/${scope}`)],
    });
  });

  test('has one client with a secret that acts for itself, as a customer', () => {
    const [partner, ...others] = clientsBy('client_credentials');
    expect(others).toEqual([]);
    expect(partner).toMatchObject({
      AllowedOAuthFlows: ['client_credentials'],
      GenerateSecret: true,
      AllowedOAuthScopes: ['orders/orders:read', 'orders/orders:write'],
    });
  });

  test('has the group that staff are in', () => {
    expect(theOnly(synthesised.template, 'AWS::Cognito::UserPoolGroup').Properties.GroupName).toBe('staff');
  });
});

describe('one operation more', () => {
  test('is its route, integration, permission, function, role and log, and changes nothing else', () => {
    const codeOf = (operation: Operation) =>
      bundleOf(operation.id === 'sample' ? { ...operation, id: 'health' } : operation);
    const more = synthesise({ operations: [...operations, sampleOperation], codeOf }).template;
    const { Resources, ...others } = synthesised.template;
    const added = Object.entries(more.Resources).filter(([logicalId]) => !(logicalId in Resources));
    expect(added.map(([, { Type }]) => Type).sort()).toEqual([
      'AWS::ApiGatewayV2::Integration',
      'AWS::ApiGatewayV2::Route',
      'AWS::IAM::Role',
      'AWS::Lambda::Function',
      'AWS::Lambda::Permission',
      'AWS::Logs::LogGroup',
    ]);
    expect({
      ...more,
      Resources: { ...more.Resources, ...Object.fromEntries(added.map(([id]) => [id, undefined])) },
    }).toEqual({
      ...others,
      Resources,
    });
    const sample = deployedIn(more).find(({ routeKey }) => routeKey === 'PATCH /v1/samples/{sampleId}');
    expect(sample?.route.Properties.AuthorizationScopes).toEqual(['orders/reports:read']);
    expect(sample && allowedBy(sample.role).filter((one) => one.startsWith('dynamodb:'))).toHaveLength(3);
  });
});

describe('synthesis', () => {
  test('gives the same template again, also by the command line’s way in', () => {
    const output = mkdtempSync(join(tmpdir(), 'synthesised-'));
    try {
      execFileSync(process.execPath, ['--import', 'tsx', 'cdk/app.ts'], {
        cwd: root,
        env: { ...process.env, CDK_OUTDIR: output, CDK_CONTEXT_JSON: JSON.stringify(cdkContext) },
        stdio: 'pipe',
      });
      const template = readFileSync(join(output, 'order-service-dev.template.json'), 'utf8');
      expect(JSON.parse(template)).toEqual(synthesised.template);
    } finally {
      rmSync(output, { recursive: true, force: true });
    }
  });

  test('of another stage shares no name with this one', () => {
    const names = (template: unknown): readonly string[] =>
      JSON.stringify(template).match(/"(order-service[/-]|\/aws\/lambda\/)[^"]*"/g) ?? [];
    const here = names(synthesised.template.Resources);
    const there = names(
      synthesise({ context: { stage: 'prod', webOrigins: 'https://shop.example' } }).template.Resources,
    );
    expect(there).toHaveLength(here.length);
    expect(there.filter((name) => !name.includes('prod'))).toEqual([]);
    expect(here.filter((name) => there.includes(name))).toEqual([]);
  });

  test.each([
    ['stage', 'Prod'],
    ['stage', 'x'],
    ['stage', '../dev'],
    ['webOrigins', 'http://shop.example'],
    ['webOrigins', '*'],
    ['webOrigins', 'https://shop.example/'],
    ['webOrigins', ''],
  ])('refuses the %s %p', (name, value) => {
    expect(() => synthesise({ context: { [name]: value } })).toThrow(name);
  });
});
