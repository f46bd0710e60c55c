import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { crossings, edgesOf, linesOutside, overlaps, textsTooWide } from '#test/scripts/picture';
import { readAssembly, referencesIn, resourcesOf } from '../../scripts/pictures/assembly';
import { drawioOf } from '../../scripts/pictures/drawio';
import { htmlOf } from '../../scripts/pictures/html';
import { layoutOf } from '../../scripts/pictures/layout';
import { modelOf } from '../../scripts/pictures/model';
import { pngOf } from '../../scripts/pictures/png';
import { svgOf } from '../../scripts/pictures/svg';

type Fragment = Readonly<Record<string, readonly [type: string, properties: object]>>;

const modelFrom = (...stacks: readonly Fragment[]) => {
  const templates = stacks.map((fragment) => ({
    Resources: Object.fromEntries(
      Object.entries(fragment).map(([id, [type, Properties]]) => [id, { Type: `AWS::${type}`, Properties }]),
    ),
  }));
  return modelOf(resourcesOf(templates), 'shop-dev');
};

const ref = (id: string) => ({ Ref: id });
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const sub = (...names: readonly string[]) => names.map((name) => `\${${name}}`).join('/');
const roleFor = (...statements: readonly object[]) => ({
  Policies: [{ PolicyDocument: { Statement: statements } }],
});
const may = (Action: string | readonly string[], Resource: unknown) => ({ Effect: 'Allow', Action, Resource });

/** A function with its role. */
const fn = (id: string, name: string, ...statements: readonly object[]): Fragment => ({
  [id]: ['Lambda::Function', { FunctionName: `shop-dev-${name}`, Role: arn(`${id}Role`), Description: `Does ${name}` }],
  [`${id}Role`]: ['IAM::Role', roleFor(...statements)],
});

/** A function behind a route. */
const routed = (id: string, name: string, ...statements: readonly object[]): Fragment => ({
  ...fn(id, name, ...statements),
  [`${id}Integration`]: ['ApiGatewayV2::Integration', { ApiId: ref('Api'), IntegrationUri: arn(id) }],
  [`${id}Route`]: [
    'ApiGatewayV2::Route',
    { ApiId: ref('Api'), RouteKey: `GET /${name}`, Target: { 'Fn::Join': ['', ['x/', ref(`${id}Integration`)]] } },
  ],
});

const tableProperties = {
  GlobalSecondaryIndexes: [{ IndexName: 'gsi1' }],
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
};
const table: Fragment = { Table: ['DynamoDB::Table', tableProperties] };
const onIndex = { 'Fn::Join': ['/', [arn('Table'), 'index/gsi1']] };

const api: Fragment = {
  Api: ['ApiGatewayV2::Api', { ProtocolType: 'HTTP' }],
  Users: ['Cognito::UserPool', {}],
  Web: ['Cognito::UserPoolClient', { UserPoolId: ref('Users'), AllowedOAuthFlows: ['code'] }],
  Partner: ['Cognito::UserPoolClient', { UserPoolId: ref('Users'), AllowedOAuthFlows: ['client_credentials'] }],
  Tokens: ['ApiGatewayV2::Authorizer', { ApiId: ref('Api'), JwtConfiguration: { Issuer: arn('Users') } }],
};

