import { expect, test } from '@jest/globals';
import type { Discount, DiscountCode } from '#domain/catalog/discount';
import { tenOClock } from '#test/builders/clock';
import { code, discount, discountFacts, quarterOff, redeemer } from '#test/builders/discounts';
import { rate } from '#test/builders/orders';
import { product } from '#test/builders/products';
import {
  eventually,
  given,
  givenDiscounts,
  givenOrder,
  givenProducts,
  type Suite,
  type World,
} from '#test/contract/world';

const discountsOf = async ({ ports }: World, limit = 25, from?: DiscountCode): Promise<readonly Discount[]> => {
  const discounts: Discount[] = [];
  let after = from;
  for (let round = 0; round < 500; round += 1) {
    const page = await ports.discountLists.page({ limit, after });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    discounts.push(...page.items);
    if (page.next === null) return discounts;
    after = page.next;
  }
  throw new Error('the list has no end');
};

const codesOf = async (world: World, limit?: number, from?: DiscountCode): Promise<readonly string[]> =>
  (await discountsOf(world, limit, from)).map((each) => each.code);

const givenCodes = async (world: World, ...codes: readonly string[]): Promise<void> =>
  givenDiscounts(world, ...codes.map((each) => discount({ code: code(each) })));

export const discountListsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: a shop without discounts has one empty page, whatever else it stores`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product());
    await givenOrder(world);
    expect(await discountsOf(world)).toEqual([]);
  });

  test(`${adapterName}: the list shows discounts with every field and their redemptions`, async () => {
    const world = await makeWorld();
    const every = discount({
      code: code('EVERY'),
      startsAt: tenOClock,
      endsAt: tenOClock + 1,
      maxRedemptions: 7,
      maxRedemptionsPerCustomer: 2,
      minimumAmount: 5000,
      appliesTo: { skus: [product().sku], taxCategories: ['reduced'] },
      redeemed: 2,
    });
    await givenDiscounts(world, quarterOff(), every);
    await eventually(async () => expect(await discountsOf(world)).toEqual([every, quarterOff()]));
  });

  test(`${adapterName}: codes are sorted by character code: digits before letters`, async () => {
    const world = await makeWorld();
    await givenCodes(world, 'B', 'A', '10', '9', 'A.1', 'A-1', 'A_1', 'AB', 'A1');
    const ascending = ['10', '9', 'A', 'A-1', 'A.1', 'A1', 'AB', 'A_1', 'B'];
    await eventually(async () => expect(await codesOf(world)).toEqual(ascending));
  });

  test(`${adapterName}: the list of discounts is the same in pages of every size`, async () => {
    const world = await makeWorld();
    const codes = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    await givenCodes(world, ...codes.toReversed());
    for (const limit of [1, 2, 3, 6, 7, 8, 100])
      await eventually(async () => expect(await codesOf(world, limit)).toEqual(codes));
  });

  test(`${adapterName}: the list continues after any code, known or not, and ends after the last`, async () => {
    const world = await makeWorld();
    await givenCodes(world, 'A', 'C', 'E');
    await eventually(async () => expect(await codesOf(world)).toHaveLength(3));
    expect(await codesOf(world, 2, code('0'))).toEqual(['A', 'C', 'E']);
    expect(await codesOf(world, 2, code('A'))).toEqual(['C', 'E']);
    expect(await codesOf(world, 2, code('B'))).toEqual(['C', 'E']);
    expect(await codesOf(world, 2, code('C'))).toEqual(['E']);
    expect(await codesOf(world, 2, code('E'))).toEqual([]);
    expect(await codesOf(world, 2, code('Z'))).toEqual([]);
  });

  test(`${adapterName}: the list shows changed facts, redemptions and returned redemptions`, async () => {
    const world = await makeWorld();
    await givenDiscounts(world, discount({ redeemed: 2 }));
    const second = discountFacts({ value: { type: 'percent', rate: rate('0.1') }, currency: null, version: 2 });
    await given(world, { kind: 'discount', facts: second });
    await given(world, { kind: 'redeem-discount', code: second.code, factsVersion: 2 });
    await eventually(async () => expect(await discountsOf(world)).toEqual([{ ...second, redeemed: 3 }]));
    await given(world, { kind: 'return-redemption', code: second.code });
    await eventually(async () => expect(await discountsOf(world)).toEqual([{ ...second, redeemed: 2 }]));
  });

  test(`${adapterName}: the list leaves out a deleted discount until it is created again`, async () => {
    const world = await makeWorld();
    await givenCodes(world, 'A', 'B', 'C', 'D');
    for (const each of ['A', 'B', 'D']) await given(world, { kind: 'delete-discount', code: code(each), version: 1 });
    for (const limit of [1, 2, 25]) await eventually(async () => expect(await codesOf(world, limit)).toEqual(['C']));
    await given(world, { kind: 'discount', facts: discountFacts({ code: code('B'), maxRedemptions: 9, version: 3 }) });
    for (const limit of [1, 2, 25])
      await eventually(async () => expect(await codesOf(world, limit)).toEqual(['B', 'C']));
    expect(await codesOf(world, 1, code('A'))).toEqual(['B', 'C']);
  });

  test(`${adapterName}: a deleted discount that gets a redemption back stays out of the list`, async () => {
    const world = await makeWorld();
    await givenDiscounts(world, discount({ redeemed: 1 }), quarterOff());
    await given(world, { kind: 'delete-discount', code: discount().code, version: 1 });
    await given(world, { kind: 'return-redemption', code: discount().code });
    await eventually(async () => expect(await discountsOf(world)).toEqual([quarterOff()]));
  });

  test(`${adapterName}: a customer's count of a discount is no discount`, async () => {
    const world = await makeWorld();
    await givenDiscounts(world, quarterOff());
    const ofAda = { code: code('QUARTER'), redeemer: redeemer('ada') };
    await given(world, { kind: 'redeem-for-customer', ...ofAda, maximum: 3 });
    await eventually(async () => expect(await discountsOf(world)).toEqual([quarterOff()]));
  });

  test(`${adapterName}: a caller's change of a page of discounts does not change the next page`, async () => {
    const world = await makeWorld();
    await givenDiscounts(world, discount());
    await eventually(async () => expect(await discountsOf(world)).toHaveLength(1));
    for (const each of await discountsOf(world)) (each as { redeemed: number }).redeemed = 99;
    expect(await discountsOf(world)).toEqual([discount()]);
  });
};
