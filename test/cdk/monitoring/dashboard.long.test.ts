import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { powertoolsMetrics } from '#adapters/metrics/powertools';
import type { Counted } from '#application/ports';
import type { Currency } from '#domain/currency';
import { referenceText } from '#test/cdk/support/deployed';
import { type Found, isFoundBy, searchIn } from '#test/cdk/support/metric-search';
import { buildBundles, ofType, onlyResource, synthesize, type Template } from '#test/cdk/support/synthesized';
import { kebabCase } from '../../../scripts/text.mjs';

type Options = { readonly id?: string; readonly expression?: string; readonly label?: string; readonly stat?: string };
type Shown = Options & { readonly metric?: Found };
type Widget = { readonly title: string; readonly shown: readonly Shown[] };

const shownIn = (row: readonly (string | Options)[]): Shown => {
  const options = row.find((cell): cell is Options => typeof cell === 'object') ?? {};
  const [namespace, name, ...pairs] = row.filter((cell) => typeof cell === 'string');
  if (namespace === undefined || name === undefined) return options;
  const dimensions = pairs.flatMap((value, index) =>
    index % 2 === 0 ? [[value, pairs[index + 1] ?? ''] as const] : [],
  );
  return { ...options, metric: { namespace, name, dimensions: Object.fromEntries(dimensions) } };
};