const events: Fragment = {
  ...table,
  ...fn('Publish', 'publish', may(['dynamodb:GetRecords'], arn('Table')), may('events:PutEvents', arn('Bus'))),
  Mapping: [
    'Lambda::EventSourceMapping',
    {
      FunctionName: arn('Publish'),
      EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
      DestinationConfig: { OnFailure: { Destination: arn('Unpublished') } },
    },
  ],
  Unpublished: ['SQS::Queue', { QueueName: 'shop-dev-unpublished', MessageRetentionPeriod: 1_209_600 }],
  Bus: ['Events::EventBus', { Name: 'shop-dev' }],
  Archive: ['Events::Archive', { SourceArn: arn('Bus'), RetentionDays: 30 }],
  ...fn('Notify', 'notify', may('dynamodb:UpdateItem', arn('Table')), may('ses:SendEmail', 'arn:aws:ses:identity')),
  OnPlaced: [
    'Events::Rule',
    {
      EventBusName: ref('Bus'),
      EventPattern: { 'detail-type': ['order.placed'] },
      Targets: [{ Arn: arn('Notify'), DeadLetterConfig: { Arn: arn('Unsent') } }],
    },
  ],
  Unsent: ['SQS::Queue', { QueueName: 'shop-dev-unsent' }],
  UnsentPolicy: ['SQS::QueuePolicy', { Queues: [ref('Unsent')] }],
  ...fn('Sweep', 'sweep', may('dynamodb:Query', onIndex), may('dynamodb:UpdateItem', arn('Table'))),
  Clock: ['Events::Rule', { ScheduleExpression: 'rate(5 minutes)', Targets: [{ Arn: arn('Sweep') }] }],
};

const web: Fragment = {
  ...api,
  ...routed('Health', 'health'),
  Files: ['S3::Bucket', {}],
  Visits: ['S3::Bucket', {}],
  FilesPolicy: ['S3::BucketPolicy', { Bucket: ref('Files') }],
  Access: ['CloudFront::OriginAccessControl', {}],
  Site: [
    'CloudFront::Distribution',
    {
      DistributionConfig: {
        Origins: [
          { DomainName: arn('Files'), OriginAccessControlId: ref('Access') },
          { DomainName: { 'Fn::Join': ['.', [ref('Api'), 'execute-api']] } },
        ],
        Logging: { Bucket: arn('Visits') },
        WebACLId: ref('WebAclParameter'),
      },
    },
  ],
};

const care: Fragment = {
  ...api,
  ...table,
  ...routed('Place', 'place-order', may(['dynamodb:PutItem'], arn('Table'))),
  Key: ['KMS::Key', { EnableKeyRotation: true }],
  KeyName: ['KMS::Alias', { TargetKeyId: ref('Key') }],
  Table: ['DynamoDB::Table', { ...tableProperties, SSESpecification: { KMSMasterKeyId: arn('Key') } }],
  Vault: ['Backup::BackupVault', {}],
  Plan: [
    'Backup::BackupPlan',
    {
      BackupPlan: {
        BackupPlanRule: [{ RuleName: 'daily', Lifecycle: { DeleteAfterDays: 35 }, TargetBackupVault: ref('Vault') }],
      },
    },
  ],
  Selection: [
    'Backup::BackupSelection',
    { BackupPlanId: ref('Plan'), BackupSelection: { Resources: [arn('Table')], IamRoleArn: arn('BackupRole') } },
  ],
  BackupRole: ['IAM::Role', {}],
  Topic: ['SNS::Topic', {}],
  Mails: ['SNS::Subscription', { TopicArn: ref('Topic'), Endpoint: 'operators@shop.example' }],
  Errors: ['CloudWatch::Alarm', { AlarmName: 'shop-dev-ServerErrors', AlarmActions: [ref('Topic')] }],
  Silent: ['CloudWatch::Alarm', { AlarmName: 'shop-dev-sweep-errors' }],
  Board: ['CloudWatch::Dashboard', { DashboardBody: { 'Fn::Join': ['', ['{', ref('Api'), '}']] } }],
  Layer: ['Lambda::LayerVersion', {}],
  Get: ['Lambda::Function', { FunctionName: 'shop-dev-get', Layers: [ref('Layer')], Role: arn('GetRole') }],
  GetRole: ['IAM::Role', roleFor(may('dynamodb:GetItem', arn('Table')))],
  Version: ['Lambda::Version', { FunctionName: ref('Get') }],
  Live: ['Lambda::Alias', { FunctionName: ref('Get') }],
  GetIntegration: ['ApiGatewayV2::Integration', { ApiId: ref('Api'), IntegrationUri: ref('Live') }],
  Log: ['Logs::LogGroup', { RetentionInDays: 30 }],
  Logged: ['ApiGatewayV2::Stage', { ApiId: ref('Api'), AccessLogSettings: { DestinationArn: arn('Log') } }],
  Application: ['CodeDeploy::Application', {}],
  Group: [
    'CodeDeploy::DeploymentGroup',
    { ApplicationName: ref('Application'), DeploymentConfigName: 'LambdaCanary10Percent5Minutes', Alias: ref('Live') },
  ],
};

