import assert from 'node:assert/strict';
import { test } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';
import { adjustStock } from '#application/catalog/adjust-stock';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { placeOrder } from '#application/orders/place-order';
import type { Discount } from '#domain/catalog/discount';
import type { Product } from '#domain/catalog/product';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { ada, bob, customer, staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { code, discount } from '#test/builders/discounts';
import { rate } from '#test/builders/orders';
import { currency, mug, priced, product, sku } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';
import { casesOf } from '#test/properties/runs';

/*
 * Random lives of a small shop, compared after each command with a model that knows the rules from the contract alone:
 * units are conserved, no more units are owed than the limit, no discount is in more orders than its maxima, a line has
 * the price of the order's currency, and only lines of a discount's goods have a part of it.
 */

type Name = 'TEE-M' | 'MUG';
type Line = { readonly name: Name; readonly quantity: number };
type Command =
  | {
      readonly kind: 'place';
      readonly by: 'ada' | 'bob';
      readonly lines: readonly Line[];
      readonly money: 'EUR' | 'USD' | 'JPY';
      readonly discount: string | undefined;
    }
  | { readonly kind: 'cancel'; readonly order: number }
  | { readonly kind: 'cancel units'; readonly order: number; readonly line: number; readonly quantity: number }
  | { readonly kind: 'adjust'; readonly name: Name; readonly delta: number };

const products: readonly Product[] = [
  product({ available: 6, backorderLimit: 5, prices: priced({ EUR: 1999, USD: 2450 }) }),
  mug({ available: 4, prices: priced({ EUR: 850, JPY: 1400 }) }),
];
const discounts: readonly Discount[] = [
  discount({ code: code('THREE'), value: { type: 'percent', rate: rate('0.125') }, currency: null, maxRedemptions: 3 }),
  discount({ code: code('MUGS'), maxRedemptions: null, maxRedemptionsPerCustomer: 1, appliesTo: goods('MUG') }),
  discount({ code: code('BOTH'), maxRedemptions: 2, maxRedemptionsPerCustomer: 1, minimumAmount: 3998 }),
];
function goods(name: Name) {
  return { skus: [sku(name)], taxCategories: [] };
}

/** The open units of a placed order, by line, and whether it still counts for its discount. */
type Placed = {
  readonly id: OrderId;
  readonly by: string;
  readonly discount: Discount | undefined;
  readonly lines: { readonly name: Name; open: number }[];
};

/** The shop by the rules alone. */
type Model = { readonly stock: Map<Name, number>; readonly placed: Placed[] };

const isOpen = ({ lines }: Placed): boolean => lines.some(({ open }) => open > 0);
const having = ({ placed }: Model, wanted: Discount, by?: string): number =>
  placed.filter((each) => each.discount?.code === wanted.code && isOpen(each) && (by ?? each.by) === each.by).length;
const factsOf = (name: Name): Product => products.find((each) => each.sku === name) as Product;
const isFor = ({ appliesTo }: Discount, name: Name): boolean => appliesTo?.skus.includes(sku(name)) ?? true;

const subtotalOf = (lines: readonly Line[], money: string): number =>
  lines.reduce((sum, { name, quantity }) => sum + (factsOf(name).prices[currency(money)] ?? 0) * quantity, 0);

/** The refusal that a placement must get; undefined: it is accepted. */
const refusalOf = (model: Model, { by, lines, money, discount: wanted }: Extract<Command, { kind: 'place' }>) => {
  if (lines.some(({ name }) => factsOf(name).prices[currency(money)] === undefined)) return 'currency-mismatch';
  const given = discounts.find((each) => each.code === wanted);
  if (given !== undefined) {
    const own = lines.filter(({ name }) => isFor(given, name));
    if (given.currency !== null && given.currency !== money) return 'other-currency';
    if (given.maxRedemptions !== null && having(model, given) >= given.maxRedemptions) return 'used-up';
    if (own.length === 0) return 'no-line';
    if (subtotalOf(own, money) < (given.minimumAmount ?? 0)) return 'below-minimum';
    const maximum = given.maxRedemptionsPerCustomer ?? Number.POSITIVE_INFINITY;
    if (having(model, given, by) >= maximum) return 'used-up-by-customer';
  }
  const isShort = (['TEE-M', 'MUG'] as const).some((name) => {
    const taken = lines.reduce((sum, line) => sum + (line.name === name ? line.quantity : 0), 0);
    return taken > 0 && (model.stock.get(name) ?? 0) - taken < -factsOf(name).backorderLimit;
  });
  return isShort ? 'out-of-stock' : undefined;
};

const expectPrices = (order: Order, { lines, money, discount: wanted }: Extract<Command, { kind: 'place' }>): void => {
  const given = discounts.find((each) => each.code === wanted);
  const own = given === undefined ? [] : lines.filter(({ name }) => isFor(given, name));
  const eligible = subtotalOf(own, money);
  const share = given?.value.type === 'percent' ? given.value.rate : '0';
  const off =
    given?.value.type === 'fixed' ? Math.min(given.value.amount, eligible) : Number(Big(eligible).times(share).round());
  assert.equal(order.totals.discountAmount, off);
  for (const [index, { name, quantity }] of lines.entries()) {
    const line = order.lines[index];
    assert.equal(line?.unitAmount, factsOf(name).prices[currency(money)]);
    assert.equal(line?.subtotalAmount, subtotalOf([{ name, quantity }], money));
    if (given !== undefined && !isFor(given, name)) assert.equal(line?.discountAmount, 0);
  }
};

const give = ({ stock }: Model, name: Name, units: number): void => {
  stock.set(name, (stock.get(name) ?? 0) + units);
};

const place = async ({ ports }: MemoryWorld, model: Model, command: Extract<Command, { kind: 'place' }>) => {
  const { by, lines, money } = command;
  const caller = customer(by === 'ada' ? ada : bob);
  const wanted = placement({
    currency: currency(money),
    lines: lines.map(({ name, quantity }) => cartLine(name, quantity)),
    discountCode: command.discount === undefined ? undefined : code(command.discount),
  });
  const expectedRefusal = refusalOf(model, command);
  const answer = await placeOrder.with(ports)(wanted, request({ caller }));
  if (!answer.ok) {
    const { refusal } = answer;
    assert.equal(refusal.kind === 'discount-not-applicable' ? refusal.because : refusal.kind, expectedRefusal);
    return;
  }
  assert.equal(undefined, expectedRefusal);
  expectPrices(answer.value.value, command);
  for (const { name, quantity } of lines) give(model, name, -quantity);
  model.placed.push({
    id: answer.value.value.id,
    by,
    discount: discounts.find((each) => each.code === command.discount),
    lines: lines.map(({ name, quantity }) => ({ name, open: quantity })),
  });
};

const cancel = async ({ ports }: MemoryWorld, model: Model, placed: Placed | undefined, part?: [number, number]) => {
  if (placed === undefined) return;
  const lines = part && [{ lineId: String(part[0] + 1), quantity: part[1] }];
  const open = part === undefined ? undefined : (placed.lines[part[0]]?.open ?? 0);
  const canBe = isOpen(placed) && (part === undefined || part[1] <= (open ?? 0));
  const answer = await cancelOrder.with(ports)(
    { id: placed.id, reason: 'enough', lines },
    request({ caller: customer(placed.by === 'ada' ? ada : bob) }),
  );
  assert.equal(answer.ok, canBe);
  if (!answer.ok) return;
  for (const [index, line] of placed.lines.entries()) {
    const units = part === undefined ? line.open : index === part[0] ? part[1] : 0;
    line.open -= units;
    give(model, line.name, units);
  }
};

const adjust = async ({ ports }: MemoryWorld, model: Model, { name, delta }: Extract<Command, { kind: 'adjust' }>) => {
  const command = { sku: sku(name), delta };
  const answer = await adjustStock.with(ports)(command, request({ caller: staff() }));
  const after = (model.stock.get(name) ?? 0) + delta;
  assert.equal(answer.ok, delta > 0 || after >= -factsOf(name).backorderLimit);
  if (answer.ok) model.stock.set(name, after);
};

const run = (world: MemoryWorld, model: Model, command: Command): Promise<void> => {
  const nth = (index: number) => model.placed[index % Math.max(1, model.placed.length)];
  switch (command.kind) {
    case 'place':
      return place(world, model, command);
    case 'cancel':
      return cancel(world, model, nth(command.order));
    case 'cancel units':
      return cancel(world, model, nth(command.order), [command.line, command.quantity]);
    case 'adjust':
      return adjust(world, model, command);
  }
};

const expectSame = async ({ ports }: MemoryWorld, model: Model): Promise<void> => {
  for (const { sku: name } of products)
    assert.equal((await ports.products.find(name))?.available, model.stock.get(name as string as Name));
  for (const each of discounts) {
    const redeemed = each.maxRedemptions === null ? 0 : having(model, each);
    assert.equal((await ports.discounts.find(each.code, { fresh: true }))?.redeemed, redeemed);
  }
};

const names = fc.constantFrom<Name>('TEE-M', 'MUG');
const lines = fc.array(fc.record({ name: names, quantity: fc.integer({ min: 1, max: 3 }) }), {
  minLength: 1,
  maxLength: 3,
});
const commands: fc.Arbitrary<readonly Command[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('place' as const),
        by: fc.constantFrom('ada' as const, 'bob' as const),
        lines,
        money: fc.constantFrom('EUR' as const, 'EUR' as const, 'USD' as const, 'JPY' as const),
        discount: fc.constantFrom(undefined, 'THREE', 'MUGS', 'BOTH'),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), order: fc.nat(20) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('cancel units' as const),
        order: fc.nat(20),
        line: fc.nat(2),
        quantity: fc.integer({ min: 1, max: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('adjust' as const),
        name: names,
        delta: fc.integer({ min: -8, max: 8 }).filter((delta) => delta !== 0),
      }),
    },
  ),
  { minLength: 5, maxLength: 40, size: 'max' },
);

test('stock, owed units and redemptions are what the rules say, in every life of a shop', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (life) => {
      const world = memoryWorld({ products, discounts });
      const stock = new Map(products.map((each) => [each.sku as string as Name, each.available]));
      const model: Model = { stock, placed: [] };
      for (const command of life) {
        await run(world, model, command);
        await expectSame(world, model);
      }
      for (const placed of model.placed) if (isOpen(placed)) await cancel(world, model, placed);
      await expectSame(world, model);
      assert.ok([...world.store.customerRedemptions.values()].every((redeemed) => redeemed === 0));
    }),
    { numRuns: casesOf(1_000) },
  );
}, 60_000);
