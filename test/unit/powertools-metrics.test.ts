import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { GatewayResult } from '#adapters/lambda/handler';
import { powertoolsMetrics } from '#adapters/metrics/powertools';
import type { Counted } from '#application/ports';
import { flushedAfter } from '#infrastructure/deployed/flushed-after';
import { currency, eur } from '#test/builders/products';

const ofEvent = (name: string): Counted => ({ name, unit: 'count', value: 1 });
const amount = (value: number, code = eur): Counted => ({
  name: 'PlacedAmount',
  unit: 'minor units',
  value,
  by: { currency: code },
});

let printed: string[];
beforeEach(() => {
  printed = [];
  const keep = (text: unknown): boolean => printed.push(String(text)) > 0;
  jest.spyOn(process.stdout, 'write').mockImplementation(keep);
  jest.spyOn(process.stderr, 'write').mockImplementation(keep);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const lines = () => printed.map((text) => JSON.parse(text));
const metrics = () => powertoolsMetrics('order-service-dev', 'orders');

/** The rules of CloudWatch's embedded metric format for writers. */
const expectEmbeddedMetrics = (line: Readonly<Record<string, unknown>>, began: number): void => {
  const { _aws: about, ...members } = line as { _aws: { Timestamp: number; CloudWatchMetrics: unknown } };
  expect(Object.keys(about)).toEqual(['Timestamp', 'CloudWatchMetrics']);
  expect(about.Timestamp).toBeGreaterThanOrEqual(began);
  expect(about.Timestamp).toBeLessThanOrEqual(Date.now());
  const directives = about.CloudWatchMetrics as readonly {
    Namespace: string;
    Dimensions: readonly (readonly string[])[];
    Metrics: readonly { Name: string; Unit: string }[];
  }[];
  for (const { Namespace, Dimensions, Metrics } of directives) {
    expect(Namespace).toMatch(/^[\w.\-/#:]{1,256}$/);
    // Every declared name is a member of the line: dimensions as text, metrics as numbers.
    for (const name of Dimensions.flat())
      expect((members as Record<string, unknown>)[name]).toEqual(expect.any(String));
    for (const { Name } of Metrics)
      for (const value of [(members as Record<string, unknown>)[Name]].flat())
        expect(value).toEqual(expect.any(Number));
    const promised = [...Dimensions.flat(), ...Metrics.map(({ Name }) => Name)];
    expect(Object.keys(members).sort()).toEqual([...new Set(promised)].sort());
  }
};

describe('an invocation', () => {
  test('prints its counts in one line of the embedded metric format', () => {
    const began = Date.now();
    const { count, flush } = metrics();
    count(ofEvent('OrdersLinesCanceled'));
    count(ofEvent('OrdersCanceled'));
    expect(printed).toEqual([]);
    flush();
    const [line, ...others] = lines();
    expect(others).toEqual([]);
    expectEmbeddedMetrics(line, began);
    expect(line).toEqual({
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          {
            Namespace: 'order-service-dev',
            Dimensions: [['service']],
            Metrics: [
              { Name: 'OrdersLinesCanceled', Unit: 'Count' },
              { Name: 'OrdersCanceled', Unit: 'Count' },
            ],
          },
        ],
      },
      service: 'orders',
      OrdersLinesCanceled: 1,
      OrdersCanceled: 1,
    });
  });

  test('prints amounts in one line for each currency, with the currency as dimension', () => {
    const { count, flush } = metrics();
    for (const counted of [amount(8731), ofEvent('OrdersPlaced'), amount(4391, currency('JPY')), amount(100)])
      count(counted);
    flush();
    for (const line of lines()) expectEmbeddedMetrics(line, 0);
    expect(lines().map(({ _aws: _, ...members }) => members)).toEqual([
      { service: 'orders', currency: 'EUR', PlacedAmount: [8731, 100] },
      { service: 'orders', OrdersPlaced: 1 },
      { service: 'orders', currency: 'JPY', PlacedAmount: 4391 },
    ]);
    expect(lines()[0]._aws.CloudWatchMetrics).toEqual([
      {
        Namespace: 'order-service-dev',
        Dimensions: [['service', 'currency']],
        Metrics: [{ Name: 'PlacedAmount', Unit: 'None' }],
      },
    ]);
  });

  test('without counts prints nothing, neither a cold start nor a warning', () => {
    metrics().flush();
    expect(printed).toEqual([]);
  });

  test('prints no counts of the invocation before', () => {
    const { count, flush } = metrics();
    count(amount(8731));
    count(ofEvent('OrdersPlaced'));
    flush();
    printed.length = 0;
    count(ofEvent('OrdersHeld'));
    flush();
    expect(lines()).toEqual([{ _aws: expect.anything(), service: 'orders', OrdersHeld: 1 }]);
    printed.length = 0;
    flush();
    expect(printed).toEqual([]);
  });

  test('with more counts than a line can have loses no count and no dimension', () => {
    const { count, flush } = metrics();
    for (let each = 0; each < 250; each += 1) count(amount(1));
    flush();
    expect(lines().flatMap(({ PlacedAmount }) => PlacedAmount)).toHaveLength(250);
    for (const line of lines()) expect(line.currency).toBe('EUR');
  });
});

describe('a handler', () => {
  const reply: GatewayResult = { statusCode: 201, headers: {}, body: '{}' };
  const event = {} as never;

  test('prints its counts before it answers', async () => {
    const counting = metrics();
    const handler = flushedAfter(
      async (_: unknown) => {
        counting.count(ofEvent('OrdersPlaced'));
        return reply;
      },
      { metrics: counting },
    );
    expect(await handler(event)).toBe(reply);
    expect(lines()).toEqual([expect.objectContaining({ OrdersPlaced: 1 })]);
  });

  test('answers when its counts cannot be printed', async () => {
    const flush = () => {
      throw new Error('standard output is closed');
    };
    const broken = { metrics: { ...metrics(), flush } };
    expect(await flushedAfter(async (_: unknown) => reply, broken)(event)).toBe(reply);
  });

  test('that fails prints its counts and throws the same error', async () => {
    const counting = metrics();
    const defect = new Error('one order cannot be read');
    const failing = async (_: unknown) => {
      counting.count(ofEvent('OrdersExpired'));
      throw defect;
    };
    await expect(flushedAfter(failing, { metrics: counting })(event)).rejects.toBe(defect);
    expect(lines()).toEqual([expect.objectContaining({ OrdersExpired: 1 })]);
    const broken = () => {
      throw new Error('standard output is closed');
    };
    await expect(flushedAfter(failing, { metrics: { ...counting, flush: broken } })(event)).rejects.toBe(defect);
  });
});