const shield: Fragment = {
  Acl: ['WAFv2::WebACL', { Scope: 'CLOUDFRONT', Rules: [{ Statement: { RateBasedStatement: { Limit: 3_000 } } }] }],
};

const signIns = ['people ○ users', 'programs ○ users'];

describe('arrows come from the template', () => {
  test('references are found in every form, each once', () => {
    const value = [
      ref('A'),
      { B: arn('C') },
      { 'Fn::GetAtt': 'D.Arn' },
      { 'Fn::Sub': sub('E', 'F.Arn', 'AWS::Region') },
    ];
    expect(referencesIn([...value, ref('A'), { 'Fn::Sub': [sub('G'), { G: ref('H') }] }])).toEqual([
      'A',
      'C',
      'D',
      'E',
      'F',
      'G',
      'H',
    ]);
  });

  test('functions of operations share boxes by their permissions', () => {
    const model = modelFrom({
      ...api,
      ...table,
      ...routed('A', 'place-order', may(['dynamodb:GetItem', 'dynamodb:PutItem'], arn('Table'))),
      ...routed('B', 'list-orders', may('dynamodb:Query', onIndex)),
      ...routed('C', 'get-order', may('dynamodb:GetItem', arn('Table'))),
      ...routed('D', 'batch-place-orders', may('dynamodb:PutItem', arn('Table'))),
      ...routed('E', 'health'),
    });
    expect(edgesOf(model)).toEqual(
      [
        ...['people → api', 'programs → api', 'api → users', 'api → read', 'api → write', 'api → batch', 'api → page'],
        ...['read → index', 'read → table', 'write → table', 'batch → table', ...signIns],
      ].sort(),
    );
    const linesOf = (id: string) => model.nodes.find((node) => node.id === id)?.lines;
    expect(linesOf('read')).toEqual(['listOrders, getOrder']);
    expect(linesOf('write')).toEqual(['placeOrder']);
    expect(linesOf('batch')).toEqual(['batchPlaceOrders']);
    expect(linesOf('page')).toEqual(['health']);
    expect(linesOf('Api')).toEqual(['5 routes to 5 functions', '5 without a token']);
  });

  test('a role and its policy belong to the function, in any order', () => {
    const policy = { PolicyDocument: { Statement: [may('dynamodb:GetItem', arn('Table'))] }, Roles: [ref('GetRole')] };
    const { nodes } = modelFrom({
      GetRole: ['IAM::Role', {}],
      Policy: ['IAM::Policy', policy],
      ...api,
      ...table,
      ...routed('Get', 'get-order'),
    });
    const behind = nodes.find(({ id }) => id === 'read')?.resources.map(({ id }) => id);
    expect(behind).toEqual(expect.arrayContaining(['Get', 'GetRole', 'Policy']));
  });

  test('events: stream, consumer, bus, notifier, mail, dead-letter queues and the sweep', () => {
    const model = modelFrom(events);
    expect(edgesOf(model)).toEqual(
      [
        ...['stream → consumer', 'consumer → bus', 'consumer ⇢ Unpublished', 'bus → notifier', 'notifier ⇢ Unsent'],
        ...['notifier → table', 'notifier → mail', 'schedule → sweeper', 'sweeper → index', 'sweeper → table'],
      ].sort(),
    );
    const titles = model.nodes.flatMap(({ title, lines }) => [title, ...lines]);
    for (const words of ['Every 5 minutes', 'kept 14 days for an operator', 'on order.placed', 'Does publish'])
      expect(titles).toContain(words);
  });

  test('pages: the firewall of another stack, the distribution, its bucket and its log', () => {
    expect(edgesOf(modelFrom(shield, web))).toEqual(
      [
        ...['people → distribution', 'programs → api', 'distribution → pages', 'distribution → api'],
        ...['firewall → distribution', 'api → users', 'api → page', 'visits ○ distribution', ...signIns],
      ].sort(),
    );
  });

  test('boxes of protection, storage and monitoring name their targets', () => {
    const model = modelFrom(care);
    expect(edgesOf(model).filter((edge) => edge.includes('○'))).toEqual(
      [
        ...['key ○ table', 'backup ○ table', 'alarms ○ topic', 'dashboard ○ api', 'layer ○ read', 'logs ○ api'],
        ...['rollout ○ read', ...signIns],
      ].sort(),
    );
    const linesOf = (id: string) => model.nodes.find((node) => node.id === id)?.lines;
    expect(linesOf('Key')).toEqual(['rotated each year', 'encrypts the table']);
    expect(linesOf('backup')).toEqual(['daily for 35 days', 'of the table']);
    expect(linesOf('alarms')).toEqual(['sweep-errors: for the rollout', 'Server errors', 'tell the topic']);
    expect(linesOf('layer')).toEqual(['given to 1 function']);
    expect(linesOf('Application')).toEqual(['10% of the calls first, for 5 minutes', 'of 1 function']);
  });
});

