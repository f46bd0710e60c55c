import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, MathExpression, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { prices } from '#cdk/prices';
import type { ServiceMetrics } from '#cdk/service-metrics';

export type OperationsDashboardProps = {
  readonly name: string;
  readonly metrics: ServiceMetrics;
  readonly namespace: string;
  /** Before the name of every function. */
  readonly prefix: string;
  readonly tableName: string;
};

const period = Duration.minutes(1);

/** The sum of a metric over all that a search finds. */
type Summed = (metric: string) => string;

/** All metrics that a search finds: a new operation or a new kind of event is in the picture by itself. */
const found = (label: string, search: string, statistic: string): MathExpression =>
  new MathExpression({ label, period, expression: `SEARCH('${search}', '${statistic}', 60)`, usingMetrics: {} });

/**
 * What gateway, functions and table ask for an hour like this minute, by the list: functions as if each had a gigabyte,
 * and without what is stored, logged and sent.
 */
const dollarsAnHour = (requests: IMetric, inFunctions: Summed, ofTable: Summed): MathExpression => {
  const { httpApiRequest, functionRequest, writeUnit, readUnit } = prices.perMillion;
  const millions = [
    `${httpApiRequest} * FILL(requests, 0)`,
    `${functionRequest} * ${inFunctions('Invocations')}`,
    `${writeUnit} * ${ofTable('ConsumedWriteCapacityUnits')}`,
    `${readUnit} * ${ofTable('ConsumedReadCapacityUnits')}`,
  ];
  const gigabyteSeconds = `${prices.functionGigabyteSecond} * ${inFunctions('Duration')} / 1000`;
  return new MathExpression({
    label: `Dollars an hour, ${prices.region}, ${prices.asOf}`,
    period,
    expression: `60 * ((${millions.join(' + ')}) / 1000000 + ${gigabyteSeconds})`,
    usingMetrics: { requests },
  });
};

const graph = (title: string, left: IMetric[], width = 8): GraphWidget =>
  new GraphWidget({ title, left, width, height: 6 });

/** What happens in the shop and how the service fares, on one page. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, props: OperationsDashboardProps) {
    super(scope, id);
    const { name, metrics, namespace, prefix, tableName } = props;
    const inFunctions = (metric: string, label: string, statistic: string) =>
      found(label, `{AWS/Lambda,FunctionName} MetricName="${metric}" FunctionName="${prefix}-"`, statistic);
    const ofTable = (metric: string) =>
      found(metric, `{AWS/DynamoDB,TableName} MetricName="${metric}" TableName="${tableName}"`, 'Sum');
    const summed =
      (dimension: string, value: string): Summed =>
      (metric) =>
        `FILL(SUM(SEARCH('{${dimension}} MetricName="${metric}" ${value}', 'Sum', 60)), 0)`;
    const cost = dollarsAnHour(
      metrics.requests,
      summed('AWS/Lambda,FunctionName', `FunctionName="${prefix}-"`),
      summed('AWS/DynamoDB,TableName', `TableName="${tableName}"`),
    );
    new Dashboard(this, 'Dashboard', {
      dashboardName: name,
      defaultInterval: Duration.hours(3),
      widgets: [
        [
          graph('Orders a minute, by what happened', [found('', `{${namespace},service} service="orders"`, 'Sum')], 12),
          graph(
            'Amount placed, minor units by currency',
            [found('', `{${namespace},service,currency} MetricName="PlacedAmount"`, 'Sum')],
            12,
          ),
        ],
        [
          graph('Requests', [metrics.requests, metrics.clientErrors, metrics.serverErrors]),
          graph('Answered after, in ms', [metrics.usual, metrics.slowest]),
          graph('Turned away, and not answered', [metrics.throttled, metrics.functionErrors, metrics.tableThrottled]),
        ],
        [
          graph('Errors by function', [inFunctions('Errors', '', 'Sum')]),
          graph('Duration p99 by function', [inFunctions('Duration', '', 'p99')]),
          graph('At once by function', [inFunctions('ConcurrentExecutions', '', 'Maximum')]),
        ],
        [
          graph('What costs: units of the table', [
            ofTable('ConsumedReadCapacityUnits'),
            ofTable('ConsumedWriteCapacityUnits'),
          ]),
          graph('What costs: calls of functions', [inFunctions('Invocations', '', 'Sum')]),
          graph('What waits: dead letters, overdue orders', [...Object.values(metrics.deadLetters), metrics.overdue]),
        ],
        [
          graph('Published after, in ms', [metrics.streamAge]),
          graph('What it costs by use', [cost]),
          new TextWidget({
            width: 8,
            height: 6,
            markdown:
              'Costs follow requests, calls of functions with their duration, and units of the table. A line of the access log leads to the line of the function by `requestId`.',
          }),
        ],
      ],
    });
  }
}