const widgetsOf = (template: Template): readonly Widget[] => {
  const { widgets } = JSON.parse(
    referenceText(onlyResource(template, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody),
  );
  return widgets
    .filter(({ type }: { type: string }) => type === 'metric')
    .map(({ properties }: { properties: { title: string; metrics: readonly (readonly (string | Options)[])[] } }) => ({
      title: properties.title,
      shown: properties.metrics.map(shownIn),
    }));
};

let prod: Template;
let dev: Template;

beforeAll(() => {
  buildBundles();
  prod = synthesize({ context: { stage: 'prod', mailSender: 'orders@shop.example' } }).template;
  dev = synthesize().template;
});

const widgets = () => widgetsOf(prod);
const metricsUnder = (title: string): readonly Shown[] => {
  const widget = widgets().find((one) => one.title === title);
  if (widget === undefined) throw new Error(`The dashboard has no widget ${title}.`);
  return widget.shown;
};
/** Without makeSecrets, which runs during a deployment only. */
const running = (): readonly string[] =>
  ofType(prod, 'AWS::Lambda::Function')
    .map(([, { Properties }]) => Properties.FunctionName)
    .filter((name) => name !== 'order-service-prod-make-secrets')
    .sort();
const functionsOf = (shown: readonly Shown[], name: string): readonly string[] =>
  shown.flatMap(({ metric }) => (metric?.name === name ? [metric.dimensions.FunctionName ?? ''] : [])).sort();

describe('the dashboard', () => {
  test('shows the events of the shop, the health of the service and its cost', () => {
    expect(widgets().map(({ title }) => title)).toEqual([
      'Events of orders per minute',
      'Amount placed, minor units by currency',
      'Requests',
      'Latency, in ms',
      'Throttled requests and function errors',
      'Errors by function',
      'Duration p99 by function',
      'Concurrency by function',
      'Cost: capacity units of the table',
      'Cost: invocations of functions',
      'Dead letters and overdue orders',
      'Stream jobs: age of the oldest change, in ms',
      'Cost per hour',
    ]);
    const names = widgets().flatMap(({ shown }) => shown.flatMap(({ metric }) => metric?.name ?? []));
    for (const name of ['5xx', 'FunctionErrors', 'IteratorAge', 'ReadThrottleEvents', 'WriteThrottleEvents'])
      expect(names).toContain(name);
    for (const name of ['ApproximateNumberOfMessagesVisible', 'OverdueOrders']) expect(names).toContain(name);
    expect(metricsUnder('Latency, in ms').map(({ stat }) => stat)).toEqual(['p50', 'p99']);
  });

  test.each([
    ['Errors by function', 'Errors', 'Sum'],
    ['Duration p99 by function', 'Duration', 'p99'],
    ['Concurrency by function', 'ConcurrentExecutions', 'Maximum'],
    ['Cost: invocations of functions', 'Invocations', 'Sum'],
  ])('shows in %s each function of the stage and no other', (title, name, statistic) => {
    const shown = metricsUnder(title);
    expect(functionsOf(shown, name)).toEqual(running());
    expect(shown).toHaveLength(running().length);
    expect(new Set(shown.map(({ stat, metric }) => `${metric?.namespace} ${stat}`))).toEqual(
      new Set([`AWS/Lambda ${statistic}`]),
    );
    // Jobs have their name in kebab case, also where the function of a scheduled one has not.
    for (const { label, metric } of shown) {
      const [, named = ''] = /^order-service-prod(?:-|_[a-z]+_)(.+)$/.exec(metric?.dimensions.FunctionName ?? '') ?? [];
      expect([named, kebabCase(named)]).toContain(label);
    }
  });

  test('shows no table but that of the stack', () => {
    const tables = widgets().flatMap(({ shown }) => shown.flatMap(({ metric }) => metric?.dimensions.TableName ?? []));
    expect(tables.length).toBeGreaterThan(0);
    for (const name of tables) expect(prod.Resources[name]?.Type).toBe('AWS::DynamoDB::Table');
  });

  test('stays within the quotas of CloudWatch: 500 metrics and expressions in a graph, 2,500 in all', () => {
    const counts = widgets().map(({ shown }) => shown.length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(500);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2_500);
  });

  test('is deployed only where the setting says so', () => {
    expect(ofType(dev, 'AWS::CloudWatch::Dashboard')).toEqual([]);
    expect(ofType(synthesize({ context: { dashboard: 'yes' } }).template, 'AWS::CloudWatch::Dashboard')).toHaveLength(
      1,
    );
    expect(
      ofType(synthesize({ context: { stage: 'prod', dashboard: 'no' } }).template, 'AWS::CloudWatch::Dashboard'),
    ).toEqual([]);
  });
});

describe('the business metrics on the dashboard', () => {
  /** A count as a function of a stage emits it to CloudWatch. */
  const emittedIn = (namespace: string, counted: Counted): Found => {
    const printed: string[] = [];
    const spy = jest
      .spyOn(process.stdout, 'write')
      .mockImplementation((text: unknown) => printed.push(String(text)) > 0);
    const metrics = powertoolsMetrics(namespace, 'orders');
    metrics.count(counted);
    metrics.flush();
    spy.mockRestore();
    const line = JSON.parse(printed.join(''));
    const [{ Namespace, Dimensions, Metrics }] = line._aws.CloudWatchMetrics;
    return {
      namespace: Namespace,
      name: Metrics[0].Name,
      dimensions: Object.fromEntries(Dimensions[0].map((dimension: string) => [dimension, line[dimension]])),
    };
  };
  const namespaceOf = (functionName: string): string => {
    const [, handler] =
      ofType(prod, 'AWS::Lambda::Function').find(([, { Properties }]) => Properties.FunctionName === functionName) ??
      [];
    return handler?.Properties.Environment.Variables.METRICS_NAMESPACE;
  };
  const expressionUnder = (title: string): string => metricsUnder(title)[0]?.expression ?? '';

  test('are the events of orders of this stage only', () => {
    const search = searchIn(expressionUnder('Events of orders per minute'));
    const ofStage = namespaceOf('order-service-prod_orders_placeOrder');
    for (const name of ['OrdersPlaced', 'OrdersLinesCanceled', 'StockShort']) {
      const counted = { name, unit: 'count', value: 1 } as const;
      expect([name, isFoundBy(search, emittedIn(ofStage, counted))]).toEqual([name, true]);
      for (const other of ['order-service-prod2', 'order-service-staging'])
        expect([other, isFoundBy(search, emittedIn(other, counted))]).toEqual([other, false]);
    }
  });

  test('are the placed amounts by currency, and no counts', () => {
    const search = searchIn(expressionUnder('Amount placed, minor units by currency'));
    const ofStage = namespaceOf('order-service-prod_orders_placeOrder');
    const placed = (currency: string): Counted => ({
      ...{ name: 'PlacedAmount', unit: 'minor units', value: 1700 },
      by: { currency: currency as Currency },
    });
    for (const currency of ['EUR', 'JPY']) {
      expect(isFoundBy(search, emittedIn(ofStage, placed(currency)))).toBe(true);
      expect(isFoundBy(search, emittedIn('order-service-prod2', placed(currency)))).toBe(false);
    }
    expect(isFoundBy(search, emittedIn(ofStage, { name: 'OrdersPlaced', unit: 'count', value: 1 }))).toBe(false);
  });

  test('are found by a search as CloudWatch documents it: an unquoted term matches words, not a whole name', () => {
    const of = (FunctionName: string): Found => ({
      ...{ namespace: 'AWS/Lambda', name: 'Errors' },
      dimensions: { FunctionName },
    });
    const [part, whole] = ['order-service-prod-', '"order-service-prod-"'].map((term) =>
      searchIn(`SEARCH('{AWS/Lambda,FunctionName} MetricName="Errors" FunctionName=${term}', 'Sum', 60)`),
    ) as [ReturnType<typeof searchIn>, ReturnType<typeof searchIn>];
    expect(isFoundBy(part, of('order-service-prod-place-order'))).toBe(true);
    expect(isFoundBy(part, of('order-service-prod2-place-order'))).toBe(true);
    expect(isFoundBy(part, of('order-service-staging-place-order'))).toBe(false);
    expect(isFoundBy(whole, of('order-service-prod-place-order'))).toBe(false);
    expect(() => searchIn(`SEARCH('{order-service-prod,service} service="orders"', 'Sum', 60)`)).toThrow('quotes');
  });
});

describe('the cost on the dashboard', () => {
  const cost = () => {
    const shown = metricsUnder('Cost per hour');
    const expression = shown.find((one) => one.expression !== undefined);
    return { ...expression, metrics: shown.filter(({ metric }) => metric !== undefined) };
  };

  /** The result of the metric math, where a metric has a value or no data. */
  const worth = (values: Readonly<Record<string, number>>): number => {
    const { expression = '', metrics } = cost();
    const measured = (id: string): number | undefined => values[id];
    const context = {
      ...Object.fromEntries(metrics.map(({ id = '' }) => [id, measured(id)])),
      METRICS: (part: string) => metrics.flatMap(({ id = '' }) => (id.includes(part) ? [measured(id)] : [])),
      SUM: (all: readonly (number | undefined)[]) => {
        const present = all.filter((one) => one !== undefined);
        return present.length === 0 ? undefined : present.reduce((sum, one) => sum + one, 0);
      },
      FILL: (value: number | undefined, instead: number) => value ?? instead,
    };
    return runInContext(expression, createContext(context));
  };
  const idsOf = (name: string): readonly string[] =>
    cost().metrics.flatMap(({ id, metric }) => (id !== undefined && metric?.name === name ? [id] : []));

  test('is the list price of a million units in each minute of an hour', () => {
    const million = 1_000_000;
    const all = (ids: readonly string[], value: number) => Object.fromEntries(ids.map((id) => [id, value]));
    expect(worth(all(idsOf('Count'), million))).toBeCloseTo(60, 6);
    expect(worth(all(idsOf('ConsumedWriteCapacityUnits'), million))).toBeCloseTo(37.5, 6);
    expect(worth(all(idsOf('ConsumedReadCapacityUnits'), million))).toBeCloseTo(7.5, 6);
    for (const id of idsOf('Invocations')) expect(worth({ [id]: million })).toBeCloseTo(12, 6);
    // A million milliseconds are a thousand seconds.
    for (const id of idsOf('Duration')) expect(worth({ [id]: million })).toBeCloseTo(0.8, 4);
    expect(worth({})).toBe(0);
  });

  test('covers each function of the stage', () => {
    const { label, metrics } = cost();
    expect(label).toBe('Dollars per hour, us-east-1, 2026-11');
    for (const name of ['Invocations', 'Duration']) {
      expect(functionsOf(metrics, name)).toEqual(running());
      for (const { stat, metric } of metrics) if (metric?.name === name) expect(stat).toBe('Sum');
    }
  });
});