describe('the picture fails on what it does not know, and names it', () => {
  test.each([
    ['a type', { Cache: ['ElastiCache::CacheCluster', {}] }, /Cache: .*types\.ts.* AWS::ElastiCache::CacheCluster/],
    ['a function without a trigger', fn('Idle', 'idle'), /Idle: no route, stream, rule or schedule/],
    ['a role without a user', { Lonely: ['IAM::Role', {}] }, /Lonely: no drawn resource references this/],
    ['a bucket of another use', { Reports: ['S3::Bucket', {}] }, /Reports: neither the origin/],
  ] satisfies [string, Fragment, RegExp][])('%s', (_, fragment, message) => {
    expect(() => modelFrom(fragment)).toThrow(message);
  });

  test('an id in two stacks', () => {
    expect(() => modelFrom(table, table)).toThrow(/Table is in two stacks/);
  });

  test('resources of a deployment are not drawn, and listed', () => {
    const Resources = {
      Work: { Type: 'Custom::Work', Properties: { ServiceToken: arn('Provider') } },
      Provider: { Type: 'AWS::Lambda::Function', Properties: { Role: arn('ProviderRole') } },
      ProviderRole: { Type: 'AWS::IAM::Role', Properties: {} },
    };
    const { nodes, notDrawn } = modelOf(resourcesOf([{ Resources }]), 'shop-dev');
    expect(nodes).toEqual([]);
    expect(notDrawn.map(({ resource }) => resource.id)).toEqual(['Work', 'Provider', 'ProviderRole']);
  });
});

