import assert from 'node:assert/strict';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { writeOrder } from '#adapters/memory/orders/orders';
import type { StoredChange } from '#application/events/cloud-event';
import { settlePayments } from '#application/payments/settle-payments';
import { hours } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { OrderId } from '#domain/orders/order-id';
import { tenOClock } from '#test/builders/clock';
import { changed, orderRecord, updated } from '#test/builders/orders';
import { authorized, failedOf, requested } from '#test/builders/payments/money';
import { bySystem } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';
import { deliveries, drain, idOf, shuffled, turns } from '#test/properties/deliveries';

/** However the stream is delivered, the drained projection has every unsettled order, and a sweep takes back the others. */

/** What happens to one of six orders. `answer`: the newest payment has its outcome. `note`: nothing about money. */
const steps = fc.array(
  fc.record({ kind: fc.constantFrom('place', 'pay', 'pay', 'answer', 'answer', 'note', 'delete'), index: fc.nat(5) }),
  { maxLength: 60, size: 'max' },
);
type Step = typeof steps extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

/** The payment of an order that has no outcome yet, and the number of payments. */
const paymentsOf = (record: OrderRecord): { readonly count: number; readonly isPending: boolean } => {
  const { payments } = fold(record);
  return { count: payments.length, isPending: payments.at(-1)?.operations.at(-1)?.state === 'pending' };
};

const nextOf = (before: OrderRecord, kind: Step['kind'], step: number): OrderRecord | undefined => {
  const { count, isPending } = paymentsOf(before);
  if (kind === 'note') return changed(before, [updated('note')], { private: { note: `note ${step}` } });
  if (kind === 'pay' && !isPending && count < 9)
    return changed(before, [
      requested(count + 1, count + 1, 100, { opens: { provider: 'simulator', capture: 'manual' } }),
    ]);
  if (kind === 'answer' && isPending)
    return changed(before, [step % 2 === 0 ? authorized(count, count, 100) : failedOf(count, count, 100)]);
  return before;
};

const changesOf = ({ store }: MemoryWorld, taken: readonly Step[]): readonly StoredChange[] => {
  const changes: StoredChange[] = [];
  for (const [step, { kind, index }] of taken.entries()) {
    const id = idOf(index);
    const before = store.orders.get(id)?.record;
    if (before === undefined && kind !== 'place') continue;
    if (before !== undefined && kind === 'place') continue;
    const after =
      before === undefined ? orderRecord({ id }) : kind === 'delete' ? undefined : nextOf(before, kind, step);
    if (after === before) continue;
    if (after === undefined) store.orders.delete(id);
    else writeOrder(store, { record: after, order: fold(after) });
    changes.push({ kind: 'order', before, after, at: tenOClock });
  }
  return changes;
};

/** The orders with a payment that has no outcome, by looking at every order. */
const unsettled = ({ store }: MemoryWorld): readonly OrderId[] =>
  [...store.orders.values()].filter(({ record }) => paymentsOf(record).isPending).map(({ record }) => record.id);

test('the drained projection has every unsettled order, and after a sweep no other one', async () => {
  let [seen, taken] = [0, 0];
  await fc.assert(
    fc.asyncProperty(steps, turns, deliveries, async (done, order, how) => {
      const world = memoryWorld();
      await drain(world, shuffled(changesOf(world, done), order), how);
      const wanted = unsettled(world);
      const entries = world.store.unsettledEntries;
      assert.deepEqual(
        wanted.filter((id) => !entries.has(id)),
        [],
      );
      seen += wanted.length;
      taken += entries.size - wanted.length;
      world.advance(hours(3));
      // Another provider has the payments, so the sweep settles none.
      const payments = { ...world.ports.payments, provider: 'another' };
      answerOf(await settlePayments.with({ ...world.ports, payments })({ after: undefined, limit: 100 }, bySystem()));
      assert.deepEqual(new Set(entries), new Set(wanted));
    }),
    // One case in twenty has an entry to take back: a tenth of the cases would have none now and then.
    { numRuns: 500 },
  );
  expect(seen).toBeGreaterThan(0);
  expect(taken).toBeGreaterThan(0);
});
