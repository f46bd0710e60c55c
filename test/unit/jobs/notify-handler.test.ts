import { describe, expect, test } from '@jest/globals';
import type { JobObservation } from '#adapters/lambda/job-run';
import { notifyCustomerJob } from '#adapters/lambda/jobs/notify-customer';
import { createEventsHandler } from '#adapters/lambda/triggers/events';
import { ok } from '#domain/result';
import { jobDependencies, runContext } from '#test/builders/jobs';

/** The observation of one run. */
const observationOf = async (detail: unknown, runtimeTrace?: string): Promise<JobObservation | undefined> => {
  const { dependencies, observed } = jobDependencies({
    traces: { ofRuntime: () => runtimeTrace, newTraceId: () => 'f'.repeat(32) },
  });
  await createEventsHandler(notifyCustomerJob, async () => ok('sent'), dependencies)({ detail }, runContext());
  return observed[0];
};

test('the log has the id and type of our event', async () => {
  const detail = { id: '7K3M9Q-X1QF65-V805T8:2', type: 'order.confirmed', time: '2026-11-21T10:00:00.000Z' };
  expect((await observationOf(detail))?.logFields).toEqual({ event: detail.id, type: detail.type, outcome: 'sent' });
});

test.each([
  [{ id: 'ada.lovelace@example.com', type: 'Ada Lovelace' }],
  [{ id: '7K3M9Q-X1QF65-V805T8:2\nada', type: `order.${'a'.repeat(10_000)}` }],
  [{ id: { ada: 1 }, type: null }],
  [null],
])('the log has no content of a foreign event: %j', async (detail) => {
  const unreadable = { event: 'unreadable', type: 'unreadable', outcome: 'sent' };
  expect((await observationOf(detail))?.logFields).toEqual(unreadable);
});

describe('the trace of a run', () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const runtime = 'Root=1-67891233-abcdef012345678912345678';

  test('is the trace of the event, also if Lambda has its own', async () => {
    const traceparent = `00-${trace}-00f067aa0ba902b7-00`;
    expect((await observationOf({ traceparent }, runtime))?.traceId).toBe(trace);
    expect((await observationOf({}, runtime))?.traceId).toBe('67891233abcdef012345678912345678');
  });

  test.each([{}, null, { traceparent: `00-${trace}` }, { traceparent: 'ada@example.com' }, { traceparent: 5 }])(
    'is a new one where the event has none that can be read: %j',
    async (detail) => {
      expect((await observationOf(detail))?.traceId).toBe('f'.repeat(32));
    },
  );
});
