import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { App } from 'aws-cdk-lib';
import { operations } from '#adapters/http/operations/registry';
import { jobs } from '#adapters/lambda/jobs/registry';
import { bundlesIn } from '#cdk/functions/bundles';
import { OrderServiceStack } from '#cdk/order-service-stack';
import { acknowledgments } from '#cdk/rules/acknowledgments';
import { checkAwsSolutions } from '#cdk/rules/aws-solutions';
import { stageFrom, stageNames } from '#cdk/stage';
import { referenceText, type Statement, statementsIn } from '#test/cdk/support/deployed';
import { findingsIn } from '#test/cdk/support/findings';
import {
  buildBundles,
  cdkContext,
  ofType,
  onlyResource,
  root,
  type Synthesized,
  shopSettings,
  synthesize,
} from '#test/cdk/support/synthesized';

beforeAll(buildBundles);

const byStage = new Map<string, Synthesized>();
beforeAll(() => {
  for (const stage of stageNames) byStage.set(stage, synthesize({ context: { stage } }));
});
const of = (stage: string): Synthesized => byStage.get(stage) as Synthesized;

describe('a resource that stores or carries data', () => {
  type Guarded = { readonly bringsOrTakes: string; readonly policy?: string; readonly key?: string };
  /**
   * The types with a resource policy: an action that moves data, and the type of the policy where it is a resource of its
   * own.
   */
  const guarded: Readonly<Record<string, Guarded>> = {
    'AWS::Backup::BackupVault': { bringsOrTakes: 'backup:StartRestoreJob' },
    'AWS::DynamoDB::Table': { bringsOrTakes: 'dynamodb:*' },
    'AWS::Events::EventBus': {
      bringsOrTakes: 'events:PutEvents',
      policy: 'AWS::Events::EventBusPolicy',
      key: 'EventBusName',
    },
    'AWS::S3::Bucket': { bringsOrTakes: 's3:*', policy: 'AWS::S3::BucketPolicy', key: 'Bucket' },
    'AWS::SNS::Topic': { bringsOrTakes: 'sns:Publish', policy: 'AWS::SNS::TopicPolicy', key: 'Topics' },
    'AWS::SQS::Queue': { bringsOrTakes: 'sqs:*', policy: 'AWS::SQS::QueuePolicy', key: 'Queues' },
  };
  const refuses =
    (action: string) =>
    ({ Effect, Principal, Action, Condition }: Statement): boolean =>
      Effect === 'Deny' &&
      ['"*"', '{"AWS":"*"}'].includes(JSON.stringify(Principal)) &&
      JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}' &&
      [Action].flat().includes(action);

  test.each(stageNames)('refuses requests without TLS in %s', (stage) => {
    const { template } = of(stage);
    for (const [type, { bringsOrTakes, policy, key }] of Object.entries(guarded))
      for (const [logicalId, resource] of ofType(template, type)) {
        const places =
          policy === undefined || key === undefined
            ? [resource]
            : ofType(template, policy)
                .map(([, one]) => one)
                .filter(({ Properties }) => JSON.stringify(Properties[key]).includes(`"${logicalId}"`));
        const statements = statementsIn(places.map(({ Properties }) => Properties));
        expect([logicalId, statements.some(refuses(bringsOrTakes))]).toEqual([logicalId, true]);
      }
  });

  test.each(stageNames)('returns records of the table’s stream by TLS only in %s', (stage) => {
    const { StreamSpecification } = onlyResource(of(stage).template, 'AWS::DynamoDB::Table').Properties;
    const [refusal, ...others] = statementsIn(StreamSpecification.ResourcePolicy);
    expect(others).toEqual([]);
    // DynamoDB refuses other actions in a stream's policy, and the ARN of a stream is not known before it exists.
    expect(refusal).toMatchObject({
      Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      Resource: '*',
    });
    for (const action of refusal?.Action ?? []) expect(refusal && refuses(action)(refusal)).toBe(true);
  });

  test('of every such type is in prod', () => {
    for (const type of Object.keys(guarded)) expect([type, ofType(of('prod').template, type)]).not.toEqual([type, []]);
  });

  test('is a bus with a policy for itself', () => {
    const { template } = of('dev');
    const [bus] = ofType(template, 'AWS::Events::EventBus')[0] ?? [];
    expect(onlyResource(template, 'AWS::Events::EventBusPolicy').Properties).toMatchObject({
      EventBusName: { Ref: bus },
      Statement: { Action: 'events:PutEvents', Resource: { 'Fn::GetAtt': [bus, 'Arn'] } },
    });
  });

  test('is a private, encrypted, versioned bucket', () => {
    const { template } = of('prod');
    const buckets = ofType(template, 'AWS::S3::Bucket').map(([, { Properties }]) => Properties);
    expect(buckets).toHaveLength(2);
    for (const { PublicAccessBlockConfiguration, BucketEncryption } of buckets) {
      expect(Object.values(PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
      expect(BucketEncryption).toBeDefined();
    }
    const [files] = buckets.filter(({ LoggingConfiguration }) => LoggingConfiguration !== undefined);
    expect(files.VersioningConfiguration).toEqual({ Status: 'Enabled' });
  });

  test('is a log of visits that expires, because it has addresses', () => {
    const { template } = of('prod');
    const [, logs] = ofType(template, 'AWS::S3::Bucket').find(([, one]) => !one.Properties.LoggingConfiguration) ?? [];
    expect(logs?.Properties.LifecycleConfiguration.Rules).toEqual([{ ExpirationInDays: 90, Status: 'Enabled' }]);
  });
});

describe('copies of the table', () => {
  test('are made daily and monthly in prod, in a vault that survives the stack', () => {
    const { template } = of('prod');
    const plan = onlyResource(template, 'AWS::Backup::BackupPlan').Properties.BackupPlan;
    expect(
      plan.BackupPlanRule.map((rule: { RuleName: string; Lifecycle: { DeleteAfterDays: number } }) => [
        rule.RuleName,
        rule.Lifecycle.DeleteAfterDays,
      ]),
    ).toEqual([
      ['daily', 35],
      ['monthly', 400],
    ]);
    expect(onlyResource(template, 'AWS::Backup::BackupVault').DeletionPolicy).toBe('RetainExceptOnCreate');
    const { Resources } = onlyResource(template, 'AWS::Backup::BackupSelection').Properties.BackupSelection;
    const [table] = ofType(template, 'AWS::DynamoDB::Table')[0] ?? [];
    expect(Resources).toEqual([{ 'Fn::GetAtt': [table, 'Arn'] }]);
    expect(ofType(of('staging').template, 'AWS::Backup::BackupPlan')).toEqual([]);
  });

  test('are in a vault whose policy names each action, because AWS Backup takes no wildcard', () => {
    const { AccessPolicy } = onlyResource(of('prod').template, 'AWS::Backup::BackupVault').Properties;
    const statements = statementsIn(AccessPolicy);
    expect(statements.map(({ Effect, Resource, Condition }) => [Effect, Resource, Condition === undefined])).toEqual([
      ['Deny', '*', true],
      ['Deny', '*', false],
    ]);
    expect(statements[0]?.Action).toEqual(['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle']);
    for (const action of statements.flatMap(({ Action }) => Action)) expect(action).toMatch(/^backup:[A-Za-z]+$/);
  });

  test('have a role that restores them', () => {
    const { Outputs, Resources } = of('prod').template;
    const [roleId] = Outputs.RestoreRoleArn?.Value['Fn::GetAtt'] ?? [];
    const { AssumeRolePolicyDocument, ManagedPolicyArns } = Resources[roleId]?.Properties ?? {};
    expect(AssumeRolePolicyDocument.Statement).toEqual([
      { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' } },
    ]);
    expect(ManagedPolicyArns.map(referenceText)).toEqual([
      'arn:AWS::Partition:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores',
    ]);
    expect(of('staging').template.Outputs.RestoreRoleArn).toBeUndefined();
  });
});

describe('the stack', () => {
  test.each([
    ['dev', false],
    ['staging', true],
    ['prod', true],
  ])('of %s is protected against deletion: %p', (stage, isProtected) => {
    const { artifacts } = JSON.parse(readFileSync(join(of(stage).folder, 'manifest.json'), 'utf8'));
    expect(artifacts[`order-service-${stage}`].properties.terminationProtection).toBe(isProtected);
  });
});

describe('a restored table', () => {
  const arn = 'arn:aws:dynamodb:eu-central-1:111122223333:table/order-service-prod-2';
  const restoredTable = `${arn}/stream/2026-11-21T10:00:00.000`;

  test('replaces the stack’s own, which stays', () => {
    const { template } = synthesize({ context: { stage: 'prod', restoredTable } });
    expect(ofType(template, 'AWS::DynamoDB::Table')).toEqual([]);
    expect(onlyResource(of('prod').template, 'AWS::DynamoDB::Table').DeletionPolicy).toBe('RetainExceptOnCreate');
    const names = ofType(template, 'AWS::Lambda::Function').map(
      ([, { Properties }]) => Properties.Environment?.Variables?.TABLE_NAME,
    );
    expect(new Set(names.filter(Boolean))).toEqual(new Set(['order-service-prod-2']));
    const granted = statementsIn(template).flatMap(({ Action, Resource }) =>
      /dynamodb:/.test(String(Action)) ? [Resource].flat() : [],
    );
    expect(new Set(granted)).toEqual(new Set([arn, `${arn}/index/gsi1`, restoredTable]));
    const sources = ofType(template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties);
    expect(sources.map(({ EventSourceArn }) => EventSourceArn)).toEqual([restoredTable, restoredTable]);
    expect(onlyResource(template, 'AWS::Backup::BackupSelection').Properties.BackupSelection.Resources).toEqual([arn]);
  });

  test.each(['order-service-prod-2', arn, `${restoredTable}/more`])('cannot be %s', (name) => {
    expect(() => synthesize({ context: { restoredTable: name } })).toThrow(`restoredTable: ${name} is not`);
  });
});

describe('AWS Solutions', () => {
  const findingsOf = (context: Readonly<Record<string, string>>): readonly string[] => {
    const output = mkdtempSync(join(tmpdir(), 'checked-'));
    try {
      const app = new App({ context: cdkContext, outdir: output });
      checkAwsSolutions(app);
      const stage = stageFrom((name) => context[name]);
      const bundlesOf = bundlesIn(join(root, 'dist'));
      new OrderServiceStack(app, `order-service-${stage.name}`, {
        stage,
        operations,
        jobs,
        bundlesOf,
        settings: shopSettings,
      });
      app.synth();
      return findingsIn(output);
    } finally {
      rmSync(output, { recursive: true, force: true });
    }
  };

  // `npm run lint-template` synthesizes the other stages and settings with the same checks.
  test.each([
    { stage: 'prod' },
    {
      ...{ stage: 'prod', api: 'rest', functions: 'one', network: 'isolated', webhooks: 'no', encryption: 'own-key' },
      ...{ mailSender: 'orders@shop.example', partners: 'acme-books' },
    },
  ])('finds nothing in %j', (context) => {
    expect(findingsOf(context)).toEqual([]);
  });

  test('has at most eight acknowledged rules, four others behind a REST API and three for CodeDeploy and the pipeline, each with its reason', () => {
    const entries = Object.values(acknowledgments);
    const ofRest = entries.filter(({ rule }) => /-(APIG[236]|COG4)$/.test(rule));
    expect(ofRest).toHaveLength(4);
    const others = entries.filter(({ rule }) => /-(CB4|IAM5)$/.test(rule));
    expect(others).toHaveLength(3);
    expect(entries.length - ofRest.length - others.length).toBeLessThanOrEqual(8);
    const named = entries.map(({ rule, ...entry }) => rule + ('findings' in entry ? entry.findings.join() : ''));
    expect(new Set(named).size).toBe(entries.length);
    for (const { reason } of entries) expect(reason.length).toBeGreaterThan(60);
  });
});
