import { expect, test } from '@jest/globals';
import type { JobObservation } from '#adapters/lambda/job';
import { createNotifyHandler } from '#adapters/lambda/notify-customer';
import { ok } from '#domain/result';

/** What the log is told of one run. */
const toldOf = async (detail: unknown): Promise<JobObservation['told'] | undefined> => {
  const observed: JobObservation[] = [];
  const observing = { observe: (one: JobObservation) => void observed.push(one), stopwatch: () => 0 };
  const handler = createNotifyHandler(
    async () => ok('sent'),
    () => 'try',
    observing,
  );
  await handler({ detail }, { awsRequestId: 'run', getRemainingTimeInMillis: () => 1_000 });
  return observed[0]?.told;
};

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
