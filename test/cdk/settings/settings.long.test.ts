import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { acceptedScopes } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';
import { problemCatalog } from '#adapters/http/problem-catalog';
import { gatewayAnswers } from '#cdk/api/gateway-answers';
import { allowedBy, deployedIn, functionOfAlias, referenceText, statementsIn } from '#test/cdk/support/deployed';
import { lackingRoutes, routesOf } from '#test/cdk/support/routes';
import { started } from '#test/cdk/support/start';
import {
  buildBundles,
  ofType,
  onlyResource,
  root,
  servingOf,
  synthesize,
  type Template,
} from '#test/cdk/support/synthesized';
import { startService } from '#test/http/support/service';
import { partOf } from '../../../scripts/operate/synth.mjs';

beforeAll(buildBundles);

const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

const madeAnew = (context: Readonly<Record<string, string>>): Template => synthesize({ context }).template;

const templates = new Map<string, Template>();
/** A template takes seconds, so tests of the same settings share it. */
const made = (context: Readonly<Record<string, string>>): Template => {
  const key = JSON.stringify(context);
  const template = templates.get(key) ?? madeAnew(context);
  templates.set(key, template);
  return template;
};

describe('the gateway’s own answers', () => {
  test('have the problem codes of the contract, each once', () => {
    for (const { code } of gatewayAnswers) expect(Object.keys(problemCatalog)).toContain(code);
    const types = gatewayAnswers.flatMap(({ rest }) => rest);
    expect(new Set(types).size).toBe(types.length);
    for (const status of [401, 403, 413, 429, 500, 503])
      expect(gatewayAnswers.some((answer) => answer.http?.status === status)).toBe(true);
  });
});

