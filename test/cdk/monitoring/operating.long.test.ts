import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Observation } from '#adapters/http/api';
import { jobLine } from '#infrastructure/job-log';
import { jsonLine } from '#infrastructure/log';
import { buildBundles, ofType, onlyResource, synthesize, type Template } from '#test/cdk/support/synthesized';

beforeAll(buildBundles);

const templateOf = (context: Readonly<Record<string, string>>): Template => synthesize({ context }).template;
const alarmEmail = 'oncall@shop.example';

describe('a budget', () => {
  test('of a month mails at 80 % of its dollars, and when more is expected', () => {
    const { Properties } = onlyResource(
      templateOf({ stage: 'prod', alarmEmail, monthlyBudget: '200' }),
      'AWS::Budgets::Budget',
    );
    expect(Properties.Budget).toMatchObject({
      ...{ BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 200, Unit: 'USD' } },
      FilterExpression: {
        And: [{ Tags: { Key: 'service', Values: ['order-service'] } }, { Tags: { Key: 'stage', Values: ['prod'] } }],
      },
    });
    const subscribers = [{ SubscriptionType: 'EMAIL', Address: alarmEmail }];
    expect(Properties.NotificationsWithSubscribers).toMatchObject([
      { Notification: { NotificationType: 'ACTUAL', Threshold: 80 }, Subscribers: subscribers },
      { Notification: { NotificationType: 'FORECASTED', Threshold: 100 }, Subscribers: subscribers },
    ]);
  });

  test('is in no stage without the setting', () =>
    expect(ofType(templateOf({ stage: 'prod', alarmEmail }), 'AWS::Budgets::Budget')).toEqual([]));
});

describe('the vault of copies', () => {
  const lockOf = (context: Readonly<Record<string, string>>) =>
    onlyResource(templateOf({ stage: 'prod', ...context }), 'AWS::Backup::BackupVault').Properties.LockConfiguration;

  test('is locked for the days of its copies, for good or not', () => {
    const days = { MinRetentionDays: 35, MaxRetentionDays: 400 };
    expect(lockOf({})).toBeUndefined();
    expect(lockOf({ vaultLock: 'governance' })).toEqual(days);
    expect(lockOf({ vaultLock: 'compliance' })).toEqual({ ...days, ChangeableForDays: 3 });
  });

  test('admits the copies of the plan', () => {
    const { BackupPlanRule: rules } = onlyResource(templateOf({ stage: 'prod' }), 'AWS::Backup::BackupPlan').Properties
      .BackupPlan;
    const kept = rules.map(({ Lifecycle }: { Lifecycle: { DeleteAfterDays: number } }) => Lifecycle.DeleteAfterDays);
    const { MinRetentionDays, MaxRetentionDays } = lockOf({ vaultLock: 'governance' });
    expect([Math.min(...kept), Math.max(...kept)]).toEqual([MinRetentionDays, MaxRetentionDays]);
  });

  test.each(['service-key', 'own-key'])('tells the topic of alarms what was not copied (%s)', (encryption) => {
    const template = templateOf({ stage: 'prod', encryption });
    const [rule] = ofType(template, 'AWS::Events::Rule').filter(
      ([, { Properties }]) => Properties.Name === 'order-service-prod-failed-copies',
    );
    expect(rule?.[1].Properties.EventPattern).toEqual({
      source: ['aws.backup'],
      'detail-type': ['Backup Job State Change'],
      detail: { state: ['ABORTED', 'EXPIRED', 'FAILED', 'PARTIAL'], backupVaultName: ['order-service-prod'] },
    });
    const [[topicId]] = ofType(template, 'AWS::SNS::Topic') as unknown as [[string]];
    expect(rule?.[1].Properties.Targets).toMatchObject([{ Arn: { Ref: topicId } }]);
    const policies = JSON.stringify(ofType(template, 'AWS::SNS::TopicPolicy'));
    expect(policies).toContain('events.amazonaws.com');
  });
});

describe('the table', () => {
  const table = (context: Readonly<Record<string, string>>) => {
    const template = templateOf({ stage: 'prod', ...context });
    return (ofType(template, 'AWS::DynamoDB::Table')[0] ?? ofType(template, 'AWS::DynamoDB::GlobalTable')[0])?.[1]
      .Properties;
  };

  test.each<[string, Readonly<Record<string, string>>]>([
    ['alone', {}],
    ['with replicas', { replicas: 'eu-west-1' }],
  ])('is warm for the units of the setting, with its index (%s)', (_, context) => {
    const warm = table({ ...context, warmUnits: 'write:8000' });
    const units = { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 8_000 };
    expect([warm.WarmThroughput, warm.GlobalSecondaryIndexes[0].WarmThroughput]).toEqual([units, units]);
    expect(table(context).WarmThroughput).toBeUndefined();
  });
});

describe('saved queries', () => {
  const observation: Observation = {
    ...{ requestId: 'r', traceId: '1', method: 'GET', operation: 'getOrder', status: 500, code: 'internal' },
    ...{ orderId: 'o', reasons: ['order-amount'], milliseconds: 1, entryDefects: [] },
    defect: new Error('unexpected', { cause: new Error('below') }),
  };
  const job = { job: 'expireOrders', requestId: 'r', traceId: '1', logFields: {}, milliseconds: 1 };
  const ofLines = [jsonLine(observation), jobLine(job)].flatMap((line) => Object.keys(JSON.parse(line)));

  const queries = () =>
    ofType(templateOf({ stage: 'prod' }), 'AWS::Logs::QueryDefinition').map(([, { Properties }]) => Properties);
  /** The words of a query outside of its texts, without the language's own and the names that it gives. */
  const fieldsIn = (query: string): readonly string[] => {
    const language =
      /^(fields|filter|stats|sort|limit|as|by|and|or|asc|desc|count|pct|max|coalesce|ispresent|\d+|@\w+)$/;
    const bare = query.replaceAll(/"[^"]*"/g, '');
    const given = [...bare.matchAll(/ as (\w+)/g)].map(([, name]) => name);
    return (bare.match(/@?\w+/g) ?? []).filter((word) => !language.test(word) && !given.includes(word));
  };

  test('of functions ask for members of their lines, and name no group: a stage has more than a query may name', () => {
    const ofFunctions = queries().filter(({ LogGroupNames }) => LogGroupNames === undefined);
    expect(ofFunctions).toHaveLength(6);
    for (const { QueryString } of ofFunctions)
      expect(ofLines).toEqual(expect.arrayContaining([...fieldsIn(QueryString)]));
  });

  test('of the gateway ask for members of its lines, in its log', () => {
    const template = templateOf({ stage: 'prod' });
    const format: string = onlyResource(template, 'AWS::ApiGatewayV2::Stage').Properties.AccessLogSettings.Format;
    const ofGateway = queries().filter(({ LogGroupNames }) => LogGroupNames !== undefined);
    expect(ofGateway).toHaveLength(2);
    for (const { QueryString, LogGroupNames } of ofGateway) {
      for (const field of fieldsIn(QueryString)) expect(format).toContain(`"${field}":`);
      expect(template.Resources[LogGroupNames[0].Ref]?.Type).toBe('AWS::Logs::LogGroup');
    }
  });
});
