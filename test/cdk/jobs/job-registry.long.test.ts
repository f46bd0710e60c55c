import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Job } from '#adapters/lambda/job';
import { jobs } from '#adapters/lambda/jobs/registry';
import type { Ports } from '#application/ports';
import { allowedBy } from '#test/cdk/support/deployed';
import { buildBundles, ofType, type Resource, synthesize, type Template } from '#test/cdk/support/synthesized';

const sample = { summary: 'A sample', timeoutSeconds: 60 };
/** A use case of some ports. It is deployed here and never run. */
const using = (...uses: readonly (keyof Ports)[]) => ({
  uses,
  with: (): never => {
    throw new Error('a sample is never run');
  },
});

/** A second job for each kind of trigger. */
const added: readonly Job[] = [
  {
    ...sample,
    id: 'pruneReports',
    useCase: using('events', 'clock'),
    trigger: { kind: 'schedule', everyMinutes: 60 },
    names: { changed: 'pruned', overdue: 'OverdueReports' },
    overdueMeaning: 'Reports are not pruned.',
  },
  {
    ...sample,
    id: 'reportSales',
    useCase: using('mail'),
    trigger: { kind: 'events', from: 'order-service', types: ['order.placed'] },
  },
  { ...sample, id: 'projectOrders', useCase: using('commit'), trigger: { kind: 'stream', changes: ['order'] } },
];

let before: Template;
let after: Template;

beforeAll(() => {
  buildBundles();
  const context = { stage: 'prod', mailSender: 'orders@shop.example' };
  before = synthesize({ context }).template;
  after = synthesize({ jobs: [...jobs, ...added], context }).template;
});

const functionNamed = (name: string): Resource => {
  const found = ofType(after, 'AWS::Lambda::Function').find(
    ([, { Properties }]) => Properties.FunctionName === `order-service-prod${name}`,
  );
  if (found === undefined) throw new Error(`no function ${name}`);
  return found[1];
};
const roleOf = ({ Properties }: Resource): Resource => after.Resources[Properties.Role['Fn::GetAtt'][0]] as Resource;
/** The values of a property that only the added jobs bring. */
const addedValues = (type: string, property: string): readonly unknown[] => {
  const values = (template: Template) => ofType(template, type).map(([, { Properties }]) => Properties[property]);
  return values(after)
    .filter((value) => !values(before).includes(value))
    .toSorted();
};

describe('a job that is added to the registry', () => {
  test('is deployed by its kind of trigger', () => {
    const rules = ofType(after, 'AWS::Events::Rule').map(([, { Properties }]) => Properties);
    const ruleNamed = (name: string) => rules.find(({ Name }) => Name === `order-service-prod${name}`);
    expect(ruleNamed('_jobs_pruneReports')?.ScheduleExpression).toBe('rate(1 hour)');
    expect(ruleNamed('-report-sales')?.EventPattern).toEqual({
      source: ['order-service'],
      'detail-type': ['order.placed'],
    });
    expect(ofType(after, 'AWS::Lambda::EventSourceMapping')).toHaveLength(3);
  });

  test('gets its variables and permissions from the ports of its use case', () => {
    const variables = (name: string) => Object.keys(functionNamed(name).Properties.Environment?.Variables ?? {});
    expect(variables('_jobs_pruneReports').toSorted()).toEqual(['EVENT_BUS_NAME', 'METRICS_NAMESPACE']);
    expect(variables('-report-sales')).toEqual(['MAIL_SENDER']);
    expect(variables('-project-orders').toSorted()).toEqual(['METRICS_NAMESPACE', 'SHARDS', 'TABLE_NAME']);
    const actions = (name: string) =>
      allowedBy(roleOf(functionNamed(name)))
        .map((allowed) => allowed.replace(/ on .*/, ''))
        .filter((action) => !/^(logs|xray):/.test(action));
    expect(actions('_jobs_pruneReports')).toEqual(['events:PutEvents']);
    expect(actions('-report-sales')).toEqual(['ses:SendEmail', 'sqs:SendMessage']);
    expect(actions('-project-orders')).toEqual([
      'dynamodb:ConditionCheckItem',
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'sqs:SendMessage',
    ]);
  });

  test('gets its dead letters, its alarms and its lines in the dashboard', () => {
    expect(addedValues('AWS::SQS::Queue', 'QueueName')).toEqual([
      'order-service-prod-project-orders-dead-letters',
      'order-service-prod-report-sales-dead-letters',
    ]);
    expect(addedValues('AWS::CloudWatch::Alarm', 'AlarmName')).toEqual([
      'order-service-prod-OverdueReports',
      'order-service-prod-ProjectOrdersDeadLetters',
      'order-service-prod-ProjectOrdersLate',
      'order-service-prod-PruneReportsLate',
      'order-service-prod-ReportSalesDeadLetters',
      'order-service-prod-project-orders-errors',
      'order-service-prod-report-sales-errors',
      'order-service-prod_jobs_pruneReports-errors',
    ]);
    const dashboard = JSON.stringify(ofType(after, 'AWS::CloudWatch::Dashboard'));
    for (const name of ['prune-reports', 'report-sales', 'project-orders']) expect(dashboard).toContain(name);
  });

  test('leaves the resources of the other jobs as they are', () => {
    const ids = (template: Template) => Object.keys(template.Resources).filter((id) => id.startsWith('Background'));
    for (const id of ids(before)) expect([id, after.Resources[id]]).toEqual([id, before.Resources[id]]);
  });

  test('is not deployed without a sender if it sends mail', () => {
    const { template } = synthesize({ jobs: [...jobs, ...added], context: { stage: 'dev' } });
    const names = ofType(template, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties.FunctionName);
    expect(names).toContain('order-service-dev_jobs_pruneReports');
    expect(names).not.toContain('order-service-dev-report-sales');
  });
});