describe('api=rest', () => {
  let template: Template;
  const pathOf = (id: string): string => {
    const { ParentId, PathPart } = template.Resources[id]?.Properties ?? {};
    return `${ParentId.Ref === undefined ? '' : pathOf(ParentId.Ref)}/${PathPart}`;
  };
  const methods = () =>
    ofType(template, 'AWS::ApiGateway::Method').map(([, { Properties }]) => ({
      ...Properties,
      key: `${Properties.HttpMethod} ${Properties.ResourceId.Ref === undefined ? '/' : pathOf(Properties.ResourceId.Ref)}`,
      alias: Properties.Integration.Uri['Fn::Join'][1].find((part: { Ref?: string }) => /Live/.test(part.Ref ?? ''))
        .Ref,
    }));

  beforeAll(() => {
    template = made({ api: 'rest' });
  });

  test('routes every operation to its function, with its scope', () => {
    const own = methods().filter(({ HttpMethod }) => HttpMethod !== 'ANY');
    expect(own.map(({ key }) => key).sort()).toEqual([...routesOf(operations)].sort());
    for (const operation of operations) {
      const method = own.find(({ key }) => key === `${operation.method} ${operation.path}`);
      const isOpen = operation.kind === 'page' || operation.access === 'public';
      expect([operation.id, method?.AuthorizationType, method?.AuthorizationScopes]).toEqual(
        isOpen
          ? [operation.id, 'NONE', undefined]
          : [operation.id, 'COGNITO_USER_POOLS', acceptedScopes(operation.access).map((scope) => `orders/${scope}`)],
      );
      expect(functionOfAlias(template, method?.alias).handler.Properties.Description).toBe(
        `${operation.method} ${operation.path}`,
      );
    }
  });

  test('lets a function be called by the methods of its own path only', () => {
    for (const [, { Properties }] of servingOf(template, 'AWS::Lambda::Permission')) {
      const { Description } = functionOfAlias(template, Properties.FunctionName.Ref).handler.Properties;
      const [, path = '/*'] = /^[A-Z]+ (\/.*)$/.exec(Description) ?? [];
      const [rest] = Properties.SourceArn['Fn::Join'][1].slice(-1);
      expect([Description, rest]).toEqual([Description, `/*/*${path.replaceAll(/\{\w+\}/g, '*')}`]);
    }
  });

  test('gets a new deployment when a method leads to another function: its stage would stay with the former one', () => {
    const deploymentOf = (one: Template) => ofType(one, 'AWS::ApiGateway::Deployment').map(([id]) => id);
    const other = made({ api: 'rest', functions: 'one' });
    expect(deploymentOf(other)).toHaveLength(1);
    expect(deploymentOf(other)).not.toEqual(deploymentOf(template));
    expect(deploymentOf(made({ api: 'rest', rollout: 'canary' }))).toEqual(deploymentOf(template));
  });

  test('routes every other method and path to one function', () => {
    const others = methods().filter(({ HttpMethod }) => HttpMethod === 'ANY');
    expect(others.map(({ key }) => key)).toEqual(expect.arrayContaining(['ANY /', 'ANY /{proxy+}', 'ANY /v1/orders']));
    expect(new Set(others.map(({ alias }) => alias)).size).toBe(1);
    expect(others).toHaveLength(ofType(template, 'AWS::ApiGateway::Resource').length + 1);
    expect(functionOfAlias(template, others[0]?.alias).handler.Properties.FunctionName).toBe(
      'order-service-dev_service_unmatched',
    );
  });

  test('has problem documents as the gateway’s own answers', () => {
    const answers = new Map(
      ofType(template, 'AWS::ApiGateway::GatewayResponse').map(([, { Properties }]) => [
        Properties.ResponseType,
        Properties,
      ]),
    );
    expect([...answers.keys()].sort()).toEqual(gatewayAnswers.flatMap(({ rest }) => rest).sort());
    const { StatusCode, ResponseTemplates, ResponseParameters } = answers.get('THROTTLED');
    expect(StatusCode).toBe('429');
    expect(JSON.parse(ResponseTemplates['application/json'])).toEqual({
      type: '/problems/rate-limited',
      title: 'Too many requests',
      status: 429,
      code: 'rate-limited',
      detail: 'The client sends more requests than it may.',
      instance: '$context.path',
      requestId: '$context.requestId',
      retryable: true,
    });
    expect(ResponseParameters).toMatchObject({
      'gatewayresponse.header.Content-Type': "'application/problem+json'",
      'gatewayresponse.header.Retry-After': "'1'",
      'gatewayresponse.header.Access-Control-Allow-Origin': "'http://localhost:5173'",
      'gatewayresponse.header.Access-Control-Expose-Headers': expect.stringMatching(/^'.*, Retry-After, .*'$/),
      'gatewayresponse.header.Vary': "'Origin'",
    });
    const several = made({ api: 'rest', webOrigins: 'https://a.example,https://b.example' });
    for (const [, { Properties }] of ofType(several, 'AWS::ApiGateway::GatewayResponse'))
      expect(Properties.ResponseParameters).not.toHaveProperty(['gatewayresponse.header.Access-Control-Allow-Origin']);
  });

  test('fills the problem document as the service does, with the gateway’s stage before the path', async () => {
    const { Properties } =
      ofType(template, 'AWS::ApiGateway::GatewayResponse').find(
        ([, one]) => one.Properties.ResponseType === 'RESOURCE_NOT_FOUND',
      )?.[1] ?? {};
    // The service gets the path without the stage; the gateway's variable has it (AWS: `$context.path`).
    const { call } = await startService();
    const { json } = await call({ path: '/v1/nothing', payload: '1.0' });
    const problemAt = (path: string) =>
      JSON.parse(
        Properties?.ResponseTemplates['application/json']
          .replace('$context.path', path)
          .replace('$context.requestId', String(json.requestId)),
      );
    const { StageName } = onlyResource(template, 'AWS::ApiGateway::Stage').Properties;
    expect(problemAt('/v1/nothing')).toEqual({ ...json, detail: expect.any(String) });
    expect(problemAt(`/${StageName}/v1/nothing`).instance).toBe(`/live${json.instance}`);
  });

  test('throttles each operation, and logs the same fields for each request', () => {
    const { MethodSettings, AccessLogSetting, TracingEnabled } = onlyResource(
      template,
      'AWS::ApiGateway::Stage',
    ).Properties;
    const rates = new Map(
      MethodSettings.map(({ HttpMethod, ResourcePath, ThrottlingRateLimit }: Readonly<Record<string, string>>) => [
        `${HttpMethod} ${ResourcePath}`,
        ThrottlingRateLimit,
      ]),
    );
    const pages = operations.filter(({ kind }) => kind === 'page');
    expect(rates.size).toBe(routesOf(operations).length - routesOf(pages).length + 1);
    // Pages have the default of the stage.
    expect(rates.get('* /*')).toBe(20);
    expect(rates.get('GET /~1v1~1orders~1{orderId}')).toBe(100);
    expect(rates.get('POST /~1v1~1orders')).toBe(50);
    expect(rates.get('HEAD /~1v1~1orders~1{orderId}')).toBe(100);
    expect(rates.get('GET /~1health')).toBeUndefined();
    expect(AccessLogSetting.Format).toContain('"status":$context.status');
    expect(TracingEnabled).toBe(true);
  });
});

