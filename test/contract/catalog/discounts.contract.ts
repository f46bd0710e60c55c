import { expect, test } from '@jest/globals';
import { type DiscountCode, parseDiscountCode } from '#domain/catalog/discount';
import { tenOClock } from '#test/builders/clock';
import { code, discount, discountFacts, quarterOff } from '#test/builders/discounts';
import { rate } from '#test/builders/orders';
import { currency, sku } from '#test/builders/products';
import { given, givenDiscounts, type Suite, tampered } from '#test/contract/world';

const welcome = code('WELCOME10');
const fresh = { fresh: true };
const cached = { fresh: false };

export const discountsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an unknown discount is not found`, async () => {
    const { ports } = await makeWorld();
    expect(await ports.discounts.find(welcome, fresh)).toBeUndefined();
    expect(await ports.discounts.find(welcome, cached)).toBeUndefined();
  });

  test(`${adapterName}: a discount of an amount is found after its commit with every field`, async () => {
    const world = await makeWorld();
    const wanted = discount({
      code: code('a.B_c-1'),
      value: { type: 'fixed', amount: 999_999_999 },
      currency: currency('KWD'),
      startsAt: tenOClock,
      endsAt: tenOClock + 1,
      maxRedemptions: 999_999_999,
      minimumAmount: 999_999_999,
      appliesTo: { skus: [sku('TEE-M'), sku('tee-m')], taxCategories: ['zero', 'standard'] },
      redeemed: 2,
    });
    await givenDiscounts(world, wanted);
    expect(await world.ports.discounts.find(wanted.code, fresh)).toEqual(wanted);
  });

  test(`${adapterName}: a discount of a percentage is found after its commit with every field`, async () => {
    const world = await makeWorld();
    const wanted = discount({ value: { type: 'percent', rate: rate('0.333333') }, startsAt: tenOClock });
    await givenDiscounts(world, wanted);
    expect(await world.ports.discounts.find(welcome, fresh)).toEqual(wanted);
  });

  test(`${adapterName}: a discount without period and maximum is found`, async () => {
    const world = await makeWorld();
    await givenDiscounts(world, quarterOff());
    expect(await world.ports.discounts.find(code('QUARTER'), fresh)).toEqual({
      code: 'QUARTER',
      value: { type: 'percent', rate: '0.25' },
      currency: null,
      startsAt: null,
      endsAt: null,
      maxRedemptions: null,
      maxRedemptionsPerCustomer: null,
      minimumAmount: null,
      appliesTo: null,
      version: 1,
      redeemed: 0,
    });
  });

  test.each([
    ['an amount of nothing', { type: 'fixed', amount: 0 } as const],
    ['a share of nothing', { type: 'percent', rate: rate('0') } as const],
    ['a share of all', { type: 'percent', rate: rate('1') } as const],
  ])(`${adapterName}: %s is read as stored`, async (_, value) => {
    const world = await makeWorld();
    await givenDiscounts(world, discount({ value }));
    expect((await world.ports.discounts.find(welcome, fresh))?.value).toEqual(value);
  });

  test(`${adapterName}: times are exact to the millisecond, in the distant past too`, async () => {
    const world = await makeWorld();
    for (const [index, [startsAt, endsAt]] of [
      [-1, 0],
      [0, 1],
      [Date.UTC(1, 0), Date.UTC(9999, 11, 31, 23, 59, 59, 999)],
    ].entries()) {
      const wanted = discount({ code: code(`no-${index}`), startsAt: startsAt ?? null, endsAt: endsAt ?? null });
      await givenDiscounts(world, wanted);
      expect(await world.ports.discounts.find(wanted.code, fresh)).toEqual(wanted);
    }
  });

  test(`${adapterName}: a fresh read returns the discount of the last commit, after any number of reads`, async () => {
    const world = await makeWorld();
    await givenDiscounts(world, discount());
    await world.ports.discounts.find(welcome, cached);
    await world.ports.discounts.find(welcome, fresh);
    await given(world, { kind: 'redeem-discount', code: welcome, factsVersion: 1 });
    expect(await world.ports.discounts.find(welcome, fresh)).toEqual(discount({ redeemed: 1 }));
    const second = discountFacts({ value: { type: 'fixed', amount: 500 }, version: 2 });
    await given(world, { kind: 'discount', facts: second });
    expect(await world.ports.discounts.find(welcome, fresh)).toEqual({ ...second, redeemed: 1 });
  });

  test(`${adapterName}: a read that need not be fresh returns some stored version`, async () => {
    const world = await makeWorld();
    await givenDiscounts(world, discount());
    await world.ports.discounts.find(welcome, cached);
    await given(world, { kind: 'discount', facts: discountFacts({ maxRedemptions: 9, version: 2 }) });
    const found = await world.ports.discounts.find(welcome, cached);
    expect([discount(), discount({ maxRedemptions: 9, version: 2 })]).toContainEqual(found);
  });

  test(`${adapterName}: no older version is returned after a fresh read`, async () => {
    const world = await makeWorld();
    await givenDiscounts(world, discount());
    await world.ports.discounts.find(welcome, cached);
    await given(world, { kind: 'discount', facts: discountFacts({ maxRedemptions: 9, version: 2 }) });
    await given(world, { kind: 'redeem-discount', code: welcome, factsVersion: 2 });
    await world.ports.discounts.find(welcome, fresh);
    const wanted = discount({ maxRedemptions: 9, version: 2, redeemed: 1 });
    expect(await world.ports.discounts.find(welcome, cached)).toEqual(wanted);
  });

  test(`${adapterName}: a discount that is created after a read of it is found`, async () => {
    const world = await makeWorld();
    await world.ports.discounts.find(welcome, cached);
    await world.ports.discounts.find(welcome, fresh);
    await givenDiscounts(world, discount());
    expect(await world.ports.discounts.find(welcome, fresh)).toEqual(discount());
    expect(await world.ports.discounts.find(welcome, cached)).toEqual(discount());
  });

  test(`${adapterName}: a deleted discount is not found, and is not found again after a fresh read`, async () => {
    const world = await makeWorld();
    await givenDiscounts(world, discount(), quarterOff());
    for (const each of [welcome, code('QUARTER')]) await world.ports.discounts.find(each, cached);
    await given(world, { kind: 'delete-discount', code: welcome, version: 1 });
    expect(await world.ports.discounts.find(welcome, fresh)).toBeUndefined();
    expect(await world.ports.discounts.find(welcome, cached)).toBeUndefined();
    expect(await world.ports.discounts.find(code('QUARTER'), fresh)).toEqual(quarterOff());
  });

  test(`${adapterName}: a discount that is created again is found with its earlier redemptions`, async () => {
    const world = await makeWorld();
    await givenDiscounts(world, discount({ redeemed: 2 }));
    await given(world, { kind: 'delete-discount', code: welcome, version: 1 });
    await world.ports.discounts.find(welcome, fresh);
    const again = discountFacts({ value: { type: 'percent', rate: rate('0.1') }, currency: null, version: 3 });
    await given(world, { kind: 'discount', facts: again });
    expect(await world.ports.discounts.find(welcome, fresh)).toEqual({ ...again, redeemed: 2 });
  });

  test(`${adapterName}: codes that are property names of JavaScript are ordinary codes`, async () => {
    const world = await makeWorld();
    const names = ['constructor', 'hasOwnProperty', 'toString', '0', 'a'.repeat(64)].map(
      (text) => parseDiscountCode(text) as DiscountCode,
    );
    for (const name of names) expect(await world.ports.discounts.find(name, cached)).toBeUndefined();
    for (const name of names) await givenDiscounts(world, discount({ code: name, redeemed: 1 }));
    for (const name of names)
      expect(await world.ports.discounts.find(name, fresh)).toEqual(discount({ code: name, redeemed: 1 }));
  });

  test(`${adapterName}: a caller's change of a discount does not change the stored discount`, async () => {
    const world = await makeWorld();
    const mine = discountFacts();
    await given(world, { kind: 'discount', facts: mine });
    (mine as { maxRedemptions: number }).maxRedemptions = 99;
    (mine.value as { amount: number }).amount = 99;
    expect(await world.ports.discounts.find(welcome, fresh)).toEqual(discount());
    for (const how of [fresh, cached, cached]) {
      const found = await world.ports.discounts.find(welcome, how);
      tampered(found, { redeemed: 99 });
      tampered(found?.value, { amount: 99 });
    }
    expect(await world.ports.discounts.find(welcome, cached)).toEqual(discount());
    expect(await world.ports.discounts.find(welcome, fresh)).toEqual(discount());
  });
};