describe('a picture of everything that is recognized', () => {
  const model = modelFrom(
    { ...web, ...events, ...care, ...routed('List', 'list', may('dynamodb:Query', onIndex)) },
    shield,
  );
  const layout = layoutOf(model);

  test('has no overlapping boxes, no arrow through a box, and no text outside its box', async () => {
    expect(overlaps(layout)).toEqual([]);
    expect(crossings(layout)).toEqual([]);
    expect(linesOutside(layout)).toEqual([]);
    expect(await textsTooWide(layout)).toEqual([]);
  });

  test('draws every arrow', () => {
    const arrows = model.edges.filter(({ kind }) => kind !== 'care');
    expect(layout.edges.map(({ from, to, kind }) => ({ from, to, kind }))).toEqual(arrows);
  });

  test('is the same bytes every time', async () => {
    const svg = svgOf(layout, 'a test');
    expect(svgOf(layoutOf(model), 'a test')).toBe(svg);
    const [once, again] = [await pngOf(svg), await pngOf(svg)];
    expect(Buffer.from(again).equals(once)).toBe(true);
    expect(Buffer.from(once).subarray(1, 4).toString()).toBe('PNG');
  });

  test('does not depend on the hash in the id of a version', () => {
    const html = (hash: string) => {
      const version: Fragment = { [`Version${hash}`]: ['Lambda::Version', { FunctionName: ref('Get') }] };
      const versioned = modelFrom({ ...care, ...version });
      return htmlOf(versioned, layoutOf(versioned), 'a test');
    };
    expect(html('0a'.repeat(16))).toBe(html('1b'.repeat(16)));
  });

  test('names every box and resource in the page and in the file for draw.io; both are well-formed', async () => {
    const page = htmlOf(model, layout, 'a test');
    const drawio = drawioOf(layout);
    for (const { id, title, resources } of model.nodes) {
      expect(drawio).toContain(`id="${id}"`);
      expect(drawio).toContain(`&lt;b&gt;${title}&lt;/b&gt;`);
      expect(page).toContain(`<section id="${id}">`);
      for (const resource of resources) expect(page).toContain(`${resource.id}<br/><small>${resource.type}</small>`);
    }
    for (const { from, to } of layout.edges) expect(drawio).toContain(`source="${from}" target="${to}"`);
    for (const text of [page, drawio]) {
      const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      // The renderer reads XML strictly: a page in an SVG is drawn only if every element is closed.
      const inside = text.replace('<!doctype html>', '').replaceAll('&', '&amp;');
      const wrapped = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><desc>${inside}</desc></svg>`;
      await expect(pngOf(wrapped)).resolves.toBeDefined();
      await expect(pngOf(wrapped.replace('</', '<'))).rejects.toBeDefined();
    }
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  });
});

describe('npm run diagrams', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'diagrams-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** As `cdk synth` writes it, with one resource. */
  const synthesized = (Type: string) => {
    const trace = [
      'new Table2 in aws-cdk-lib',
      'new OrderTable (/anywhere/cdk/data/table.ts:9:1)',
      'x (/cdk/app.ts:1:1)',
    ];
    const notes = [
      { type: 'aws:cdk:logicalId', data: 'Thing' },
      { type: 'aws:cdk:creationStack', data: trace },
    ];
    const type = 'aws:cloudformation:stack';
    const files = {
      'manifest.json': { artifacts: { shop: { type, additionalMetadataFile: 'm.json' } } },
      'shop.template.json': { Resources: { Thing: { Type, Properties: {} } } },
      'm.json': { '/shop/Thing': notes },
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
  };

  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/pictures/diagrams.ts', ...args], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      encoding: 'utf8',
    });

  test('knows which file made a resource', () => {
    synthesized('AWS::DynamoDB::Table');
    expect(readAssembly(folder).map(({ id, file }) => [id, file])).toEqual([['Thing', 'cdk/data/table.ts']]);
  });

  test('fails with --check when the pictures are out of date, and writes nothing', () => {
    synthesized('AWS::DynamoDB::Table');
    const { status, stderr, stdout } = run('--check', '--assembly', folder);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    for (const form of ['svg', 'png', 'html', 'drawio'])
      expect(stderr).toContain(`docs/architecture/aws.${form} is stale: run npm run diagrams`);
    expect(run('--check', '--assembly', folder).status).toBe(1);
  });

  test('fails on an unknown type of resource, also without --check', () => {
    synthesized('AWS::Unheard::Of');
    const { status, stderr } = run('--assembly', folder);
    expect(status).toBe(1);
    expect(stderr).toContain('Thing: scripts/pictures/types.ts lacks the type AWS::Unheard::Of');
  });

  test('prints its usage, and refuses unknown options', () => {
    expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--check') });
    expect(run('--colour')).toMatchObject({ status: 2, stdout: '' });
  });
});
