import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { grants } from '#adapters/dynamodb/grants';
import { acceptedScopes, type Operation } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';
import { classOf } from '#cdk/functions/operation-class';
import { customerScopes, scopes } from '#domain/access/caller';
import { needsOfPort } from '#infrastructure/needs';
import { allowedBy, type Deployed, deployedIn, referenceText, statementsIn } from '#test/cdk/support/deployed';
import { logGroupsOf } from '#test/cdk/support/log-groups';
import { lackingRoutes, routesOf } from '#test/cdk/support/routes';
import { started } from '#test/cdk/support/start';
import {
  buildBundles,
  bundleOf,
  ofType,
  onlyResource,
  type Synthesized,
  servingOf,
  synthesize,
} from '#test/cdk/support/synthesized';

let synthesized: Synthesized;
let deployed: ReadonlyMap<string, Deployed>;

const keyOf = ({ method, path }: Operation): string => `${method} ${path}`;
const deployedAs = (operation: Operation): Deployed => {
  const found = deployed.get(keyOf(operation));
  if (found === undefined) throw new Error(`${operation.id} has no route`);
  return found;
};
const logicalIdOf = (type: string): string => ofType(synthesized.template, type)[0]?.[0] ?? `no ${type}`;

beforeAll(() => {
  buildBundles();
  synthesized = synthesize({ copiesAssets: true });
  deployed = new Map(deployedIn(synthesized.template).map((found) => [found.routeKey, found]));
});

const byId = operations.map((operation) => [operation.id, operation] as const);

/** The ports of outside systems. */
const outside = ['payments', 'webhookCalls'];

const sizeOf = (operation: Operation) => {
  if (operation.kind === 'page') return { Timeout: 10, MemorySize: 256 };
  if (operation.id.startsWith('batch')) return { Timeout: 28, MemorySize: 1792 };
  return { Timeout: operation.useCase.uses.some((port) => outside.includes(port)) ? 28 : 10, MemorySize: 1024 };
};

