import { expect, test } from '@jest/globals';
import { cachedDiscounts } from '#adapters/cache/discounts';
import type { Discounts } from '#application/ports';
import type { Discount, DiscountCode } from '#domain/catalog/discount';
import { manualClock } from '#test/builders/clock';
import { code, discount } from '#test/builders/discounts';

/** Discounts that note what they are asked. */
const catalogue = (...known: readonly Discount[]) => {
  const stored = new Map<DiscountCode, Discount>(known.map((each) => [each.code, each]));
  const asked: string[] = [];
  const discounts: Discounts = {
    find: async (wanted, { fresh }) => {
      asked.push(`${wanted}${fresh ? ' fresh' : ''}`);
      return stored.get(wanted);
    },
  };
  return { discounts, asked, stored };
};

const [a, b, c] = ['A', 'B', 'C'].map(code) as [DiscountCode, DiscountCode, DiscountCode];
const cached = { fresh: false };
const fresh = { fresh: true };

test('what was read is remembered for five seconds', async () => {
  const { discounts, asked } = catalogue(discount({ code: a }));
  const clock = manualClock();
  const { find } = cachedDiscounts(discounts, clock);
  await find(a, cached);
  clock.advance(4_999);
  expect(await find(a, cached)).toEqual(discount({ code: a }));
  expect(asked).toEqual(['A']);
  clock.advance(1);
  await find(a, cached);
  expect(asked).toEqual(['A', 'A']);
});

test('the five seconds begin when it was asked for, not when the answer came', async () => {
  const { discounts, asked } = catalogue(discount({ code: a }));
  const clock = manualClock();
  const slow: Discounts = {
    find: async (wanted, how) => {
      const answer = await discounts.find(wanted, how);
      clock.advance(3_000);
      return answer;
    },
  };
  const { find } = cachedDiscounts(slow, clock);
  await find(a, cached);
  clock.advance(2_000);
  await find(a, cached);
  expect(asked).toEqual(['A', 'A']);
});

test('fresh reads go through and are remembered, the count with them', async () => {
  const { discounts, asked, stored } = catalogue(discount({ code: a }));
  const { find } = cachedDiscounts(discounts, manualClock());
  await find(a, cached);
  stored.set(a, discount({ code: a, redeemed: 2 }));
  expect((await find(a, cached))?.redeemed).toBe(0);
  expect((await find(a, fresh))?.redeemed).toBe(2);
  expect((await find(a, cached))?.redeemed).toBe(2);
  stored.set(a, discount({ code: a, redeemed: 1 }));
  expect((await find(a, fresh))?.redeemed).toBe(1);
  expect((await find(a, cached))?.redeemed).toBe(1);
  expect(asked).toEqual(['A', 'A fresh', 'A fresh']);
});

test('a slow answer does not bring old facts back', async () => {
  const { discounts, stored } = catalogue(discount({ code: a }));
  let release = (): void => {};
  const slow: Discounts = {
    find: async (wanted, how) => {
      const answer = await discounts.find(wanted, how);
      if (!how.fresh) await new Promise<void>((resolve) => (release = resolve));
      return answer;
    },
  };
  const { find } = cachedDiscounts(slow, manualClock());
  const early = find(a, cached);
  await new Promise((resolve) => setImmediate(resolve));
  stored.set(a, discount({ code: a, version: 2 }));
  await find(a, fresh);
  release();
  await early;
  expect((await find(a, cached))?.version).toBe(2);
});

test('a code that nobody knows is not remembered as unknown', async () => {
  const { discounts, stored } = catalogue();
  const { find } = cachedDiscounts(discounts, manualClock());
  expect(await find(a, cached)).toBeUndefined();
  stored.set(a, discount({ code: a }));
  expect(await find(a, cached)).toEqual(discount({ code: a }));
});

test('a discount that is gone is forgotten when a fresh read says so', async () => {
  const { discounts, stored } = catalogue(discount({ code: a }));
  const { find } = cachedDiscounts(discounts, manualClock());
  await find(a, cached);
  stored.delete(a);
  expect(await find(a, fresh)).toBeUndefined();
  expect(await find(a, cached)).toBeUndefined();
});

test('what callers do to a discount does not reach what is remembered', async () => {
  const { discounts } = catalogue(discount({ code: a }));
  const { find } = cachedDiscounts(discounts, manualClock());
  for (const how of [cached, cached, fresh]) {
    const found = await find(a, how);
    (found as { redeemed: number }).redeemed = 9;
    (found?.value as { amount: number }).amount = 9;
  }
  expect(await find(a, cached)).toEqual(discount({ code: a }));
});

test('the entry that was read longest ago makes room', async () => {
  const { discounts, asked } = catalogue(discount({ code: a }), discount({ code: b }), discount({ code: c }));
  const { find } = cachedDiscounts(discounts, manualClock(), { milliseconds: 5_000, entries: 2 });
  for (const each of [a, b, c]) await find(each, cached);
  await find(b, cached);
  await find(c, cached);
  expect(asked).toEqual(['A', 'B', 'C']);
  await find(a, cached);
  expect(asked).toEqual(['A', 'B', 'C', 'A']);
});
