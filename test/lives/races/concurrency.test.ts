import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeOrder } from '#application/orders/place-order';
import { refundPayment } from '#application/payments/refunds/refund-payment';
import { balanceOf } from '#domain/orders/money/balance';
import { staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { code, discount } from '#test/builders/discounts';
import { mug, product } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { memoryWorld } from '#test/builders/world';
import { assertBooksAgree } from '#test/lives/books/agree';
import { reconcile } from '#test/lives/books/reconcile';
import { assertAgreed, everyone, pay, place, races, runRace, shop, theOrder } from '#test/lives/races/races';
import { lifeWorld } from '#test/lives/shop';
import { casesOf } from '#test/properties/runs';

describe('at once', () => {
  test('P1: fifty payments of an order authorize one', async () => {
    const world = lifeWorld(shop);
    const order = await place(world, undefined);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, number) => pay(order, { key: `pay ${number}` })(world.ports)),
    );
    const kinds = answers.map((answer) => (answer.ok ? 'paid' : answer.refusal.kind));
    expect(kinds.filter((kind) => kind === 'paid')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'amount-exceeds-due')).toHaveLength(49);
    expect(balanceOf(await assertAgreed(world))).toMatchObject({ capturedAmount: 7719, dueAmount: 0 });
  });

  test('K2: fifty attempts of one payment authorize one', async () => {
    const world = lifeWorld(shop);
    const order = await place(world, undefined);
    const answers = await Promise.all(Array.from({ length: 50 }, () => pay(order, { key: 'pay' })(world.ports)));
    expect(new Set(answers.map(({ ok }) => ok))).toEqual(new Set([true]));
    const paid = await assertAgreed(world);
    expect(paid.payments).toHaveLength(1);
    expect(balanceOf(paid).capturedAmount).toBe(7719);
  });

  test('R4: twenty refunds of 1000 of a payment of 7541 give seven, never more than was captured', async () => {
    const world = memoryWorld({ products: [product(), mug()], discounts: [discount()] });
    await placeOrder.with(world.ports)(
      placement({
        lines: [cartLine('TEE-M', 3), cartLine('MUG', 1)],
        discountCode: code('WELCOME10'),
        payment: { method: 'tok_ok', capture: 'automatic' },
      }),
      request(),
    );
    const order = theOrder(world);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        refundPayment.with(world.ports)(
          { id: order.id, paymentId: 'pay_1', wish: { kind: 'amount', amount: 1000 }, reason: undefined },
          request({ caller: staff() }),
        ),
      ),
    );
    expect(answers.map((answer) => (answer.ok ? 'refunded' : answer.refusal.kind)).toSorted()).toEqual([
      ...Array<string>(13).fill('refund-exceeds-captured'),
      ...Array<string>(7).fill('refunded'),
    ]);
    expect(balanceOf(theOrder(world))).toMatchObject({
      refundedAmount: 7000,
      adjustedAmount: 7000,
      capturedAmount: 7541,
      currentAmount: 541,
      refundableAmount: 541,
    });
    reconcile(world, theOrder(world));
    await assertBooksAgree(world.ports, 'provider');
  });
});

test.each([...races, everyone])(
  'V2, K2: $of end in one outcome in any order of their calls',
  async (race) => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(999)), async (turns) => {
        await runRace(race, [0, 1, 2, 3], (waiting) => (turns.next().value ?? 0) % waiting);
      }),
      { numRuns: casesOf(200) },
    );
  },
  120_000,
);
