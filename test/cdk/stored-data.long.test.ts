import { beforeAll, describe, expect, test } from '@jest/globals';
import { table } from '#adapters/dynamodb/table';
import { operations } from '#adapters/http/operations/registry';
import { logGroupsOf } from '#test/cdk/support/log-groups';
import { buildBundles, ofType, onlyResource, type Synthesized, synthesize } from '#test/cdk/support/synthesized';

describe('stored data', () => {
  let dev: Synthesized;
  let prod: Synthesized;
  beforeAll(() => {
    buildBundles();
    dev = synthesize();
    prod = synthesize({ context: { stage: 'prod' } });
  });

  test('is in a table with the schema of the adapter', () => {
    const { Properties } = onlyResource(prod.template, 'AWS::DynamoDB::Table');
    const maximum = { MaxReadRequestUnits: 12_000, MaxWriteRequestUnits: 8_000 };
    expect(Properties).toMatchObject({
      TableName: 'order-service-prod',
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
    expect(Properties.OnDemandThroughput).toEqual(maximum);
    expect(Properties.GlobalSecondaryIndexes[0].OnDemandThroughput).toEqual(maximum);
  });

  test.each(['AWS::DynamoDB::Table', 'AWS::Cognito::UserPool', 'AWS::SQS::Queue'])(
    '%s survives the stack in a stage that keeps its data',
    (type) => {
      const resources = ofType(prod.template, type);
      expect(resources.length).toBeGreaterThan(0);
      for (const [, resource] of resources)
        expect(resource).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
      for (const [, resource] of ofType(dev.template, type))
        expect(resource).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    },
  );

  test('is deleted with a first deployment that failed, so that it does not block the next', () => {
    const left = Object.entries(prod.template.Resources).filter(
      ([, { DeletionPolicy }]) => DeletionPolicy === 'Retain',
    );
    // The logs of deployment jobs tell why it failed. CloudFormation names them, so they block nothing.
    for (const [id, { Type, Properties }] of left)
      expect([id, Type, Properties.LogGroupName]).toEqual([
        expect.stringMatching(/^(Secrets|IssuerKeys)/),
        'AWS::Logs::LogGroup',
        undefined,
      ]);
    expect(left.length).toBeGreaterThan(0);
    for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of Object.entries(prod.template.Resources))
      if (DeletionPolicy === 'RetainExceptOnCreate') expect([id, UpdateReplacePolicy]).toEqual([id, 'Retain']);
  });

  test.each([
    ['staging', 30],
    ['prod', 90],
  ])('of %s has logs for %d days, a group for each function', (stage, days) => {
    const { template } = stage === 'prod' ? prod : synthesize({ context: { stage } });
    expect(logGroupsOf(template)).toEqual({ days: [days], functions: operations.length + 1 });
  });
});
