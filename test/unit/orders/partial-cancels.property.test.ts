import assert from 'node:assert/strict';
import { test } from '@jest/globals';
import fc from 'fast-check';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { cancel } from '#domain/orders/lifecycle/cancel';
import { worthOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { inStatus } from '#domain/orders/status-conflict';
import type { DiscountValue } from '#domain/pricing';
import { changed, line, orderRecord, rate, units, type WantedLine, type WantedOrder } from '#test/builders/orders';
import { answerOf } from '#test/builders/results';
import { casesOf, hasManyCases } from '#test/properties/runs';

const numRuns = casesOf(10_000);

const anyLine: fc.Arbitrary<WantedLine> = fc
  .record({
    sku: fc.constantFrom('TEE-M', 'MUG', 'CAP'),
    unitAmount: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 999_999_999 })),
    quantity: fc.oneof(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 9_999 })),
    requiresShipping: fc.boolean(),
    taxRate: fc.constantFrom('0', '0.07', '0.19', '0.08875', '0.333333', '1').map(rate),
  })
  .map(line);

const needsShipping = ({ requiresShipping }: { readonly requiresShipping: boolean }): boolean => requiresShipping;

const anyOrder: fc.Arbitrary<WantedOrder> = fc
  .record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
    pricesIncludeTax: fc.boolean(),
    shippingAmount: fc.constantFrom(null, 0, 490),
    discount: fc.oneof(
      fc.constant(null),
      fc.integer({ min: 0, max: 100_000 }).map((amount): DiscountValue => ({ type: 'fixed', amount })),
      fc.constant<DiscountValue>({ type: 'percent', rate: rate('0.33') }),
    ),
  })
  // Goods that need no shipping have none.
  .map((wanted) => (wanted.lines.some(needsShipping) ? wanted : { ...wanted, shippingAmount: null }));

/** The share of the open units of each line that each step cancels, in thousandths. */
const anySteps = fc.array(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 4, maxLength: 4 }), {
  maxLength: 6,
});

/** The worth of the first `k` of `of` units, by the definition: round(amount x k / of), half up. */
const firstUnits = (amount: number, k: number, of: number): number =>
  Number((2n * BigInt(amount) * BigInt(k) + BigInt(of)) / (2n * BigInt(of)));

/** The worth of the first `k` units of a line: gross, or net amount and tax divided separately. */
const goneOf = (order: Order, index: number, k: number): number => {
  const { netAmount, taxAmount, totalAmount, quantity } = order.lines[index] as Order['lines'][number];
  const first = (amount: number) => firstUnits(amount, k, quantity.ordered);
  return order.pricesIncludeTax ? first(totalAmount) : first(netAmount) + first(taxAmount);
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const openOf = ({ lines }: Pick<Order, 'lines'>): readonly number[] =>
  lines.map(({ quantity }) => quantity.ordered - quantity.canceled);
const unitsToShip = ({ lines }: Order): number => sum(openOf({ lines: lines.filter(needsShipping) }));

/** The order after some units of its lines are canceled; undefined when there are none to cancel. */
const without = (record: OrderRecord, quantities: readonly number[]): OrderRecord | undefined => {
  const asked = quantities.flatMap((quantity, index) => (quantity > 0 ? [[String(index + 1), quantity] as const] : []));
  if (asked.length === 0) return undefined;
  const order = answerOf(inStatus(fold(record), 'pending', 'confirmed'));
  return changed(record, answerOf(cancel(order, { reason: 'too many', lines: units(...asked) })).events);
};

test('the parts in which an order is canceled sum to its amounts', () => {
  const seen = { whole: 0, parts: 0 };
  fc.assert(
    fc.property(anyOrder, anySteps, fc.boolean(), (wanted, steps, toTheEnd) => {
      const placed = orderRecord(wanted);
      // A free download is completed at once.
      fc.pre(fold(placed).status !== 'completed');
      const { totals, shipping, lines } = fold(placed);
      let record = placed;
      let worth = worthOf(fold(record));
      assert.equal(worth, totals.totalAmount);
      const dropped = lines.map(() => 0);

      const takeOff = (quantities: readonly number[]): void => {
        const before = fold(record);
        if (before.status === 'canceled') return;
        record = without(record, quantities) ?? record;
        const after = fold(record);
        const parts = after.lines.map(({ quantity }, index) => {
          const canceledBefore = before.lines[index]?.quantity.canceled ?? 0;
          assert.equal(quantity.canceled, canceledBefore + (quantities[index] ?? 0));
          return goneOf(after, index, quantity.canceled) - goneOf(after, index, canceledBefore);
        });
        for (const [index, part] of parts.entries()) {
          assert.ok(part >= 0);
          dropped[index] = (dropped[index] ?? 0) + part;
        }
        const isWhole = openOf(after).every((open) => open === 0);
        assert.equal(after.status === 'canceled', isWhole);
        const endsShipping = unitsToShip(before) > 0 && unitsToShip(after) === 0;
        assert.equal(worthOf(after), worth - sum(parts) - (endsShipping ? (shipping?.totalAmount ?? 0) : 0));
        worth = worthOf(after);
      };

      for (const step of steps)
        takeOff(openOf(fold(record)).map((open, index) => Math.floor((open * (step[index] ?? 0)) / 1000)));
      if (toTheEnd) takeOff(openOf(fold(record)));

      const end = fold(record);
      if (end.status === 'canceled') {
        assert.equal(worth, 0);
        assert.deepEqual(
          dropped,
          lines.map(({ totalAmount }) => totalAmount),
        );
        seen.whole += 1;
      }
      const canceledUnits = end.lines.map(({ quantity }) => quantity.canceled);
      const atOnce = without(placed, canceledUnits);
      if (atOnce !== undefined) {
        assert.equal(worthOf(fold(atOnce)), worth);
        assert.deepEqual(fold(atOnce).lines, end.lines);
        seen.parts += 1;
      }
    }),
    { numRuns },
  );
  if (hasManyCases) assert.ok(seen.whole > numRuns / 10 && seen.parts > numRuns / 2);
});
