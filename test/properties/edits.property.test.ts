import assert from 'node:assert/strict';
import { test } from '@jest/globals';
import fc from 'fast-check';
import { editOrder } from '#application/orders/edit-order';
import { placeOrder } from '#application/orders/place-order';
import type { Ports } from '#application/ports';
import type { Product } from '#domain/catalog/product';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { cartLine, placement } from '#test/builders/carts';
import { units } from '#test/builders/orders';
import { inEuros, product, sku } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';
import { apply } from '#test/oracle/apply';
import { placed } from '#test/oracle/golden';
import { type CartLine, pricedLines, pricedShipping } from '#test/oracle/money/pricing';
import { sums } from '#test/oracle/money/sums';
import type { Order as OracleOrder } from '#test/oracle/order';
import { openUnits } from '#test/oracle/units';
import { casesOf, hasManyCases } from '#test/properties/runs';

const numRuns = casesOf(500);
const stocked = 20;

/** The products of the shop, with their rates in Germany. */
const catalog: Readonly<Record<string, Product & { readonly rate: string }>> = Object.fromEntries(
  (
    [
      ['TEE-M', 1999, 'standard', '0.19', true],
      ['BOOK', 2490, 'reduced', '0.07', true],
      ['FREE', 0, 'standard', '0.19', true],
      ['EBOOK', 333, 'zero', '0', false],
    ] as const
  ).map(([name, unitAmount, taxCategory, rate, requiresShipping]) => {
    const facts = { sku: sku(name), name, prices: inEuros(unitAmount), taxCategory, requiresShipping };
    return [name, { ...product({ ...facts, available: stocked }), rate }];
  }),
);

type Wanted = { readonly name: string; readonly quantity: number };
type Step = { readonly add: readonly Wanted[]; readonly cancel: readonly number[] };

const anyLines = (minLength: number) =>
  fc.array(fc.record({ name: fc.constantFrom(...Object.keys(catalog)), quantity: fc.integer({ min: 1, max: 6 }) }), {
    minLength,
    maxLength: 3,
  });
const anyStep: fc.Arbitrary<Step> = fc.record({
  add: anyLines(0),
  /** Of each line the number of units to cancel, if it has so many. */
  cancel: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 8 }),
});

const linesOf = (lines: readonly Wanted[]) => lines.map(({ name, quantity }) => cartLine(name, quantity));
const oracleLines = (lines: readonly Wanted[]): readonly CartLine[] =>
  lines.flatMap(({ name, quantity }) => {
    const facts = catalog[name];
    if (facts === undefined) return [];
    const { prices, rate: taxRate, requiresShipping } = facts;
    return [{ unitAmount: Object.values(prices)[0] ?? 0, units: quantity, taxRate, requiresShipping }];
  });

/** A free order is confirmed, so only staff may edit it. */
const isFree = (order: OracleOrder): boolean => sums(order).currentAmount === 0;

const editedBy = (order: OracleOrder, add: readonly Wanted[], cancel: ReturnType<typeof units>): OracleOrder => {
  const { pricesIncludeTax } = order;
  const added = pricedLines({ pricesIncludeTax, lines: oracleLines(add), shippingAmount: null });
  const isShipped = added.some(({ requiresShipping }) => requiresShipping);
  const shipping = isShipped ? { shipping: pricedShipping(490, added, pricesIncludeTax) } : {};
  return apply(order, { type: 'order.edited', add: added, cancel, ...shipping });
};

/** The units of each product that are neither in stock nor in the order. */
const lostUnits = async (ports: Ports, { lines }: Pick<Order, 'lines'>): Promise<readonly number[]> =>
  Promise.all(
    Object.keys(catalog).map(async (name) => {
      const left = (await ports.products.find(sku(name)))?.available ?? 0;
      const ordered = lines.filter((line) => line.sku === name);
      return stocked - left - ordered.reduce((sum, { quantity }) => sum + quantity.ordered - quantity.canceled, 0);
    }),
  );

test('G5: any edits are worth what the rules say, and no unit is lost or sold twice', async () => {
  let edits = 0;
  await fc.assert(
    fc.asyncProperty(anyLines(1), fc.array(anyStep, { maxLength: 5 }), fc.boolean(), async (first, steps, gross) => {
      const { ports } = memoryWorld({
        products: Object.values(catalog).map(({ rate: _, ...facts }) => facts),
        settings: { pricesIncludeTax: { EUR: gross }, maxOrderAmount: {} },
      });
      let oracle = placed({ pricesIncludeTax: gross, lines: oracleLines(first), shippingAmount: 490 });
      const begun = await placeOrder.with(ports)(placement({ lines: linesOf(first) }), request());
      let { value: order } = answerOf(begun);
      for (const { add, cancel: counts } of steps) {
        if (isFree(oracle)) return;
        const cancel = units(
          ...oracle.lines.flatMap((line, index): readonly (readonly [string, number])[] => {
            const quantity = Math.min(counts[index] ?? 0, openUnits(oracle, line));
            return quantity === 0 ? [] : [[line.id, quantity]];
          }),
        );
        if (add.length + cancel.length === 0) continue;
        const wish = { id: order.id, add: linesOf(add), cancel, preview: false, expectedTotalAmount: undefined };
        const preview = await editOrder.with(ports)({ ...wish, preview: true }, request());
        const edited = await editOrder.with(ports)(wish, request());
        if (!edited.ok) {
          assert.ok(['order-status-conflict', 'out-of-stock'].includes(refusalOf(edited).kind));
          continue;
        }
        oracle = editedBy(oracle, add, cancel);
        order = answerOf(edited).value;
        assert.deepEqual(answerOf(preview).value, { ...order, version: order.version - 1 });
        assert.equal(balanceOf(order).currentAmount, sums(oracle).currentAmount);
        assert.deepEqual(
          order.lines.map(({ id, quantity }) => [id, quantity.ordered, quantity.canceled]),
          oracle.lines.map(({ id, units: ordered, canceled }) => [id, ordered, canceled]),
        );
        const { totalAmount } = order.totals;
        const everything = [...oracle.lines, ...(oracle.shipping === null ? [] : [oracle.shipping])];
        assert.equal(
          totalAmount,
          everything.reduce((sum, each) => sum + each.totalAmount, 0),
        );
        assert.deepEqual(await lostUnits(ports, order), [0, 0, 0, 0]);
        edits += 1;
      }
    }),
    { numRuns },
  );
  if (hasManyCases) assert.ok(edits > numRuns / 2, `only ${edits} edits`);
});
