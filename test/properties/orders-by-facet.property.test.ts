import assert from 'node:assert/strict';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { writeOrder } from '#adapters/memory/orders/orders';
import type { StoredChange } from '#application/events/cloud-event';
import { type ListOrders, listOrders } from '#application/orders/reading/list-orders';
import { type OrderFacet, onHold } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import { listPositionOf, type OrderId } from '#domain/orders/order-id';
import { staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { canceled, changed, confirmed, held, line, orderRecord, released } from '#test/builders/orders';
import { sku } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';
import { deliveries, drain, idOf, shuffled, turns } from '#test/properties/deliveries';
import { casesOf, hasManyCases } from '#test/properties/runs';

/** However the stream is delivered, the projection of a drained stream is the filter over all orders. */

const skus = ['A', 'A.1', 'B', 'C'].map(sku);

/** What happens to one of ten orders. `edit`: its lines become others, as no command does yet. */
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('place', 'place', 'edit', 'confirm', 'hold', 'release', 'cancel', 'delete'),
    index: fc.nat(9),
    skus: fc.subarray(skus, { minLength: 1 }),
  }),
  { maxLength: 40 },
);
type Step = typeof steps extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

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
    if (kind === 'hold') become(before, changed(before, [held('hold_2')]));
    if (kind === 'release') become(before, changed(before, [released('hold_2')]));
    if (kind === 'cancel') become(before, changed(before, [canceled]));
    if (kind === 'delete') become(before, undefined);
  }
  return changes;
};

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

/** Each list, by its query, with the orders that belong into it. */
const lists: readonly {
  readonly query: Partial<ListOrders>;
  readonly facet: OrderFacet;
  readonly has: (order: Order) => boolean;
}[] = [
  ...skus.map((each) => ({
    query: { sku: each },
    facet: each,
    has: ({ lines }: Order) => lines.some((one) => one.sku === each),
  })),
  { query: { onHold: true }, facet: onHold, has: ({ holds, status }) => holds.length > 0 && status !== 'canceled' },
];

/** The orders that belong into a list, the newest first, by looking at every order. */
const filtered = ({ store }: MemoryWorld, has: (order: Order) => boolean, status?: string): readonly OrderId[] =>
  [...store.orders.values()]
    .map(({ record }) => fold(record))
    .filter(has)
    .filter((order) => (status ?? order.status) === order.status)
    .map(({ id }) => id)
    .toSorted((left, right) => (listPositionOf(left) < listPositionOf(right) ? 1 : -1));

test('the drained projection has the orders with each facet, and the list shows them', async () => {
  const seen = new Map<OrderFacet, number>();
  await fc.assert(
    fc.asyncProperty(steps, turns, deliveries, fc.integer({ min: 1, max: 4 }), async (taken, order, how, limit) => {
      const world = memoryWorld();
      const changes = changesOf(world, taken);
      await drain(world, shuffled(changes, order), how);
      for (const { query, facet, has } of lists) {
        const wanted = filtered(world, has);
        seen.set(facet, (seen.get(facet) ?? 0) + wanted.length);
        assert.deepEqual(new Set(world.store.facetEntries.get(facet)), new Set(wanted));
        assert.deepEqual(await listed(world, query, limit), wanted);
        assert.deepEqual(
          await listed(world, { ...query, status: 'confirmed' }, limit),
          filtered(world, has, 'confirmed'),
        );
      }
    }),
    { numRuns: casesOf(500) },
  );
  if (hasManyCases) for (const { facet } of lists) expect(seen.get(facet)).toBeGreaterThan(0);
});

test('while the stream is not drained, the list has no deleted order and none without the facet', async () => {
  await fc.assert(
    fc.asyncProperty(steps, turns, deliveries, async (taken, order, how) => {
      const world = memoryWorld();
      const records = shuffled(changesOf(world, taken), order);
      const late = records.slice(0, Math.floor(records.length / 2));
      await drain(world, late, how);
      for (const { query, has } of lists) {
        const wanted = new Set(filtered(world, has));
        const shown = await listed(world, query, 3);
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
