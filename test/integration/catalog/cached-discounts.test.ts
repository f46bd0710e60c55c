import { expect, test } from '@jest/globals';
import { cachedDiscounts } from '#adapters/cache/discounts';
import type { Discounts } from '#application/ports';
import type { Discount, DiscountCode } from '#domain/catalog/discount';
import { manualClock } from '#test/builders/clock';
import { code, discount } from '#test/builders/discounts';

/** A discounts port that records its reads. */
const catalog = (...known: readonly Discount[]) => {
  const stored = new Map<DiscountCode, Discount>(known.map((each) => [each.code, each]));
  const reads: string[] = [];
  const discounts: Discounts = {
    find: async (wanted, { fresh }) => {
      reads.push(`${wanted}${fresh ? ' fresh' : ''}`);
      return stored.get(wanted);
    },
  };
  return { discounts, reads, stored };
};

const [a, b, c] = ['A', 'B', 'C'].map(code) as [DiscountCode, DiscountCode, DiscountCode];
const cached = { fresh: false };
const fresh = { fresh: true };

test('a read discount is cached for five seconds', async () => {
  const { discounts, reads } = catalog(discount({ code: a }));
  const clock = manualClock();
  const { find } = cachedDiscounts(discounts, clock);
  await find(a, cached);
  clock.advance(4_999);
  expect(await find(a, cached)).toEqual(discount({ code: a }));
  expect(reads).toEqual(['A']);
  clock.advance(1);
  await find(a, cached);
  expect(reads).toEqual(['A', 'A']);
});

test('the five seconds begin at the request, not at the answer', async () => {
  const { discounts, reads } = catalog(discount({ code: a }));
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
  expect(reads).toEqual(['A', 'A']);
});

test('a fresh read reads the store and updates the cache with the count', async () => {
  const { discounts, reads, stored } = catalog(discount({ code: a }));
  const { find } = cachedDiscounts(discounts, manualClock());
  await find(a, cached);
  stored.set(a, discount({ code: a, redeemed: 2 }));
  expect((await find(a, cached))?.redeemed).toBe(0);
  expect((await find(a, fresh))?.redeemed).toBe(2);
  expect((await find(a, cached))?.redeemed).toBe(2);
  stored.set(a, discount({ code: a, redeemed: 1 }));
  expect((await find(a, fresh))?.redeemed).toBe(1);
  expect((await find(a, cached))?.redeemed).toBe(1);
  expect(reads).toEqual(['A', 'A fresh', 'A fresh']);
});

test('a slow answer does not replace newer facts', async () => {
  const { discounts, stored } = catalog(discount({ code: a }));
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

test('an unknown code is not cached', async () => {
  const { discounts, stored } = catalog();
  const { find } = cachedDiscounts(discounts, manualClock());
  expect(await find(a, cached)).toBeUndefined();
  stored.set(a, discount({ code: a }));
  expect(await find(a, cached)).toEqual(discount({ code: a }));
});

test('a fresh read removes a deleted discount from the cache', async () => {
  const { discounts, stored } = catalog(discount({ code: a }));
  const { find } = cachedDiscounts(discounts, manualClock());
  await find(a, cached);
  stored.delete(a);
  expect(await find(a, fresh)).toBeUndefined();
  expect(await find(a, cached)).toBeUndefined();
});

test('a caller cannot change a discount of the cache', async () => {
  const { discounts } = catalog(discount({ code: a }));
  const { find } = cachedDiscounts(discounts, manualClock());
  for (const how of [cached, cached, fresh]) {
    const found = await find(a, how);
    expect(() => Object.assign(found as object, { redeemed: 9 })).toThrow(TypeError);
    expect(() => Object.assign(found?.value as object, { amount: 9 })).toThrow(TypeError);
  }
  expect(await find(a, cached)).toEqual(discount({ code: a }));
});

test('the least recently read entry is removed when the cache is full', async () => {
  const { discounts, reads } = catalog(discount({ code: a }), discount({ code: b }), discount({ code: c }));
  const { find } = cachedDiscounts(discounts, manualClock(), { milliseconds: 5_000, entries: 2 });
  for (const each of [a, b, c]) await find(each, cached);
  await find(b, cached);
  await find(c, cached);
  expect(reads).toEqual(['A', 'B', 'C']);
  await find(a, cached);
  expect(reads).toEqual(['A', 'B', 'C', 'A']);
});
