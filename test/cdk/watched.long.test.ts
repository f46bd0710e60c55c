import { beforeAll, describe, expect, test } from '@jest/globals';
import { behindAlias, named, statementsIn } from '#test/cdk/support/deployed';
import { buildBundles, ofType, type Resource, synthesize, type Template, theOnly } from '#test/cdk/support/synthesized';

let prod: Template;
let dev: Template;

beforeAll(() => {
  buildBundles();
  prod = synthesize({
    context: { stage: 'prod', alarmEmail: 'oncall@shop.example', mailSender: 'orders@shop.example' },
  }).template;
  dev = synthesize().template;
});

const everyAlarm = () =>
  new Map(ofType(prod, 'AWS::CloudWatch::Alarm').map(([logicalId, { Properties }]) => [logicalId, Properties]));
/** Those that take back a job and tell nobody are told by their names. */
const alarms = () => new Map([...everyAlarm()].filter(([, { AlarmName }]) => !AlarmName.endsWith('-errors')));
const alarmOf = (name: string) =>
  [...everyAlarm().values()].find(({ AlarmName }) => AlarmName === `order-service-prod-${name}`) ?? {};

describe('alarms', () => {
  test('watch what the service answers with, how late, and what it turns away', () => {
    const [[, { Ref: apiId }]] = [...alarms().values()]
      .filter(({ MetricName }) => MetricName === '5xx')
      .map(({ Dimensions }) => ['ApiId', Dimensions[0].Value] as const) as [readonly [string, { Ref: string }]];
    expect(prod.Resources[apiId]?.Type).toBe('AWS::ApiGatewayV2::Api');
    const watched = [...alarms().values()].map(({ AlarmName, Metrics, ...one }) => [
      AlarmName,
      Metrics ? 'a sum' : `${one.Namespace} ${one.MetricName} ${one.Statistic ?? one.ExtendedStatistic}`,
    ]);
    expect(watched.sort()).toEqual([
      ['order-service-prod-FunctionErrors', 'order-service-prod FunctionErrors Sum'],
      ['order-service-prod-NoSweeps', 'a sum'],
      ['order-service-prod-OverdueOrders', 'order-service-prod OverdueOrders Sum'],
      ['order-service-prod-ServerErrors', 'AWS/ApiGateway 5xx Sum'],
      ['order-service-prod-SlowReplies', 'AWS/ApiGateway Latency p99'],
      ['order-service-prod-StreamBehind', 'AWS/Lambda IteratorAge Maximum'],
      ['order-service-prod-TableThrottled', 'a sum'],
      ['order-service-prod-Throttled', 'order-service-prod ThrottledRequests Sum'],
      ['order-service-prod-Unpublished', 'AWS/SQS ApproximateNumberOfMessagesVisible Maximum'],
      ['order-service-prod-Unsent', 'AWS/SQS ApproximateNumberOfMessagesVisible Maximum'],
    ]);
  });

  test('watch what happens without a request: a stream that is a minute behind, one dead letter, one overdue order', () => {
    const of = alarmOf;
    const publisher = ofType(prod, 'AWS::Lambda::Function').find(
      ([, { Properties }]) => Properties.FunctionName === 'order-service-prod-publish-changes',
    )?.[0];
    expect(of('StreamBehind')).toMatchObject({
      ...{ Threshold: 60_000, Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 2 },
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: publisher } }],
    });
    for (const [name, queue] of [
      ['Unpublished', 'order-service-prod-unpublished'],
      ['Unsent', 'order-service-prod-unsent'],
    ] as const)
      expect(of(name)).toMatchObject({
        ...{ Threshold: 1, DatapointsToAlarm: 1, TreatMissingData: 'notBreaching' },
        Dimensions: [{ Name: 'QueueName', Value: queue }],
      });
    expect(of('OverdueOrders')).toMatchObject({
      ...{ Threshold: 1, Period: 600, EvaluationPeriods: 2, DatapointsToAlarm: 2 },
      Dimensions: [{ Name: 'service', Value: 'orders' }],
    });
    const silent = [...alarms().values()].filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(silent).toEqual([of('NoSweeps')]);
  });

  test('ring where no sweep comes to its end, whatever it could count', () => {
    const [sweeper] =
      ofType(prod, 'AWS::Lambda::Function').find(
        ([, { Properties }]) => Properties.FunctionName === 'order-service-prod-expire-orders',
      ) ?? [];
    const { Metrics, ...alarm } = alarmOf('NoSweeps');
    expect(alarm).toMatchObject({
      ...{ ComparisonOperator: 'LessThanThreshold', Threshold: 1, EvaluationPeriods: 2, DatapointsToAlarm: 2 },
    });
    const asked = Metrics.map(
      ({ Id, Expression, MetricStat }: { Id: string; Expression?: string; MetricStat?: object }) => [
        Id,
        Expression ?? MetricStat,
      ],
    );
    const counted = (MetricName: string) => ({
      Metric: { Namespace: 'AWS/Lambda', MetricName, Dimensions: [{ Name: 'FunctionName', Value: { Ref: sweeper } }] },
      ...{ Period: 600, Stat: 'Sum' },
    });
    expect(asked).toEqual([
      ['expr_1', 'runs - errors'],
      ['runs', counted('Invocations')],
      ['errors', counted('Errors')],
    ]);
  });

  test('add up what the table and its index turn away, of reads and of writes', () => {
    const [table] = ofType(prod, 'AWS::DynamoDB::Table')[0] ?? [];
    const { Metrics, Threshold } = alarmOf('TableThrottled');
    const dimensions = [{ Name: 'TableName', Value: { Ref: table } }];
    const index = [{ Name: 'GlobalSecondaryIndexName', Value: 'gsi1' }, ...dimensions];
    const [sum, ...added] = Metrics;
    expect(Threshold).toBe(10);
    expect(sum).toMatchObject({
      Expression: 'FILL(reads, 0) + FILL(writes, 0) + FILL(indexReads, 0) + FILL(indexWrites, 0)',
    });
    expect(
      added.map(({ Id, MetricStat: { Metric, Stat, Period } }: (typeof Metrics)[number]) => [
        ...[Id, Metric.Namespace, Metric.MetricName, Stat, Period],
        Metric.Dimensions,
      ]),
    ).toEqual([
      ['reads', 'AWS/DynamoDB', 'ReadThrottleEvents', 'Sum', 60, dimensions],
      ['writes', 'AWS/DynamoDB', 'WriteThrottleEvents', 'Sum', 60, dimensions],
      ['indexReads', 'AWS/DynamoDB', 'ReadThrottleEvents', 'Sum', 60, index],
      ['indexWrites', 'AWS/DynamoDB', 'WriteThrottleEvents', 'Sum', 60, index],
    ]);
  });

  test('tell somebody', () => {
    const [[topicId]] = ofType(prod, 'AWS::SNS::Topic') as unknown as [[string]];
    for (const { AlarmActions } of alarms().values()) expect(AlarmActions).toEqual([{ Ref: topicId }]);
    expect(theOnly(prod, 'AWS::SNS::Subscription').Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'oncall@shop.example',
    });
    const publishing = statementsIn(theOnly(prod, 'AWS::SNS::TopicPolicy')).filter(({ Effect }) => Effect === 'Allow');
    expect(publishing.map(({ Action }) => Action)).toContain('sns:Publish');
  });

  test('count what no function answered from the access log, which says so', () => {
    const filters = new Map(
      ofType(prod, 'AWS::Logs::MetricFilter').map(([, { Properties }]) => [
        Properties.MetricTransformations[0].MetricName,
        Properties,
      ]),
    );
    expect(filters.get('FunctionErrors').FilterPattern).toBe(
      '{ $.status >= 500 && ($.functionStatus = "-" || $.gatewaySaid != "-") }',
    );
    expect(filters.get('ThrottledRequests').FilterPattern).toBe('{ $.status = 429 }');
  });

  test.each(['http', 'rest'])(
    'can read every line that a gateway of %s writes, "-" for what it does not know',
    (api) => {
      const { template } = synthesize({ context: { api } });
      const format: string =
        api === 'http'
          ? theOnly(template, 'AWS::ApiGatewayV2::Stage').Properties.AccessLogSettings.Format
          : theOnly(template, 'AWS::ApiGateway::Stage').Properties.AccessLogSetting.Format;
      // A function that threw: of all variables the status is the only one that each answer has.
      const line = JSON.parse(format.replace('$context.status', '502').replaceAll(/\$context[.\w]+/g, '-'));
      expect(line).toMatchObject({ status: 502, functionStatus: '-', ms: '-', bytes: '-' });
      expect(format).toContain('"functionStatus":"$context.integration.status"');
      for (const [, { Properties }] of ofType(template, 'AWS::Logs::MetricFilter'))
        for (const [, member = ''] of Properties.FilterPattern.matchAll(/\$\.(\w+)/g))
          expect(line).toHaveProperty(member);
    },
  );

  test('are none in a stage that nobody watches', () => {
    expect(ofType(dev, 'AWS::CloudWatch::Alarm')).toEqual([]);
    expect(ofType(dev, 'AWS::SNS::Topic')).toEqual([]);
  });
});