describe('routes, operations and functions', () => {
  test('correspond one to one, and one more function answers every other request', () => {
    const { template } = synthesized;
    expect([...deployed.keys()].sort()).toEqual([...routesOf(operations), ...lackingRoutes, '$default'].sort());
    for (const type of [
      'ApiGatewayV2::Integration',
      'Lambda::Function',
      'Lambda::Version',
      'Lambda::Alias',
      'Lambda::Permission',
    ])
      expect(servingOf(template, `AWS::${type}`)).toHaveLength(operations.length + 1);
    expect(new Set([...deployed.values()].map(({ handler }) => handler)).size).toBe(operations.length + 1);
    expect(new Set([...deployed.values()].map(({ role }) => role)).size).toBe(operations.length + 1);
  });

  test('HEAD has the function, the scope and the rate of GET', () => {
    const { RouteSettings } = onlyResource(synthesized.template, 'AWS::ApiGatewayV2::Stage').Properties;
    const ofRoute = (key: string) => {
      const { handler, route } = deployed.get(key) ?? {};
      const { RouteKey: _, ...properties } = route?.Properties ?? {};
      return { handler, properties, rate: RouteSettings[key] };
    };
    const reads = operations.filter(({ method }) => method === 'GET');
    for (const { path } of reads) expect(ofRoute(`HEAD ${path}`)).toEqual(ofRoute(`GET ${path}`));
  });

  test('a path of literals beside a path with a parameter answers its other methods with 405', () => {
    const unmatched = deployed.get('$default')?.handler;
    for (const route of lackingRoutes) expect([route, deployed.get(route)?.handler]).toEqual([route, unmatched]);
  });

  test.each(byId)('%s requires its scope, or is public', (_, operation) => {
    const { AuthorizationType, AuthorizationScopes, AuthorizerId } = deployedAs(operation).route.Properties;
    const isOpen = operation.kind === 'page' || operation.access === 'public';
    expect({ AuthorizationType, AuthorizationScopes, AuthorizerId }).toEqual(
      isOpen
        ? { AuthorizationType: 'NONE', AuthorizationScopes: undefined, AuthorizerId: undefined }
        : {
            AuthorizationType: 'JWT',
            AuthorizationScopes: acceptedScopes(operation.access).map((scope) => `orders/${scope}`),
            AuthorizerId: { Ref: logicalIdOf('AWS::ApiGatewayV2::Authorizer') },
          },
    );
  });

  test('lets customers through where they may call', () => {
    const scopes = customerScopes.map((scope) => `orders/${scope}`);
    for (const operation of operations) {
      if (operation.kind === 'page' || operation.access === 'public' || operation.access.who === 'staff') continue;
      const accepted: readonly string[] = deployedAs(operation).route.Properties.AuthorizationScopes;
      expect([operation.id, accepted.some((scope) => scopes.includes(scope))]).toEqual([operation.id, true]);
    }
    expect(acceptedScopes({ scope: 'payments:write', who: 'staff' })).toEqual(['payments:write']);
    expect(acceptedScopes({ scope: 'payments:write', who: 'customer or staff' })).toEqual([
      'payments:write',
      'orders:write',
    ]);
  });

  test.each(byId)('%s runs its own bundle with the settings of its class', (id, operation) => {
    const { handler, integration, alias } = deployedAs(operation);
    const { Properties } = handler;
    const asset = join(synthesized.folder, `asset.${Properties.Code.S3Key.replace('.zip', '')}`);
    expect(readFileSync(join(asset, 'index.cjs')).equals(readFileSync(join(bundleOf(operation), 'index.cjs')))).toBe(
      true,
    );
    expect(Properties).toMatchObject({
      FunctionName: `order-service-dev_${operation.tag.toLowerCase()}_${id}`,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      ...sizeOf(operation),
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON' },
    });
    expect(Properties.ReservedConcurrentExecutions).toBeUndefined();
    expect(alias.Properties.Name).toBe('live');
    expect(integration.Properties).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
  });

  test.each(byId)('%s may be invoked by its own route only', (_, operation) => {
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
  const traces = ['xray:PutTelemetryRecords on *', 'xray:PutTraceSegments on *'];
  const isOther = (one: string) => !onLog.test(one) && !traces.includes(one);

  test.each(byId)('%s has the permissions of its ports, and may write its log and its traces', (_, operation) => {
    const { role, handler } = deployedAs(operation);
    const allowed = allowedBy(role);
    expect(allowed.filter(isOther)).toEqual(granted(operation, logicalIdOf('AWS::DynamoDB::Table')));
    expect(allowed).toEqual(expect.arrayContaining(traces));
    const log = handler.Properties.LoggingConfig.LogGroup.Ref;
    expect(allowed.filter((one) => onLog.test(one))).toEqual([
      `logs:CreateLogStream on ${log}.Arn`,
      `logs:PutLogEvents on ${log}.Arn`,
    ]);
  });

  // Literal values, so that test and stack cannot share a mistake.
  test.each([
    ['health', []],
    ['getOrder', ['dynamodb:GetItem on Table.Arn']],
    [
      'listOrders',
      ['dynamodb:BatchGetItem on Table.Arn', 'dynamodb:Query on Table.Arn', 'dynamodb:Query on Table.Arn/index/gsi1'],
    ],
    ['batchGetOrders', ['dynamodb:BatchGetItem on Table.Arn']],
    ['deleteOrder', ['dynamodb:DeleteItem on Table.Arn', 'dynamodb:GetItem on Table.Arn']],
    ['ready', ['dynamodb:DescribeTable on Table.Arn']],
    [
      'cancelOrder',
      [
        'dynamodb:ConditionCheckItem on Table.Arn',
        'dynamodb:GetItem on Table.Arn',
        'dynamodb:PutItem on Table.Arn',
        'dynamodb:UpdateItem on Table.Arn',
      ],
    ],
  ])('%s has exactly these permissions', (id, expected) => {
    const operation = operations.find((one) => one.id === id);
    if (operation === undefined) throw new Error(`no operation ${id}`);
    const tableId = logicalIdOf('AWS::DynamoDB::Table');
    const allowed = allowedBy(deployedAs(operation).role).filter(isOther);
    expect(allowed.map((one) => one.replace(tableId, 'Table'))).toEqual(expected);
  });

  test('are in the roles of the functions only', () => {
    const { template } = synthesized;
    expect(servingOf(template, 'AWS::IAM::Role')).toHaveLength(operations.length + 1);
    for (const type of ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::UserPolicy'])
      expect(ofType(template, type)).toEqual([]);
  });

  test('have no wildcard and no Scan', () => {
    const statements = statementsIn(synthesized.template).filter(({ Effect }) => Effect === 'Allow');
    expect(statements.length).toBeGreaterThanOrEqual(2 * operations.length);
    for (const { Action, Resource } of statements) {
      const isTrace = [Action].flat().every((action) => action.startsWith('xray:Put'));
      // Traces have no resource.
      if (!isTrace) expect(JSON.stringify([Action, Resource])).not.toContain('*');
      expect(JSON.stringify(Action)).not.toMatch(/\*|:(Scan|PartiQL)/i);
    }
  });
});

describe('the environment', () => {
  const withUseCase = byId.filter(([, { kind }]) => kind === 'use-case');
  const secret = (name: string) => ({ 'Fn::GetAtt': [logicalIdOf('Custom::Secrets'), name] });

  /** The value of each variable. */
  const values = (): Readonly<Record<string, unknown>> => {
    return {
      TABLE_NAME: { Ref: logicalIdOf('AWS::DynamoDB::Table') },
      TAG_SECRETS: { 'Fn::Join': ['', ['[{"from":0,"secret":"', secret('customer-tags-1'), '"}]']] },
      CURSOR_SECRET: secret('cursors'),
      PROVIDER_EVENT_SECRETS: { 'Fn::Join': ['', ['["', secret('provider-events-1'), '"]']] },
      SHARDS: '[{"from":0,"shards":1}]',
      TOKEN_ISSUER: { 'Fn::GetAtt': [logicalIdOf('AWS::Cognito::UserPool'), 'ProviderURL'] },
      TOKEN_CLIENTS: {
        'Fn::Join': ['', theOnlyAudience().flatMap((client, index) => (index === 0 ? [client] : [',', client]))],
      },
      SCOPE_PREFIX: 'orders/',
      STAFF_GROUP: 'staff',
      CORS_ORIGINS: 'http://localhost:5173',
      METRICS_NAMESPACE: 'order-service-dev',
    };
  };
  const variablesOf = (operation: Operation): readonly string[] =>
    Object.keys(deployedAs(operation).handler.Properties.Environment.Variables).sort();

  test.each(byId)('%s has the variables that its ports and its access need', (_, operation) => {
    const variables = deployedAs(operation).handler.Properties.Environment.Variables;
    const uses = operation.kind === 'page' ? [] : operation.useCase.uses;
    const isOpen = operation.kind === 'page' || operation.access === 'public';
    const expected = [
      'CORS_ORIGINS',
      ...(uses.some((port) => grants[port].table.length > 0) ? ['TABLE_NAME'] : []),
      ...(uses.some((port) => needsOfPort[port].includes('shards')) ? ['SHARDS'] : []),
      ...(uses.some((port) => needsOfPort[port].includes('tags')) ? ['TAG_SECRETS'] : []),
      ...(operation.kind === 'use-case' && operation.request.cursor ? ['CURSOR_SECRET'] : []),
      ...(uses.includes('providerEvents') ? ['PROVIDER_EVENT_SECRETS'] : []),
      ...(isOpen ? [] : ['SCOPE_PREFIX', 'STAFF_GROUP', 'TOKEN_CLIENTS', 'TOKEN_ISSUER']),
      ...(uses.some((port) => needsOfPort[port].includes('metrics')) ? ['METRICS_NAMESPACE'] : []),
    ];
    expect(variablesOf(operation)).toEqual(expected.sort());
    for (const [name, value] of Object.entries(variables)) expect([name, value]).toEqual([name, values()[name]]);
  });

  // Literal values, so that test and stack cannot share a mistake.
  test.each([
    ['health', ['CORS_ORIGINS']],
    ['docs', ['CORS_ORIGINS']],
    ['getProduct', ['CORS_ORIGINS', 'TABLE_NAME']],
    ['listProducts', ['CORS_ORIGINS', 'CURSOR_SECRET', 'TABLE_NAME']],
    ['quoteOrder', ['CORS_ORIGINS', 'TABLE_NAME']],
    [
      'getOrder',
      ['CORS_ORIGINS', 'SCOPE_PREFIX', 'STAFF_GROUP', 'TABLE_NAME', 'TAG_SECRETS', 'TOKEN_CLIENTS', 'TOKEN_ISSUER'],
    ],
    [
      'putProduct',
      [
        'CORS_ORIGINS',
        'METRICS_NAMESPACE',
        'SCOPE_PREFIX',
        'SHARDS',
        'STAFF_GROUP',
        'TABLE_NAME',
        'TOKEN_CLIENTS',
        'TOKEN_ISSUER',
      ],
    ],
    [
      'eraseCustomer',
      [
        'CORS_ORIGINS',
        'METRICS_NAMESPACE',
        'SCOPE_PREFIX',
        'SHARDS',
        'STAFF_GROUP',
        'TABLE_NAME',
        'TAG_SECRETS',
        'TOKEN_CLIENTS',
        'TOKEN_ISSUER',
      ],
    ],
    [
      'listEvents',
      [
        'CORS_ORIGINS',
        'CURSOR_SECRET',
        'SCOPE_PREFIX',
        'SHARDS',
        'STAFF_GROUP',
        'TABLE_NAME',
        'TAG_SECRETS',
        'TOKEN_CLIENTS',
        'TOKEN_ISSUER',
      ],
    ],
  ])('%s has exactly these variables', (id, expected) => {
    const operation = operations.find((one) => one.id === id);
    if (operation === undefined) throw new Error(`no operation ${id}`);
    expect(variablesOf(operation)).toEqual(expected);
  });

  const theOnlyAudience = (): readonly { readonly Ref: string }[] =>
    onlyResource(synthesized.template, 'AWS::ApiGatewayV2::Authorizer').Properties.JwtConfiguration.Audience;

  test.each(withUseCase)('%s starts with its environment', (_, operation) => {
    expect(started(deployedAs(operation), bundleOf(operation))).toBe('function');
  });

  test.each([
    ['health', '/health'],
    ['contract', '/openapi.json'],
    ['docs', '/docs'],
    ['docsAsset', '/docs/swagger-ui-bundle.js'],
    ['problemPage', '/problems/out-of-stock'],
  ])('%s answers with its environment', (id, path) => {
    const operation = operations.find((one) => one.id === id);
    if (operation === undefined) throw new Error(`no operation ${id}`);
    expect(started(deployedAs(operation), bundleOf(operation), path)).toBe('200');
  });
});

describe('stored data', () => {
  test('is in a table with the keys of the adapter, and goes with a stage that keeps no data', () => {
    const { Properties, DeletionPolicy, UpdateReplacePolicy } = onlyResource(
      synthesized.template,
      'AWS::DynamoDB::Table',
    );
    expect(Properties).toMatchObject({
      TableName: 'order-service-dev',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
    expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Delete', 'Delete']);
  });

  test('has secrets that a deployment creates in the table, and no template contains', () => {
    expect(onlyResource(synthesized.template, 'Custom::Secrets').Properties).toEqual({
      ServiceToken: { Ref: expect.stringContaining('MakeSecrets') },
      ServiceTimeout: '180',
      Names: ['customer-tags-1', 'cursors', 'provider-events-1'],
      Table: { Ref: logicalIdOf('AWS::DynamoDB::Table') },
    });
    expect(ofType(synthesized.template, 'AWS::SecretsManager::Secret')).toEqual([]);
  });

  test('has logs for 7 days, a group for each function', () => {
    expect(logGroupsOf(synthesized.template)).toEqual({ days: [7], functions: operations.length + 1 });
  });
});

describe('the gateway', () => {
  test('throttles its default stage', () => {
    expect(onlyResource(synthesized.template, 'AWS::ApiGatewayV2::Stage').Properties).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      // The rate of pages.
      DefaultRouteSettings: { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
    });
  });

  test.each(byId)('throttles %s by its class, after the route exists', (_, operation) => {
    const stage = onlyResource(synthesized.template, 'AWS::ApiGatewayV2::Stage');
    const own = stage.Properties.RouteSettings[keyOf(operation)];
    const allowed = { read: 100, write: 50, call: 50, batch: 5, page: undefined };
    expect(own?.ThrottlingRateLimit).toBe(allowed[classOf(operation)]);
    if (own === undefined) return;
    const [routeId] = Object.entries(synthesized.template.Resources).find(
      ([, resource]) => resource === deployedAs(operation).route,
    ) ?? ['no route'];
    expect(stage.DependsOn).toContain(routeId);
  });

  test('throttles other requests as it throttles pages', () => {
    const { RouteSettings } = onlyResource(synthesized.template, 'AWS::ApiGatewayV2::Stage').Properties;
    expect(RouteSettings['GET /health']).toBeUndefined();
    expect(RouteSettings.$default).toBeUndefined();
  });

  test('has a URL without a final slash', () => {
    expect(referenceText(synthesized.template.Outputs.Url?.Value)).toMatch(/\.AWS::URLSuffix$/);
  });

  test.each([
    ['getOrder', 'read'],
    ['quoteOrder', 'read'],
    ['placeOrder', 'call'],
    ['updateOrder', 'write'],
    ['deleteOrder', 'write'],
    ['batchGetOrders', 'batch'],
    ['batchPlaceOrders', 'batch'],
    ['getStock', 'read'],
    ['contract', 'page'],
  ])('%s is of the class %s', (id, expected) => {
    expect(operations.filter((one) => one.id === id).map(classOf)).toEqual([expected]);
  });

  test('routes other requests to a function without permissions', () => {
    const { handler, role, route } = deployed.get('$default') as Deployed;
    expect(route.Properties.AuthorizationType).toBe('NONE');
    expect(handler.Properties).toMatchObject({ FunctionName: 'order-service-dev_service_unmatched', MemorySize: 256 });
    expect(handler.Properties.Environment.Variables).toEqual({ CORS_ORIGINS: 'http://localhost:5173' });
    expect(allowedBy(role).filter((one) => !/^(logs|xray):/.test(one))).toEqual([]);
  });

  test.each([
    ['/v1/nothing', 'GET', '404'],
    ['/v1/orders/', 'GET', '404'],
    ['/v1/orders', 'PUT', '405'],
    ['/v1/orders/batch', 'GET', '405'],
    ['/v1/orders/7K3M9Q-X1QF65-V805T8/cancel', 'GET', '405'],
  ])('%s with %s is %s', (path, method, status) => {
    const { handler } = deployed.get('$default') as Deployed;
    expect(started({ handler }, bundleOf({ id: 'unmatched' }), path, method)).toBe(status);
  });

  test('logs each request without personal data', () => {
    const { DestinationArn, Format } = onlyResource(synthesized.template, 'AWS::ApiGatewayV2::Stage').Properties
      .AccessLogSettings;
    const [group] = DestinationArn['Fn::GetAtt'];
    expect(synthesized.template.Resources[group]?.Properties.LogGroupName).toBe(
      '/aws/vendedlogs/apis/order-service-dev',
    );
    const line = JSON.parse(Format.replace(/:(\$context[.\w]+)/g, ':"$1"'));
    expect(Object.values(line).sort()).toEqual([
      '$context.authorizer.error',
      '$context.error.responseType',
      '$context.integration.latency',
      '$context.integration.status',
      '$context.requestId',
      '$context.requestTime',
      '$context.responseLatency',
      '$context.responseLength',
      '$context.routeKey',
      '$context.status',
    ]);
  });

  test('answers preflight requests of the shop’s pages only', () => {
    expect(onlyResource(synthesized.template, 'AWS::ApiGatewayV2::Api').Properties.CorsConfiguration).toEqual({
      AllowOrigins: ['http://localhost:5173'],
      AllowMethods: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'],
      AllowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match'],
      ExposeHeaders: [
        'ETag',
        'Location',
        'Link',
        'Idempotency-Replayed',
        'Retry-After',
        'RateLimit',
        'RateLimit-Policy',
        'X-Request-Id',
      ],
      MaxAge: 600,
    });
  });

  test('accepts tokens of its user pool for its clients', () => {
    const clients = ofType(synthesized.template, 'AWS::Cognito::UserPoolClient').map(([logicalId]) => logicalId);
    const { AuthorizerType, IdentitySource, JwtConfiguration } = onlyResource(
      synthesized.template,
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
    ofType(synthesized.template, 'AWS::Cognito::UserPoolClient')
      .map(([, { Properties }]) => Properties)
      .filter(({ AllowedOAuthFlows }) => AllowedOAuthFlows.includes(flow));

  test('knows every scope of the service', () => {
    const { Identifier, Scopes } = onlyResource(
      synthesized.template,
      'AWS::Cognito::UserPoolResourceServer',
    ).Properties;
    expect(Identifier).toBe('orders');
    expect(Scopes.map(({ ScopeName }: { ScopeName: string }) => ScopeName)).toEqual([...scopes]);
  });

  test('has one client without a secret, for the code flow', () => {
    const [web, ...others] = clientsBy('code');
    expect(others).toEqual([]);
    expect(web).toMatchObject({
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
      CallbackURLs: ['http://localhost:5173/', 'http://localhost:5173/console'],
      AllowedOAuthScopes: ['openid', 'email', ...scopes.map((scope) => `orders/${scope}`)],
    });
  });

  test('has one client with a secret, which acts as a customer', () => {
    const [partner, ...others] = clientsBy('client_credentials');
    expect(others).toEqual([]);
    expect(partner).toMatchObject({
      AllowedOAuthFlows: ['client_credentials'],
      GenerateSecret: true,
      AllowedOAuthScopes: ['orders/orders:read', 'orders/orders:write'],
    });
  });

  test('has the group of staff', () => {
    expect(onlyResource(synthesized.template, 'AWS::Cognito::UserPoolGroup').Properties.GroupName).toBe('staff');
  });
});