describe('functions=one', () => {
  test('has one function behind all routes, with the permissions of all operations', () => {
    const template = made({ functions: 'one' });
    const serving = servingOf(template, 'AWS::Lambda::Function');
    expect(serving.map(([, { Properties }]) => Properties.FunctionName)).toEqual(['order-service-dev-everything']);
    const routes = ofType(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties.RouteKey);
    expect(routes.sort()).toEqual([...routesOf(operations), ...lackingRoutes, '$default'].sort());
    const [, handler] = serving[0] ?? [];
    if (handler === undefined) throw new Error('no function');
    const actions = statementsIn(ofType(template, 'AWS::IAM::Role')).flatMap(({ Action }) => Action);
    for (const action of ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'BatchGetItem', 'DescribeTable'])
      expect(actions).toContain(`dynamodb:${action}`);
    expect(actions.filter((action) => /Scan|\*/.test(action))).toEqual([]);
    const folder = join(root, 'dist/functions/everything');
    expect(started({ handler }, folder, '/health')).toBe('200');
    expect(started({ handler }, folder, '/docs/swagger-ui.css')).toBe('200');
    expect(started({ handler }, folder, '/v1/orders')).toBe('401');
    expect(started({ handler }, folder, '/v1/orders', 'PUT')).toBe('405');
  });
});

describe('code=layer', () => {
  let task: string;
  let template: Template;
  beforeAll(() => {
    template = made({ code: 'layer' });
    // As in Lambda: packages are in a folder above that of the function.
    task = mkdtempSync(join(tmpdir(), 'task-'));
    cpSync(join(root, 'dist/layer/nodejs/node_modules'), join(task, 'node_modules'), { recursive: true });
    cpSync(join(root, 'dist/layered'), join(task, 'functions'), { recursive: true });
  });
  afterAll(() => rmSync(task, { recursive: true, force: true }));

  test('gives every function the same layer, for its runtime', () => {
    const layerId = ofType(template, 'AWS::Lambda::LayerVersion')[0]?.[0];
    expect(onlyResource(template, 'AWS::Lambda::LayerVersion').Properties).toMatchObject({
      CompatibleRuntimes: ['nodejs24.x'],
      CompatibleArchitectures: ['arm64'],
    });
    for (const [, { Properties }] of ofType(template, 'AWS::Lambda::Function'))
      expect(Properties.Layers).toEqual([{ Ref: layerId }]);
    expect(new Set(deployedIn(template).map(({ handler }) => handler)).size).toBe(operations.length + 1);
  });

  test('starts every function with the packages of the layer', () => {
    for (const { handler } of deployedIn(template)) {
      const [, , id = ''] = String(handler.Properties.FunctionName).split('_');
      expect([id, started({ handler }, join(task, 'functions', id))]).toEqual([id, 'function']);
    }
  });

  test.each([
    ['health', 'GET', '/health', '200'],
    ['getOrder', 'GET', '/v1/orders/7K3M9Q-X1QF65-V805T8', '401'],
    ['placeOrder', 'POST', '/v1/orders', '401'],
    ['unmatched', 'PUT', '/v1/orders', '405'],
  ])('%s answers with the layer', (id, method, path, status) => {
    const { handler } =
      deployedIn(template).find(({ routeKey }) =>
        id === 'unmatched'
          ? routeKey === '$default'
          : routeKey === `${method} ${operations.find((one) => one.id === id)?.path}`,
      ) ?? {};
    if (handler === undefined) throw new Error(`no ${id}`);
    expect(started({ handler }, join(task, 'functions', id), path, method)).toBe(status);
  });

  test('is built if the command line or cdk.json asks for it', () => {
    const cdkJson = { 'prod:code': 'layer' };
    expect(partOf({ stage: 'dev', context: [] }, cdkJson)).toBe('functions');
    expect(partOf({ stage: 'dev', context: ['code=layer'] }, cdkJson)).toBe('layer');
    expect(partOf({ stage: 'prod', context: [] }, cdkJson)).toBe('layer');
    expect(partOf({ stage: 'prod', context: ['code=bundled'] }, cdkJson)).toBe('functions');
  });

  test('leaves no third-party code in a function', () => {
    const large = ['electrodb', 'inversify', '@aws-sdk', '@smithy', 'jose', 'powertools'];
    const { inputs } = JSON.parse(readText('dist/layered-meta/placeOrder.json'));
    const held = Object.keys(inputs).filter((input) => large.some((name) => input.includes(`node_modules/${name}`)));
    expect(held).toEqual([]);
  });
});

