import { beforeAll, describe, expect, test } from '@jest/globals';
import { behindAlias, named, statementsIn } from '#test/cdk/deployed';
import { buildBundles, ofType, synthesise, type Template, theOnly } from '#test/cdk/synthesised';

let prod: Template;
let dev: Template;

beforeAll(() => {
  buildBundles();
  prod = synthesise({
    context: { stage: 'prod', alarmEmail: 'oncall@shop.example', mailSender: 'orders@shop.example' },
  }).template;
  dev = synthesise().template;
});

const alarms = () =>
  new Map(ofType(prod, 'AWS::CloudWatch::Alarm').map(([logicalId, { Properties }]) => [logicalId, Properties]));

describe('alarms', () => {
  test('watch what the service answers with, how late, and what it turns away', () => {
    const [[, { Ref: apiId }]] = [...alarms().values()]
      .filter(({ MetricName }) => MetricName === '5xx')
      .map(({ Dimensions }) => ['ApiId', Dimensions[0].Value] as const) as [readonly [string, { Ref: string }]];
    expect(prod.Resources[apiId]?.Type).toBe('AWS::ApiGatewayV2::Api');
    const watched = [...alarms().values()].map(({ AlarmName, Namespace, MetricName, Statistic, ExtendedStatistic }) => [
      AlarmName,
      `${Namespace} ${MetricName} ${Statistic ?? ExtendedStatistic}`,
    ]);
    expect(watched.sort()).toEqual([
      ['order-service-prod-FunctionErrors', 'order-service-prod FunctionErrors Sum'],
      ['order-service-prod-OverdueOrders', 'order-service-prod OverdueOrders Sum'],
      ['order-service-prod-ServerErrors', 'AWS/ApiGateway 5xx Sum'],
      ['order-service-prod-SlowReplies', 'AWS/ApiGateway Latency p99'],
      ['order-service-prod-StreamBehind', 'AWS/Lambda IteratorAge Maximum'],
      ['order-service-prod-TableThrottled', 'AWS/DynamoDB ThrottledRequests Sum'],
      ['order-service-prod-Throttled', 'order-service-prod ThrottledRequests Sum'],
      ['order-service-prod-Unpublished', 'AWS/SQS ApproximateNumberOfMessagesVisible Maximum'],
      ['order-service-prod-Unsent', 'AWS/SQS ApproximateNumberOfMessagesVisible Maximum'],
    ]);
  });

  test('watch what happens without a request: a stream that is a minute behind, one dead letter, one overdue order', () => {
    const of = (name: string) =>
      [...alarms().values()].find(({ AlarmName }) => AlarmName === `order-service-prod-${name}`) ?? {};
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
      ...{ Threshold: 1, Period: 600, DatapointsToAlarm: 2 },
      Dimensions: [{ Name: 'service', Value: 'orders' }],
    });
    const silent = [...alarms().values()].filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(silent).toEqual([of('OverdueOrders')]);
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
    expect(filters.get('FunctionErrors').FilterPattern).toBe('{ $.status >= 500 && $.functionStatus = "-" }');
    expect(filters.get('ThrottledRequests').FilterPattern).toBe('{ $.status = 429 }');
    const format: string = theOnly(prod, 'AWS::ApiGatewayV2::Stage').Properties.AccessLogSettings.Format;
    expect(format).toContain('"functionStatus":"$context.integration.status"');
    expect(format).toContain('"status":$context.status');
  });

  test('are none in a stage that nobody watches', () => {
    expect(ofType(dev, 'AWS::CloudWatch::Alarm')).toEqual([]);
    expect(ofType(dev, 'AWS::SNS::Topic')).toEqual([]);
  });
});

describe('a new version', () => {
  test('gets a tenth of the calls first, in every function, and is taken back by an alarm', () => {
    const groups = new Map(ofType(prod, 'AWS::CodeDeploy::DeploymentGroup'));
    expect(groups.size).toBe(ofType(prod, 'AWS::Lambda::Function').length);
    const used = ofType(prod, 'AWS::Lambda::Alias').map(([, { UpdatePolicy }]) => {
      const { CodeDeployLambdaAliasUpdate } = UpdatePolicy as {
        CodeDeployLambdaAliasUpdate: { DeploymentGroupName: { Ref: string } };
      };
      return CodeDeployLambdaAliasUpdate.DeploymentGroupName.Ref;
    });
    expect(used.sort()).toEqual([...groups.keys()].sort());
    for (const { Properties } of groups.values()) {
      expect(Properties.DeploymentConfigName).toBe('CodeDeployDefault.LambdaCanary10Percent5Minutes');
      expect(Properties.AutoRollbackConfiguration.Events).toContain('DEPLOYMENT_STOP_ON_ALARM');
      const names = Properties.AlarmConfiguration.Alarms.map(({ Name }: { Name: { Ref: string } }) => Name.Ref);
      expect(names.map((id: string) => alarms().get(id)?.AlarmName).sort()).toEqual([
        'order-service-prod-FunctionErrors',
        'order-service-prod-ServerErrors',
        'order-service-prod-SlowReplies',
      ]);
    }
  });

  test('is moved by a role that may move these aliases and nothing else', () => {
    const [, group] = ofType(prod, 'AWS::CodeDeploy::DeploymentGroup')[0] ?? [];
    const role = prod.Resources[group?.Properties.ServiceRoleArn['Fn::GetAtt'][0]];
    const [moving, looking] = statementsIn(role?.Properties.Policies);
    const functions = ofType(prod, 'AWS::Lambda::Function').map(([logicalId]) => `${logicalId}.Arn`);
    const allowed = [moving?.Resource].flat().map(named);
    expect(allowed.sort()).toEqual(functions.flatMap((arn) => [arn, `${arn}:live`]).sort());
    expect(looking?.Action).toBe('cloudwatch:DescribeAlarms');
  });

  test('leaves the one before it where it can be taken back, and nothing behind where it cannot', () => {
    for (const [, version] of ofType(prod, 'AWS::Lambda::Version')) expect(version.DeletionPolicy).toBe('Retain');
    for (const [, version] of ofType(dev, 'AWS::Lambda::Version')) expect(version.DeletionPolicy).not.toBe('Retain');
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

describe('the dashboard', () => {
  test('shows requests, errors, how late, what happened to orders, and what costs', () => {
    const body = named(theOnly(prod, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody);
    const { widgets } = JSON.parse(body);
    expect(widgets).toHaveLength(13);
    for (const part of [
      '{order-service-prod,service} service=\\"orders\\"',
      'MetricName=\\"PlacedAmount\\"',
      '"5xx"',
      'p50',
      'p99',
      'FunctionErrors',
      'ConsumedWriteCapacityUnits',
      'FunctionName=\\"order-service-prod-\\"',
      'IteratorAge',
      'ApproximateNumberOfMessagesVisible',
      'OverdueOrders',
    ])
      expect(JSON.stringify(JSON.parse(body))).toContain(part);
  });

  test('costs nothing where nobody asked for it', () => {
    expect(ofType(dev, 'AWS::CloudWatch::Dashboard')).toEqual([]);
    expect(ofType(synthesise({ context: { dashboard: 'yes' } }).template, 'AWS::CloudWatch::Dashboard')).toHaveLength(
      1,
    );
    expect(
      ofType(synthesise({ context: { stage: 'prod', dashboard: 'no' } }).template, 'AWS::CloudWatch::Dashboard'),
    ).toEqual([]);
  });
});
