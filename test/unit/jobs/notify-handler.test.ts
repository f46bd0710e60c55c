import { afterEach, describe, expect, test } from '@jest/globals';
import type { JobObservation } from '#adapters/lambda/job';
import { createNotifyHandler } from '#adapters/lambda/notify-customer';
import { ok } from '#domain/result';

/** What the log is told of one run. */
const observationOf = async (detail: unknown): Promise<JobObservation | undefined> => {
  const observed: JobObservation[] = [];
  const observing = { observe: (one: JobObservation) => void observed.push(one), stopwatch: () => 0 };
  const handler = createNotifyHandler(
    async () => ok('sent'),
    () => 'try',
    observing,
  );
  await handler({ detail }, { awsRequestId: 'run', getRemainingTimeInMillis: () => 1_000 });
  return observed[0];
};
const toldOf = async (detail: unknown): Promise<JobObservation['told'] | undefined> =>
  (await observationOf(detail))?.told;

test('an event of ours is told by its id and type', async () => {
  const detail = { id: '7K3M9Q-X1QF65-V805T8:2', type: 'order.confirmed', time: '2026-11-21T10:00:00.000Z' };
  expect(await toldOf(detail)).toEqual({ event: detail.id, type: detail.type, outcome: 'sent' });
});

test.each([
  [{ id: 'ada.lovelace@example.com', type: 'Ada Lovelace' }],
  [{ id: '7K3M9Q-X1QF65-V805T8:2\nada', type: `order.${'a'.repeat(10_000)}` }],
  [{ id: { ada: 1 }, type: null }],
  [null],
])('of what anybody else put on the bus nothing is told: %j', async (detail) => {
  expect(await toldOf(detail)).toEqual({ event: 'unreadable', type: 'unreadable', outcome: 'sent' });
});

describe('the trace of a run', () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const traceOf = async (detail: unknown) => (await observationOf(detail))?.traceId;
  afterEach(() => {
    delete process.env._X_AMZN_TRACE_ID;
  });

  test('is that of the event, also where Lambda has begun another', async () => {
    process.env._X_AMZN_TRACE_ID = 'Root=1-67891233-abcdef012345678912345678';
    expect(await traceOf({ traceparent: `00-${trace}-00f067aa0ba902b7-00` })).toBe(trace);
    expect(await traceOf({})).toBe('67891233abcdef012345678912345678');
  });

  test.each([{}, null, { traceparent: `00-${trace}` }, { traceparent: 'ada@example.com' }, { traceparent: 5 }])(
    'is its own where the event has none that can be read: %j',
    async (detail) => {
      const traces = [await traceOf(detail), await traceOf(detail)];
      for (const each of traces) expect(each).toMatch(/^[0-9a-f]{32}$/);
      expect(traces[0]).not.toBe(traces[1]);
    },
  );
});
