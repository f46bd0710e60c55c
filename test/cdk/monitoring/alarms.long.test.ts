import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { metricOf, paymentsDiffering } from '#application/counted-commit';
import { statementsIn } from '#test/cdk/support/deployed';
import { buildBundles, ofType, onlyResource, synthesize, type Template } from '#test/cdk/support/synthesized';

let prod: Template;
let dev: Template;

beforeAll(() => {
  buildBundles();
  prod = synthesize({
    context: {
      ...{ stage: 'prod', alarmEmail: 'oncall@shop.example', mailSender: 'orders@shop.example' },
      quietMinutes: '90',
    },
  }).template;
  dev = synthesize().template;
});

const alarmsById = () =>
  new Map(ofType(prod, 'AWS::CloudWatch::Alarm').map(([logicalId, { Properties }]) => [logicalId, Properties]));
/** Without the alarms that only roll back a job, whose names end in `-errors`. */
const alarms = () => new Map([...alarmsById()].filter(([, { AlarmName }]) => !AlarmName.endsWith('-errors')));
const alarmOf = (name: string) =>
  [...alarmsById().values()].find(({ AlarmName }) => AlarmName === `order-service-prod-${name}`) ?? {};

describe('alarms', () => {
  test('watch errors, latency and throttling', () => {
    const watched = [...alarms().values()].map(({ AlarmName, Metrics, ...one }) => [
      AlarmName,
      Metrics ? 'calculated' : `${one.Namespace} ${one.MetricName} ${one.Statistic ?? one.ExtendedStatistic}`,
    ]);
    const expected = [
      ['order-service-prod-AccountConcurrency', 'calculated'],
      ['order-service-prod-AccountThrottled', 'AWS/Lambda Throttles Sum'],
      ['order-service-prod-AnchorEventsLate', 'calculated'],
      ['order-service-prod-Differences', 'order-service-prod Differences Sum'],
      ['order-service-prod-FunctionErrors', 'calculated'],
      ['order-service-prod-LateWebhooks', 'order-service-prod LateWebhooks Sum'],
      ['order-service-prod-LettersBounce', 'AWS/SES Reputation.BounceRate Average'],
      ['order-service-prod-LettersComplained', 'AWS/SES Reputation.ComplaintRate Average'],
      ['order-service-prod-NoOrders', `order-service-prod ${metricOf('order.placed')} Sum`],
      ['order-service-prod-NoSweeps', 'calculated'],
      ['order-service-prod-OverdueOrders', 'order-service-prod OverdueOrders Sum'],
      ['order-service-prod-PaymentsDiffering', `order-service-prod ${paymentsDiffering} Sum`],
      ['order-service-prod-ProjectChangesLate', 'AWS/Lambda IteratorAge Maximum'],
      ['order-service-prod-ReconcileBooksLate', 'calculated'],
      ['order-service-prod-ResendWebhooksLate', 'calculated'],
      ['order-service-prod-ServerErrors', 'calculated'],
      ['order-service-prod-SettlePaymentsLate', 'calculated'],
      ['order-service-prod-SignInsThrottled', 'calculated'],
      ['order-service-prod-SlowReplies', 'AWS/ApiGateway Latency p99'],
      ['order-service-prod-StreamBehind', 'AWS/Lambda IteratorAge Maximum'],
      ['order-service-prod-TableThrottled', 'calculated'],
      ['order-service-prod-Throttled', 'calculated'],
      ['order-service-prod-UnanchoredDays', 'order-service-prod UnanchoredDays Sum'],
      ['order-service-prod-Undelivered', 'AWS/SQS ApproximateNumberOfMessagesVisible Maximum'],
      ['order-service-prod-Unprojected', 'AWS/SQS ApproximateNumberOfMessagesVisible Maximum'],
      ['order-service-prod-Unpublished', 'AWS/SQS ApproximateNumberOfMessagesVisible Maximum'],
      ['order-service-prod-Unsent', 'AWS/SQS ApproximateNumberOfMessagesVisible Maximum'],
      ['order-service-prod-UnsettledPayments', 'order-service-prod UnsettledPayments Sum'],
    ];
    const unknown = watched.filter(([name]) => !expected.some(([known]) => known === name));
    expect(unknown.map(([name, what]) => `add ['${name}', '${what}'] to \`expected\` in alarms.long.test.ts`)).toEqual(
      [],
    );
    expect(watched.sort()).toEqual(expected);
  });

  test('are explained in docs/deploy.md', () => {
    const page = readFileSync(new URL('../../../docs/deploy.md', import.meta.url), 'utf8');
    const names = [...alarms().values()].map(({ AlarmName }) => AlarmName.replace('order-service-prod-', ''));
    expect(names.length).toBeGreaterThan(10);
    const missing = names.filter((name) => !page.includes(`\`${name}\``));
    expect(
      missing.map((name) => `add to the alarms in docs/deploy.md: | \`${name}\` | what it means | where to look |`),
    ).toEqual([]);
    for (const { AlarmDescription } of alarms().values())
      expect(AlarmDescription).toMatch(/\. What to do: docs\/deploy\.md#when-something-fails$/);
    expect(page).toContain('\n## When something fails\n');
  });

  /** The metrics of a calculation: its id, its name, and the resource that its dimension names. */
  const partsOf = (name: string) =>
    alarmOf(name)
      .Metrics.slice(1)
      .map(
        // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape.
        ({ Id, MetricStat: { Metric, Stat, Period } }: any) => [
          Id,
          `${Metric.Namespace} ${Metric.MetricName} ${Stat} ${Period}`,
          (Metric.Dimensions ?? []).map(({ Value }: { Value: { Ref?: string } }) =>
            Value.Ref === undefined ? Value : prod.Resources[Value.Ref]?.Type,
          ),
        ],
      );
  const requests = ['requests', 'AWS/ApiGateway Count Sum 60', ['AWS::ApiGatewayV2::Api']];

  test.each([
    ['ServerErrors', 1, 3, ['part', 'AWS/ApiGateway 5xx Sum 60', ['AWS::ApiGatewayV2::Api']]],
    ['FunctionErrors', 0.1, 1, ['part', 'order-service-prod FunctionErrors Sum 60', []]],
    ['Throttled', 5, 50, ['part', 'order-service-prod ThrottledRequests Sum 60', []]],
  ])('%s rings at %d %% of the requests, from %d in a minute', (name, threshold, from, part) => {
    const alarm = alarmOf(name);
    expect(alarm).toMatchObject({ Threshold: threshold, TreatMissingData: 'notBreaching' });
    expect(alarm.Metrics[0].Expression).toBe(`IF(FILL(part, 0) >= ${from}, 100 * part / requests, 0)`);
    expect(partsOf(name)).toEqual([part, requests]);
  });

  test('watch the account: its concurrent functions against the quota, and throttled sign-ins of the pages', () => {
    expect(alarmOf('AccountConcurrency').Metrics[0].Expression).toBe('100 * used / SERVICE_QUOTA(used)');
    expect(partsOf('AccountConcurrency')).toEqual([
      ['used', 'AWS/Usage ResourceCount Maximum 60', ['None', 'ConcurrentExecutions', 'Lambda', 'Resource']],
    ]);
    const client = ['AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolClient'];
    expect(partsOf('SignInsThrottled')).toEqual([
      ['signIns', 'AWS/Cognito SignInThrottles Sum 60', client],
      ['renewals', 'AWS/Cognito TokenRefreshThrottles Sum 60', client],
    ]);
  });

  test('ring when no order was placed for the minutes of the setting', () => {
    expect(alarmOf('NoOrders')).toMatchObject({
      ...{ ComparisonOperator: 'LessThanThreshold', Threshold: 1, EvaluationPeriods: 1, Period: 90 * 60 },
      ...{ TreatMissingData: 'breaching', Dimensions: [{ Name: 'service', Value: 'orders' }] },
    });
  });

  test('watch the jobs: a stream a minute behind, one dead letter, one overdue order', () => {
    const of = alarmOf;
    for (const [name, job] of [
      ['StreamBehind', 'publish-changes'],
      ['ProjectChangesLate', 'project-changes'],
    ] as const) {
      const reader = ofType(prod, 'AWS::Lambda::Function').find(
        ([, { Properties }]) => Properties.FunctionName === `order-service-prod-${job}`,
      )?.[0];
      expect(of(name)).toMatchObject({
        ...{ Threshold: 60_000, Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 2 },
        Dimensions: [{ Name: 'FunctionName', Value: { Ref: reader } }],
      });
    }
    for (const [name, queue] of [
      ['Unpublished', 'order-service-prod-unpublished'],
      ['Unprojected', 'order-service-prod-unprojected'],
      ['Unsent', 'order-service-prod-unsent'],
      ['Undelivered', 'order-service-prod-undelivered'],
    ] as const)
      expect(of(name)).toMatchObject({
        ...{ Threshold: 1, DatapointsToAlarm: 1, TreatMissingData: 'notBreaching' },
        Dimensions: [{ Name: 'QueueName', Value: queue }],
      });
    for (const name of ['OverdueOrders', 'UnsettledPayments'])
      expect(of(name)).toMatchObject({
        ...{ Threshold: 1, Period: 600, EvaluationPeriods: 2, DatapointsToAlarm: 2 },
        Dimensions: [{ Name: 'service', Value: 'orders' }],
      });
    expect(of('Differences')).toMatchObject({
      ...{ Threshold: 1, Period: 86_400, EvaluationPeriods: 1, DatapointsToAlarm: 1 },
      Dimensions: [{ Name: 'service', Value: 'orders' }],
    });
    const silent = [...alarms().values()].filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(new Set(silent)).toEqual(
      new Set(
        [
          'AnchorEventsLate',
          'NoOrders',
          'NoSweeps',
          'ReconcileBooksLate',
          'ResendWebhooksLate',
          'SettlePaymentsLate',
        ].map(of),
      ),
    );
  });

  test.each([
    ['NoSweeps', 'expireOrders', 600],
    ['SettlePaymentsLate', 'settlePayments', 600],
    ['ReconcileBooksLate', 'reconcileBooks', 86_400],
    ['AnchorEventsLate', 'anchorEvents', 86_400],
    ['ResendWebhooksLate', 'resendWebhooks', 120],
  ])('are raised when no sweep completes, whatever it counted: %s', (name, job, Period) => {
    const sweeper = `order-service-prod_jobs_${job}`;
    const names = ofType(prod, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties.FunctionName);
    expect(names).toContain(sweeper);
    const { Metrics, ...alarm } = alarmOf(name);
    expect(alarm).toMatchObject({
      ...{ ComparisonOperator: 'LessThanThreshold', Threshold: 1, EvaluationPeriods: 2, DatapointsToAlarm: 2 },
    });
    const queries = Metrics.map(
      ({ Id, Expression, MetricStat }: { Id: string; Expression?: string; MetricStat?: object }) => [
        Id,
        Expression ?? MetricStat,
      ],
    );
    const counted = (MetricName: string) => ({
      Metric: { Namespace: 'AWS/Lambda', MetricName, Dimensions: [{ Name: 'FunctionName', Value: sweeper }] },
      ...{ Period, Stat: 'Sum' },
    });
    expect(queries).toEqual([
      ['expr_1', 'runs - errors'],
      ['runs', counted('Invocations')],
      ['errors', counted('Errors')],
    ]);
  });

  test('add up throttled reads and writes of the table and its index', () => {
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

  test('notify the address', () => {
    const [[topicId]] = ofType(prod, 'AWS::SNS::Topic') as unknown as [[string]];
    for (const { AlarmActions } of alarms().values()) expect(AlarmActions).toEqual([{ Ref: topicId }]);
    expect(onlyResource(prod, 'AWS::SNS::Subscription').Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'oncall@shop.example',
    });
    const publishing = statementsIn(onlyResource(prod, 'AWS::SNS::TopicPolicy')).filter(
      ({ Effect }) => Effect === 'Allow',
    );
    expect(publishing.map(({ Action }) => Action)).toContain('sns:Publish');
  });

  test('count unanswered requests from the access log', () => {
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

  test.each(['http', 'rest'])('can read every line of a gateway of %s, with "-" for a missing value', (api) => {
    const { template } = synthesize({ context: { api } });
    const format: string =
      api === 'http'
        ? onlyResource(template, 'AWS::ApiGatewayV2::Stage').Properties.AccessLogSettings.Format
        : onlyResource(template, 'AWS::ApiGateway::Stage').Properties.AccessLogSetting.Format;
    // The line of a function that threw: only the status always has a value.
    const line = JSON.parse(format.replace('$context.status', '502').replaceAll(/\$context[.\w]+/g, '-'));
    expect(line).toMatchObject({ status: 502, functionStatus: '-', ms: '-', bytes: '-' });
    expect(format).toContain('"functionStatus":"$context.integration.status"');
    for (const [, { Properties }] of ofType(template, 'AWS::Logs::MetricFilter'))
      for (const [, member = ''] of Properties.FilterPattern.matchAll(/\$\.(\w+)/g))
        expect(line).toHaveProperty(member);
  });

  test('are none in dev', () => {
    expect(ofType(dev, 'AWS::CloudWatch::Alarm')).toEqual([]);
    expect(ofType(dev, 'AWS::SNS::Topic')).toEqual([]);
  });
});
