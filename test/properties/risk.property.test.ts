import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hours, minutes } from '#domain/instant';
import type { Order } from '#domain/orders/order';
import { cartLine } from '#test/builders/carts';
import { payingShop, place } from '#test/builders/payments/shop';
import { casesOf } from '#test/properties/runs';

/** The most orders that lie within one hour. */
const mostInAnHour = (orders: readonly Order[]): number =>
  Math.max(
    0,
    ...orders.map(
      ({ placedAt: from }) => orders.filter(({ placedAt }) => placedAt >= from && placedAt < from + hours(1)).length,
    ),
  );

/** The stock of the shop lasts for more of these orders than all waves place. */
const oneShirt = { lines: [cartLine('TEE-M', 1)], discountCode: undefined };

const anyWaves = fc.record({
  hold: fc.nat(4),
  more: fc.integer({ min: 1, max: 4 }),
  waves: fc.array(
    fc.record({
      atOnce: fc.integer({ min: 1, max: 4 }),
      passes: fc.constantFrom(0, minutes(7), minutes(31), hours(1)),
    }),
    {
      minLength: 1,
      maxLength: 12,
    },
  ),
});

/**
 * The count of a rule is no lock: orders that are placed at once do not see each other. So a burst passes, and no more: for n
 * orders an hour and c at once, n + c - 1.
 */
test('a customer never places more orders in an hour than the limit and one burst', async () => {
  let passed = 0;
  await fc.assert(
    fc.asyncProperty(anyWaves, async ({ hold, more, waves }) => {
      const deny = hold + more;
      const shop = payingShop({ risk: { ordersPerHour: { hold, deny } } });
      const orders: Order[] = [];
      for (const { atOnce, passes } of waves) {
        shop.advance(passes);
        for (const answer of await Promise.all(Array.from({ length: atOnce }, () => place(shop.ports, oneShirt))))
          if (answer.ok) orders.push(answer.value.value);
          else expect(answer.refusal.kind).toBe('order-denied');
      }
      const burst = Math.max(...waves.map(({ atOnce }) => atOnce)) - 1;
      expect(mostInAnHour(orders)).toBeLessThanOrEqual(deny + burst);
      expect(mostInAnHour(orders.filter(({ holds }) => holds.length === 0))).toBeLessThanOrEqual(hold + burst);
      if (mostInAnHour(orders) > deny) passed += 1;
    }),
    {
      numRuns: casesOf(200),
      // Four at once, of which one is allowed.
      examples: [[{ hold: 0, more: 1, waves: [{ atOnce: 4, passes: 0 }] }]],
    },
  );
  expect(passed).toBeGreaterThan(0);
}, 60_000);
