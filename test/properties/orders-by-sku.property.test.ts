import assert from 'node:assert/strict';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { writeOrder } from '#adapters/memory/orders/orders';
import type { ChangeRecord } from '#application/events/change-record';
import type { StoredChange } from '#application/events/cloud-event';
import { type ListOrders, listOrders } from '#application/orders/list-orders';
import { projectChanges } from '#application/projections/project-changes';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { listPositionOf, type OrderId, orderIdOf } from '#domain/orders/order-id';
import { ok } from '#domain/result';
import { staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { changed, confirmed, line, orderRecord } from '#test/builders/orders';
import { sku } from '#test/builders/products';
import { bySystem, request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';
import { casesOf } from '#test/properties/runs';

/** However the stream is delivered, the projection of a drained stream is the filter over all orders. */

const skus = ['A', 'A.1', 'B', 'C'].map(sku);

/** What happens to one of ten orders. `edit`: its lines become others, as no command does yet. */
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('place', 'place', 'edit', 'confirm', 'delete'),
    index: fc.nat(9),
    skus: fc.subarray(skus, { minLength: 1 }),
  }),
  { maxLength: 40 },
);
type Step = typeof steps extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

/** A delivery of `size` records, after which the first `done` count as handled: the others are delivered again. */
const deliveries = fc.array(fc.record({ size: fc.integer({ min: 1, max: 8 }), done: fc.nat(8) }), { maxLength: 40 });
/** Which item's record comes next: records of different items come in any order. */
const turns = fc.array(fc.nat(), { minLength: 60, maxLength: 60 });

/** Two orders of each moment. */
const idOf = (index: number): OrderId =>
  orderIdOf({ tag: '7K3M9QX', at: tenOClock + Math.floor(index / 2), random: index % 2 === 0 ? '0A' : '0B' });

const placedWith = (id: OrderId, lines: Step['skus']): OrderRecord =>
  orderRecord({ id, lines: lines.map((each) => line({ sku: each })) });

/** Does the steps in a shop and returns its changes in their order. */
const changesOf = ({ store }: MemoryWorld, taken: readonly Step[]): readonly StoredChange[] => {
  const changes: StoredChange[] = [];
  const become = (before: OrderRecord | undefined, after: OrderRecord | undefined): void => {
    if (after !== undefined) writeOrder(store, { record: after, order: fold(after) });
    else if (before !== undefined) store.orders.delete(before.id);
    changes.push({ kind: 'order', before, after, at: tenOClock });
  };
  for (const { kind, index, skus: lines } of taken) {
    const id = idOf(index);
    const before = store.orders.get(id)?.record;
    if (before === undefined && kind === 'place') become(undefined, placedWith(id, lines));
    if (before === undefined) continue;
    if (kind === 'edit') become(before, placedWith(id, lines));
    if (kind === 'confirm' && before.changes.length === 1) become(before, changed(before, [confirmed]));
    if (kind === 'delete') become(before, undefined);
  }
  return changes;
};

const aboutOf = (change: StoredChange): string =>
  change.kind === 'order' ? String((change.after ?? change.before)?.id) : change.sku;

/** The records of the stream: those of one item in their order, those of different items in any. */
const shuffled = (changes: readonly StoredChange[], order: readonly number[]): readonly ChangeRecord[] => {
  const names = [...new Set(changes.map(aboutOf))];
  const queues = names.map((name) => [name, changes.filter((change) => aboutOf(change) === name)] as const);
  const records: ChangeRecord[] = [];
  while (queues.length > 0) {
    const turn = (order[records.length] ?? 0) % queues.length;
    const [about, queue] = queues[turn] as (typeof queues)[number];
    const [change] = queue.splice(0, 1);
    if (queue.length === 0) queues.splice(turn, 1);
    if (change !== undefined) records.push({ position: String(records.length + 1), about, change: ok(change) });
  }
  return records;
};

const drain = async ({ ports }: MemoryWorld, records: readonly ChangeRecord[], how: readonly Delivery[]) => {
  const project = projectChanges.with(ports);
  let done = 0;
  for (const delivery of [...how, { size: records.length, done: records.length }]) {
    const { retryFrom } = answerOf(await project(records.slice(done, done + delivery.size), bySystem()));
    assert.equal(retryFrom, null);
    done += Math.min(delivery.done, delivery.size);
  }
  assert.ok(done >= records.length);
};
type Delivery = { readonly size: number; readonly done: number };

/** All pages of the list for staff. */
const listed = async (
  { ports }: MemoryWorld,
  query: Partial<ListOrders>,
  limit: number,
): Promise<readonly OrderId[]> => {
  const ids: OrderId[] = [];
  let after: OrderId | undefined;
  for (;;) {
    const asked = { customerId: undefined, externalReference: undefined, ...query, limit, after };
    const { items, next } = answerOf(await listOrders.with(ports)(asked, request({ caller: staff() })));
    ids.push(...items.map(({ id }) => id));
    if (next === null) return ids;
    after = next;
  }
};

/** The orders with a line of the sku, the newest first, by looking at every order. */
const filtered = ({ store }: MemoryWorld, wanted: string, status?: string): readonly OrderId[] =>
  [...store.orders.values()]
    .map(({ record }) => fold(record))
    .filter(({ lines }) => lines.some((each) => each.sku === wanted))
    .filter((order) => (status ?? order.status) === order.status)
    .map(({ id }) => id)
    .toSorted((left, right) => (listPositionOf(left) < listPositionOf(right) ? 1 : -1));

test('the drained projection has the orders with a line of the sku, and the list shows them', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(steps, turns, deliveries, fc.integer({ min: 1, max: 4 }), async (taken, order, how, limit) => {
      const world = memoryWorld();
      const changes = changesOf(world, taken);
      await drain(world, shuffled(changes, order), how);
      for (const each of skus) {
        const wanted = filtered(world, each);
        seen += wanted.length;
        assert.deepEqual(new Set(world.store.skuEntries.get(each)), new Set(wanted));
        assert.deepEqual(await listed(world, { sku: each }, limit), wanted);
        assert.deepEqual(
          await listed(world, { sku: each, status: 'confirmed' }, limit),
          filtered(world, each, 'confirmed'),
        );
      }
    }),
    { numRuns: casesOf(500) },
  );
  expect(seen).toBeGreaterThan(100);
});

test('while the stream is not drained, the list has no deleted order and none without the sku', async () => {
  await fc.assert(
    fc.asyncProperty(steps, turns, deliveries, async (taken, order, how) => {
      const world = memoryWorld();
      const records = shuffled(changesOf(world, taken), order);
      const late = records.slice(0, Math.floor(records.length / 2));
      await drain(world, late, how);
      for (const each of skus) {
        const wanted = new Set(filtered(world, each));
        const shown = await listed(world, { sku: each }, 3);
        assert.equal(new Set(shown).size, shown.length);
        assert.deepEqual(
          shown.filter((id) => !wanted.has(id)),
          [],
        );
      }
    }),
    { numRuns: casesOf(200) },
  );
});