describe('a new version', () => {
  /** CloudFormation waits for the one that makes the secrets: its new version is asked in the same deployment. */
  const shifted = (type: string) => ofType(prod, type).filter(([logicalId]) => !logicalId.startsWith('Secrets'));
  const [publish, notify, expire] = ['publish-changes', 'notify-customer', 'expire-orders'].map(
    (name) => `order-service-prod-${name}-errors`,
  ) as [string, string, string];
  const takenBackBy = (group: Resource['Properties']): readonly string[] =>
    group.AlarmConfiguration.Alarms.map(({ Name }: { Name: { Ref: string } }) =>
      String(everyAlarm().get(Name.Ref)?.AlarmName),
    ).sort();

  test('gets a tenth of the calls first, in every function, and is taken back by an alarm', () => {
    const groups = new Map(ofType(prod, 'AWS::CodeDeploy::DeploymentGroup'));
    expect(groups.size).toBe(shifted('AWS::Lambda::Function').length);
    const used = shifted('AWS::Lambda::Alias').map(([, { UpdatePolicy }]) => {
      const { CodeDeployLambdaAliasUpdate } = UpdatePolicy as {
        CodeDeployLambdaAliasUpdate: { DeploymentGroupName: { Ref: string } };
      };
      return CodeDeployLambdaAliasUpdate.DeploymentGroupName.Ref;
    });
    expect(used.sort()).toEqual([...groups.keys()].sort());
    for (const [logicalId, { Properties }] of groups) {
      expect(Properties.DeploymentConfigName).toBe('CodeDeployDefault.LambdaCanary10Percent5Minutes');
      expect(Properties.AutoRollbackConfiguration.Events).toContain('DEPLOYMENT_STOP_ON_ALARM');
      const job = /^Rollout(publishchanges|notifycustomer|expireorders)/.exec(logicalId)?.[1];
      expect(takenBackBy(Properties)).toEqual(
        job === undefined
          ? ['order-service-prod-FunctionErrors', 'order-service-prod-ServerErrors', 'order-service-prod-SlowReplies']
          : [{ publishchanges: publish, notifycustomer: notify, expireorders: expire }[job]],
      );
    }
  });

  test('of a job is taken back by the errors of its alias, which tell nobody', () => {
    for (const name of [publish, notify, expire]) {
      const { AlarmActions, ...alarm } = alarmOf(name.replace('order-service-prod-', ''));
      const [job] =
        ofType(prod, 'AWS::Lambda::Function').find(
          ([, { Properties }]) => `${Properties.FunctionName}-errors` === name,
        ) ?? [];
      expect(AlarmActions).toBeUndefined();
      expect(alarm).toMatchObject({
        ...{ Namespace: 'AWS/Lambda', MetricName: 'Errors', Statistic: 'Sum', Period: 60 },
        ...{ Threshold: 1, EvaluationPeriods: 1, TreatMissingData: 'notBreaching' },
        Dimensions: [
          { Name: 'FunctionName', Value: { Ref: job } },
          { Name: 'Resource', Value: { 'Fn::Join': ['', [{ Ref: job }, ':live']] } },
        ],
      });
    }
  });

  test('goes to all at once where that is asked for, so that a fix is not taken back by what it mends', () => {
    const { template } = synthesize({ context: { stage: 'prod', rollout: 'at-once' } });
    for (const [, alias] of ofType(template, 'AWS::Lambda::Alias')) expect(alias.UpdatePolicy).toBeUndefined();
    expect(ofType(template, 'AWS::CodeDeploy::DeploymentGroup')).toEqual([]);
    expect(ofType(template, 'AWS::CloudWatch::Alarm')).toHaveLength(9);
  });

  test('is moved by a role that may move these aliases and nothing else', () => {
    const [, group] = ofType(prod, 'AWS::CodeDeploy::DeploymentGroup')[0] ?? [];
    const role = prod.Resources[group?.Properties.ServiceRoleArn['Fn::GetAtt'][0]];
    const [moving, looking] = statementsIn(role?.Properties.Policies);
    const functions = shifted('AWS::Lambda::Function').map(([logicalId]) => `${logicalId}.Arn`);
    const allowed = [moving?.Resource].flat().map(named);
    expect(allowed.sort()).toEqual(functions.flatMap((arn) => [arn, `${arn}:live`]).sort());
    expect(looking?.Action).toBe('cloudwatch:DescribeAlarms');
  });

  test('leaves the one before it where it can be taken back, and nothing behind where it cannot', () => {
    const policies = (template: Template) =>
      new Set(ofType(template, 'AWS::Lambda::Version').map(([, version]) => version.DeletionPolicy));
    expect(policies(prod)).toEqual(new Set(['RetainExceptOnCreate']));
    expect(policies(dev)).toEqual(new Set(['Delete']));
    expect(ofType(dev, 'AWS::CodeDeploy::DeploymentGroup')).toEqual([]);
  });

  test('in prod, batches and pages keep to their places', () => {
    const reserved = ofType(prod, 'AWS::Lambda::Alias').map(([logicalId]) => {
      const { MemorySize, ReservedConcurrentExecutions } = behindAlias(prod, logicalId).handler.Properties;
      return `${MemorySize} MB: ${ReservedConcurrentExecutions}`;
    });
    expect([...new Set(reserved)].sort()).toEqual([
      '1024 MB: undefined',
      '1792 MB: 20',
      '256 MB: 10',
      '512 MB: undefined',
    ]);
    const places = reserved.map((one) => Number(one.split(': ')[1])).filter((one) => !Number.isNaN(one));
    // An account has 1,000, of which 100 cannot be reserved.
    expect(places.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(300);
  });
});