describe('encryption=own-key', () => {
  const whole = { stage: 'prod', encryption: 'own-key', mailSender: 'orders@shop.example' };
  const keyIn = (template: Template) => ({
    key: onlyResource(template, 'AWS::KMS::Key'),
    arn: { 'Fn::GetAtt': [ofType(template, 'AWS::KMS::Key')[0]?.[0], 'Arn'] },
  });
  const each = (template: Template, type: string, property: string): readonly unknown[] =>
    ofType(template, type).map(([, { Properties }]) => Properties[property]);

  test('has one key of this account, which is rotated and survives the stack', () => {
    const { key } = keyIn(made(whole));
    expect(key).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', Properties: { EnableKeyRotation: true } });
  });

  test('encrypts every resource that holds orders, and the topic of alarms', () => {
    const template = made(whole);
    const { arn } = keyIn(template);
    expect(each(template, 'AWS::DynamoDB::Table', 'SSESpecification')).toEqual([
      { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: arn },
    ]);
    expect(each(template, 'AWS::SQS::Queue', 'KmsMasterKeyId')).toEqual([arn, arn, arn, arn]);
    expect(each(template, 'AWS::SQS::Queue', 'SqsManagedSseEnabled')).toEqual(Array(4).fill(undefined));
    expect(each(template, 'AWS::Events::EventBus', 'KmsKeyIdentifier')).toEqual([arn]);
    expect(each(template, 'AWS::Events::Archive', 'KmsKeyIdentifier')).toEqual([arn]);
    expect(each(template, 'AWS::SNS::Topic', 'KmsMasterKeyId')).toEqual([arn]);
  });

  test('admits use through DynamoDB and SQS, and the services that use it directly', () => {
    const { key } = keyIn(made(whole));
    const [administration, ...others] = statementsIn(key.Properties.KeyPolicy);
    expect(administration).toMatchObject({ Action: 'kms:*', Principal: { AWS: { 'Fn::Join': expect.anything() } } });
    const admissions = others.map(({ Principal, Action, Condition }) => ({
      of: Object.values(Principal as object)[0],
      may: [Action].flat().map((action) => String(action).replace('kms:', '')),
      where: Condition === undefined ? undefined : Object.values(Condition as object)[0],
    }));
    const account = { Ref: 'AWS::AccountId' };
    const through = (service: string) => ({
      'Fn::Join': ['', [`${service}.`, { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]],
    });
    expect(admissions).toEqual([
      {
        of: '*',
        may: ['CreateGrant', 'Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey*', 'ReEncrypt*'],
        where: { 'kms:CallerAccount': account, 'kms:ViaService': [through('dynamodb'), through('sqs')] },
      },
      { of: 'events.amazonaws.com', may: ['DescribeKey'], where: undefined },
      {
        of: 'events.amazonaws.com',
        may: ['Decrypt', 'GenerateDataKey', 'ReEncrypt*'],
        where: { 'kms:EncryptionContext:aws:events:event-bus:arn': { 'Fn::Join': expect.anything() } },
      },
      { of: 'events.amazonaws.com', may: ['Decrypt', 'GenerateDataKey'], where: undefined },
      {
        of: 'cloudwatch.amazonaws.com',
        may: ['Decrypt', 'GenerateDataKey*'],
        where: { 'aws:SourceAccount': account },
      },
      // For the rule of failed copies.
      { of: 'events.amazonaws.com', may: ['Decrypt', 'GenerateDataKey*'], where: undefined },
    ]);
    expect(JSON.stringify(others[2]?.Condition)).toContain(':event-bus/order-service-prod"');
  });

  test('admits no service for a resource that the stage lacks', () => {
    const { key } = keyIn(made({ encryption: 'own-key', webhooks: 'no' }));
    const sids = statementsIn(key.Properties.KeyPolicy).map((statement) => (statement as { Sid?: string }).Sid);
    expect(sids).toEqual([undefined, 'ThroughTableAndQueues', 'BusDescribes', 'Bus']);
  });

  test('keeps the key with a restored table, which is encrypted with it', () => {
    const stream =
      'arn:aws:dynamodb:eu-central-1:111122223333:table/order-service-prod-2/stream/2026-11-21T10:00:00.000';
    const template = made({ ...whole, restoredTable: stream });
    expect(ofType(template, 'AWS::DynamoDB::Table')).toEqual([]);
    const logicalIds = (one: Template) => ofType(one, 'AWS::KMS::Key').map(([logicalId]) => logicalId);
    expect(logicalIds(template)).toEqual(logicalIds(made(whole)));
    const { arn } = keyIn(template);
    expect(each(template, 'AWS::SQS::Queue', 'KmsMasterKeyId')).toEqual([arn, arn, arn, arn]);
  });
});

describe('the table', () => {
  test('has replicas in the referenceText regions, protected like the first except for the policies', () => {
    const template = made({ stage: 'prod', replicas: 'eu-west-1,eu-north-1' });
    const { Replicas, WriteOnDemandThroughputSettings } = onlyResource(
      template,
      'AWS::DynamoDB::GlobalTable',
    ).Properties;
    expect(Replicas.map(({ Region }: { Region: unknown }) => Region)).toEqual([
      { Ref: 'AWS::Region' },
      'eu-west-1',
      'eu-north-1',
    ]);
    for (const replica of Replicas)
      expect(replica).toMatchObject({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    const [here, ...elsewhere] = Replicas;
    expect(JSON.stringify(here.ResourcePolicy)).toContain('aws:SecureTransport');
    expect(here.ReplicaStreamSpecification).toEqual({
      ResourcePolicy: onlyResource(made({}), 'AWS::DynamoDB::Table').Properties.StreamSpecification.ResourcePolicy,
    });
    // CloudFormation cannot create a replica of another region together with its policy.
    for (const replica of elsewhere)
      expect(Object.keys(replica).filter((name) => /Policy|Stream/.test(name))).toEqual([]);
    expect(WriteOnDemandThroughputSettings).toEqual({ MaxWriteRequestUnits: 8_000 });
    expect(() => made({ replicas: 'eu-west-1', encryption: 'own-key' })).toThrow('replicas');
  });
});

describe('provisioned', () => {
  test('provisions instances of the alias of the referenceText operations', () => {
    const template = made({ provisioned: 'getOrder:2,placeOrder:3' });
    const warm = ofType(template, 'AWS::Lambda::Alias').flatMap(([logicalId, { Properties }]) => {
      const { ProvisionedConcurrentExecutions: count } = Properties.ProvisionedConcurrencyConfig ?? {};
      return count === undefined
        ? []
        : [`${functionOfAlias(template, logicalId).handler.Properties.FunctionName}: ${count}`];
    });
    expect(warm.sort()).toEqual(['order-service-dev_orders_getOrder: 2', 'order-service-dev_orders_placeOrder: 3']);
  });

  test('is refused above the reserved concurrency of the class', () => {
    expect(() => made({ stage: 'prod', provisioned: 'batchPlaceOrders:21' })).toThrow(
      'batchPlaceOrders:21 exceeds its reserved concurrency of 20',
    );
    expect(() => made({ stage: 'prod', provisioned: 'getOrder:30,batchPlaceOrders:20' })).not.toThrow();
  });
});

describe('webhooks', () => {
  const ofWebhooks = (template: Template) =>
    ofType(template, 'AWS::Lambda::Function').filter(([, { Properties }]) =>
      String(Properties.FunctionName).includes('_webhooks_'),
    );

  test('have functions of their own', () => {
    expect(ofWebhooks(made({})).map(([, { Properties }]) => Properties.FunctionName)).toContain(
      'order-service-dev_webhooks_createWebhookEndpoint',
    );
  });

  test('of no have neither functions nor routes', () => {
    const template = made({ webhooks: 'no' });
    expect(ofWebhooks(template)).toEqual([]);
    expect(JSON.stringify(template)).not.toContain('webhook-endpoints');
  });

  test('cannot be reached from an isolated network', () => {
    expect(() => made({ network: 'isolated' })).toThrow(
      'network: isolated has no way to the endpoints of webhooks. Set network to none, or webhooks to no.',
    );
  });
});

describe('privateDataDays of shop.json', () => {
  const erasing = (template: Template) =>
    JSON.stringify(template.Resources).match(/order-service-dev_jobs_erasePrivateData/g) ?? [];

  test('brings the job that erases private data', () => {
    expect(erasing(made({}))).toEqual([]);
    const { template } = synthesize({ privateDataDays: 365 });
    expect(erasing(template).length).toBeGreaterThan(0);
    const rules = ofType(template, 'AWS::Events::Rule').map(([, { Properties }]) => Properties);
    const [rule] = rules.filter(({ Name }) => Name === 'order-service-dev_jobs_erasePrivateData');
    expect(rule?.ScheduleExpression).toBe('rate(1 day)');
  });
});

describe('network=isolated', () => {
  /** Jobs that answer CloudFormation in its own bucket. */
  const deploymentJobs: readonly string[] = ['order-service-dev-fetch-keys', 'order-service-dev-make-secrets'];
  const isolated = (template: Template) =>
    ofType(template, 'AWS::Lambda::Function').filter(
      ([, { Properties }]) => !deploymentJobs.includes(Properties.FunctionName),
    );
  const servicesIn = (template: Template): readonly string[] =>
    ofType(template, 'AWS::EC2::VPCEndpoint')
      .map(([, { Properties }]) =>
        typeof Properties.ServiceName === 'string' ? Properties.ServiceName : referenceText(Properties.ServiceName),
      )
      .map((name) => name.split('.').at(-1) ?? '')
      .sort();

  test('places the functions in a network that reaches only the table and the bus', () => {
    const template = made({ network: 'isolated', webhooks: 'no' });
    for (const type of ['InternetGateway', 'NatGateway', 'EIP'])
      expect(ofType(template, `AWS::EC2::${type}`)).toEqual([]);
    const kinds = ofType(template, 'AWS::EC2::VPCEndpoint').map(([, { Properties }]) => Properties.VpcEndpointType);
    expect(kinds.sort()).toEqual(['Gateway', 'Interface']);
    expect(servicesIn(template)).toEqual(['dynamodb', 'events']);
    for (const [, { Properties }] of isolated(template))
      expect(Properties.VpcConfig.SubnetIds.length).toBeGreaterThan(1);
  });

  test('leaves the jobs of a deployment outside', () => {
    const template = made({ network: 'isolated', webhooks: 'no' });
    const outside = ofType(template, 'AWS::Lambda::Function').filter(([, { Properties }]) => !Properties.VpcConfig);
    expect(outside.map(([, { Properties }]) => Properties.FunctionName).sort()).toEqual(deploymentJobs);
  });

  describe('the issuer’s keys', () => {
    const variablesIn = (template: Template) =>
      ofType(template, 'AWS::Lambda::Function').map(([id, { Properties }]) => ({
        id,
        variables: Properties.Environment?.Variables ?? {},
      }));
    const versionsIn = (template: Template): ReadonlyMap<string, string> =>
      new Map(
        ofType(template, 'AWS::Lambda::Version').map(([id, { Properties }]) => [Properties.FunctionName.Ref, id]),
      );

    test.each(['each', 'one'])(
      'are in the environment of functions that accept tokens, and of no other: functions=%s',
      (functions) => {
        const template = made({ network: 'isolated', webhooks: 'no', functions });
        const [fetched] = ofType(template, 'Custom::IssuerKeys')[0] ?? [];
        const { FetchedAt } = onlyResource(template, 'Custom::IssuerKeys').Properties;
        const keySet = {
          'Fn::Join': ['', [`{"asked":"${FetchedAt}","keys":`, { 'Fn::GetAtt': [fetched, 'Keys'] }, '}']],
        };
        const configured = variablesIn(template);
        expect(configured.filter(({ variables }) => 'TOKEN_ISSUER' in variables).length).toBeGreaterThan(0);
        for (const { id, variables } of configured)
          expect([id, variables.TOKEN_KEYS]).toEqual([id, 'TOKEN_ISSUER' in variables ? keySet : undefined]);
      },
    );

    test('are fetched from the user pool again at every deployment, with a time-out', () => {
      const before = Date.now();
      const template = madeAnew({ network: 'isolated', webhooks: 'no' });
      const [pool] = ofType(template, 'AWS::Cognito::UserPool')[0] ?? [];
      const [fetcher] = ofType(template, 'AWS::Lambda::Function').find(
        ([, { Properties }]) => Properties.FunctionName === 'order-service-dev-fetch-keys',
      ) ?? [''];
      const { ServiceToken, FetchedAt, ...properties } = onlyResource(template, 'Custom::IssuerKeys').Properties;
      expect(properties).toEqual({ ServiceTimeout: '120', Issuer: { 'Fn::GetAtt': [pool, 'ProviderURL'] } });
      expect(template.Resources[ServiceToken.Ref]?.Properties.FunctionName).toEqual({ Ref: fetcher });
      expect(new Date(FetchedAt).toISOString()).toBe(FetchedAt);
      expect(Date.parse(FetchedAt)).toBeGreaterThanOrEqual(before);
      expect(Date.parse(FetchedAt)).toBeLessThanOrEqual(Date.now());
    });

    test('reach the version that serves, even if nothing else of a function is new', () => {
      const [earlier, later] = [
        madeAnew({ network: 'isolated', webhooks: 'no' }),
        madeAnew({ network: 'isolated', webhooks: 'no' }),
      ];
      for (const { id, variables } of variablesIn(later)) {
        const [before, after] = [versionsIn(earlier).get(id), versionsIn(later).get(id)];
        expect(after).toBeDefined();
        expect([id, before !== after]).toEqual([id, 'TOKEN_KEYS' in variables]);
      }
    });

    test('are fetched by a function that may only write its log and its traces', () => {
      const template = made({ network: 'isolated', webhooks: 'no' });
      const [, fetcher] =
        ofType(template, 'AWS::Lambda::Function').find(([, { Properties }]) =>
          Properties.FunctionName.endsWith('-fetch-keys'),
        ) ?? [];
      const role = template.Resources[fetcher?.Properties.Role['Fn::GetAtt'][0]];
      if (role === undefined) throw new Error('no role');
      const log = fetcher?.Properties.LoggingConfig.LogGroup.Ref;
      expect(allowedBy(role)).toEqual([
        `logs:CreateLogStream on ${log}.Arn`,
        `logs:PutLogEvents on ${log}.Arn`,
        'xray:PutTelemetryRecords on *',
        'xray:PutTraceSegments on *',
      ]);
      expect(fetcher?.Properties).toMatchObject({ Timeout: 60, Runtime: 'nodejs24.x' });
      expect(fetcher?.Properties.Environment).toBeUndefined();
    });

    test('are fetched by the functions themselves in any other stage', () => {
      const template = made({ stage: 'prod' });
      expect(ofType(template, 'Custom::IssuerKeys')).toEqual([]);
      expect(variablesIn(template).filter(({ variables }) => 'TOKEN_KEYS' in variables)).toEqual([]);
      expect(JSON.stringify(template)).not.toContain('-fetch-keys');
    });
  });

  test('reaches SES in a stage with a sender', () => {
    const template = made({ network: 'isolated', webhooks: 'no', mailSender: 'orders@shop.example' });
    expect(servicesIn(template)).toEqual(['dynamodb', 'email', 'events']);
  });

  test('lets Lambda create and delete network interfaces', () => {
    const template = made({ network: 'isolated', webhooks: 'no' });
    for (const [, { Properties }] of isolated(template)) {
      const role = template.Resources[Properties.Role['Fn::GetAtt'][0]];
      const actions = statementsIn(role?.Properties).flatMap(({ Action }) => Action);
      expect(actions.filter((action) => action.startsWith('ec2:')).sort()).toEqual([
        'ec2:AssignPrivateIpAddresses',
        'ec2:CreateNetworkInterface',
        'ec2:DeleteNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSubnets',
        'ec2:UnassignPrivateIpAddresses',
      ]);
    }
  });

  test.each([
    ['dev', 7, 'Delete'],
    ['prod', 90, 'RetainExceptOnCreate'],
  ])('logs rejected traffic in %s for %d days', (stage, days, policy) => {
    const template = made({ stage, network: 'isolated', webhooks: 'no' });
    const { TrafficType, LogGroupName } = onlyResource(template, 'AWS::EC2::FlowLog').Properties;
    expect(TrafficType).toBe('REJECT');
    const log = template.Resources[LogGroupName.Ref];
    expect(log).toMatchObject({ DeletionPolicy: policy, Properties: { RetentionInDays: days } });
  });
});

describe('partners', () => {
  const template = () => made({ partners: 'partner,acme-books' });
  const programs = () =>
    ofType(template(), 'AWS::Cognito::UserPoolClient').filter(([, { Properties }]) =>
      Properties.AllowedOAuthFlows.includes('client_credentials'),
    );

  test('have a client each, which the authorizer accepts', () => {
    expect(programs().map(([, { Properties }]) => Properties.ClientName)).toEqual([undefined, 'acme-books']);
    const { Audience } = onlyResource(template(), 'AWS::ApiGatewayV2::Authorizer').Properties.JwtConfiguration;
    const { handler } = deployedIn(template()).find(({ routeKey }) => routeKey === 'POST /v1/orders') ?? {};
    const believed = referenceText(handler?.Properties.Environment.Variables.TOKEN_CLIENTS).split(',');
    expect(believed).toHaveLength(3);
    expect(Audience.map(({ Ref }: { Ref: string }) => Ref)).toEqual(believed);
    for (const [logicalId] of programs()) expect(believed).toContain(logicalId);
  });

  test('leave the client of the default partner as it is', () => {
    const before = ofType(made({}), 'AWS::Cognito::UserPoolClient');
    const after = new Map(ofType(template(), 'AWS::Cognito::UserPoolClient'));
    // Another logical id would be another client, and so another customer.
    expect(before.map(([logicalId]) => logicalId)).toContain('UsersPoolPartner736CF5E5');
    for (const [logicalId, client] of before) expect(after.get(logicalId)).toEqual(client);
  });
});

describe('domain and certificate', () => {
  const certificate = 'arn:aws:acm:eu-central-1:111122223333:certificate/abc';

  test('give the pages and the API one address, by CloudFront', () => {
    const atEdge = certificate.replace('eu-central-1', 'us-east-1');
    const template = made({ stage: 'prod', domain: 'shop.example', certificate: atEdge });
    const { Aliases, ViewerCertificate } = onlyResource(template, 'AWS::CloudFront::Distribution').Properties
      .DistributionConfig;
    expect([Aliases, ViewerCertificate]).toEqual([
      ['shop.example'],
      { AcmCertificateArn: atEdge, MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
    ]);
    expect(ofType(template, 'AWS::ApiGatewayV2::DomainName')).toEqual([]);
    const [distribution] = ofType(template, 'AWS::CloudFront::Distribution')[0] ?? [];
    expect(template.Outputs.PagesUrl?.Value).toBe('https://shop.example');
    expect(template.Outputs.DomainLeadsTo?.Value).toEqual({ 'Fn::GetAtt': [distribution, 'DomainName'] });
    const web = ofType(template, 'AWS::Cognito::UserPoolClient').find(([, { Properties }]) => Properties.CallbackURLs);
    expect(JSON.stringify(web?.[1].Properties.CallbackURLs)).toContain('https://shop.example');
  });

  test('of another region are refused for a stage with pages, before anything is deployed', () => {
    expect(() => made({ stage: 'prod', domain: 'shop.example', certificate })).toThrow('us-east-1');
  });

  test('give the API a domain where there are no pages', () => {
    const template = made({ domain: 'api.shop.example', certificate });
    expect(onlyResource(template, 'AWS::ApiGatewayV2::DomainName').Properties).toMatchObject({
      DomainName: 'api.shop.example',
      DomainNameConfigurations: [{ CertificateArn: certificate, SecurityPolicy: 'TLS_1_2' }],
    });
    const [domain] = ofType(template, 'AWS::ApiGatewayV2::DomainName')[0] ?? [];
    expect(template.Outputs.DomainLeadsTo?.Value).toEqual({ 'Fn::GetAtt': [domain, 'RegionalDomainName'] });
    expect(made({}).Outputs.DomainLeadsTo).toBeUndefined();
  });

  test.each([
    ['http', 'AWS::ApiGatewayV2::Stage'],
    ['rest', 'AWS::ApiGateway::Stage'],
  ])('are mapped to the stage of the API after it exists (%s)', (api, type) => {
    const template = made({ domain: 'api.shop.example', certificate, api });
    const [[stageId, stage] = []] = ofType(template, type);
    const { Properties, DependsOn } = onlyResource(template, 'AWS::ApiGatewayV2::ApiMapping');
    expect(Properties.Stage).toBe(stage?.Properties.StageName);
    expect(DependsOn).toContain(stageId);
  });
});
