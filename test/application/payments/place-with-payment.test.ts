import { describe, expect, test } from '@jest/globals';
import type { SimulatedMethod } from '#application/ports';
import { seconds } from '#domain/instant';
import { statusesOf } from '#domain/orders/statuses';
import { staff } from '#test/builders/callers';
import { codeOf, journal, operations, orderOf, pay, payingShop, place, placed } from '#test/builders/payments/shop';
import { product } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

type Outcome = readonly [status: string, paymentStatus: string, operations: readonly string[]];
const captured = ['op_1 authorization 7541 succeeded', 'op_2 capture 7541 succeeded'];
const paid: Outcome = ['confirmed', 'paid', captured];
const declined = (reason: string): Outcome => ['pending', 'unpaid', [`op_1 authorization 7541 failed ${reason}`]];
const awaited = (state: string): Outcome => ['pending', 'unpaid', [`op_1 authorization 7541 ${state}`]];

const outcomes: Readonly<Record<SimulatedMethod, Outcome>> = {
  tok_ok: paid,
  tok_declined: declined('generic'),
  tok_insufficient_funds: declined('insufficient-funds'),
  tok_timeout_before: awaited('pending'),
  tok_timeout_after: awaited('pending'),
  tok_capture_fails: [
    'confirmed',
    'authorized',
    ['op_1 authorization 7541 succeeded', 'op_2 capture 7541 failed generic'],
  ],
  tok_refund_fails: paid,
  tok_requires_action: awaited('requires-action'),
  tok_requires_action_fails: awaited('requires-action'),
  tok_processing: awaited('processing'),
  tok_processing_fails: awaited('processing'),
  tok_lapses: paid,
  tok_multi_capture: paid,
  tok_refund_fails_late: paid,
  tok_disputed: paid,
  tok_amount_differs: [
    'pending',
    'partially-paid',
    ['op_1 authorization 7540 succeeded', 'op_2 capture 7540 succeeded'],
  ],
  tok_foreign_card: paid,
};

describe('a placement with a payment', () => {
  test.each(Object.entries(outcomes))('by %s', async (method, [status, paymentStatus, expected]) => {
    const shop = payingShop();
    const id = await placed(shop.ports, method);
    expect(await operations(shop, id)).toEqual(expected);
    expect(statusesOf(await orderOf(shop, id))).toMatchObject({ status, paymentStatus });
  });

  test('P1 by an unknown method is declined, and the customer pays again', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'pm_unknown');
    expect(await orderOf(shop, id)).toMatchObject({ status: 'pending', expiresAt: expect.any(Number) });
    expect(answerOf(await pay(shop.ports, id)).value).toMatchObject({ status: 'confirmed' });
  });

  test('P1 of a free order ignores the payment', async () => {
    const { ports } = memoryWorld({ products: [product({ prices: { EUR: 0 } as never, requiresShipping: false })] });
    const lines = [{ sku: product().sku, quantity: 1 }];
    const answer = await place(ports, {
      lines,
      discountCode: undefined,
      payment: { method: 'tok_ok', capture: 'manual' },
    });
    expect(answerOf(answer).value).toMatchObject({ status: 'completed', payments: [] });
  });

  test('P7 by staff needs the scope for payments', async () => {
    const { ports } = payingShop();
    const payment = { method: 'tok_ok', capture: 'automatic' } as const;
    const without = request({ caller: staff('op_2', ['orders:write']) });
    expect(refusalOf(await place(ports, { payment }, without)).kind).toBe('insufficient-scope');
    expect((await place(ports, {}, without)).ok).toBe(true);
    const granted = request({ caller: staff('op_2', ['orders:write', 'payments:write']) });
    expect((await place(ports, { payment }, granted)).ok).toBe(true);
  });

  test('K1 whose outcome is unknown is settled by the same key', async () => {
    const shop = payingShop();
    const again = () =>
      place(
        shop.ports,
        { payment: { method: 'tok_timeout_after', capture: 'automatic' } },
        request({ cause: cause('one') }),
      );
    const first = refusalOf(await again());
    if (first.kind !== 'provider-unavailable') throw new Error(first.kind);
    expect(await operations(shop, first.orderId)).toEqual(['op_1 authorization 7541 pending']);
    const second = answerOf(await again());
    expect(second).toMatchObject({ replayed: true, value: { id: first.orderId, status: 'confirmed', version: 2 } });
    expect(answerOf(await again())).toEqual(second);
    expect(await journal(shop, first.orderId)).toHaveLength(2);
  });

  test('K1 that never reached the provider is declined after its time, and the same key gets the order', async () => {
    const shop = payingShop();
    const again = () =>
      place(
        shop.ports,
        { payment: { method: 'tok_timeout_before', capture: 'automatic' } },
        request({ cause: cause('two') }),
      );
    expect(codeOf(await again())).toBe('provider-unavailable');
    shop.advance(seconds(70));
    expect(codeOf(await again())).toBe('provider-unavailable');
    shop.advance(1);
    expect(answerOf(await again()).value).toMatchObject({ status: 'pending', version: 2 });
  });

  test('K2 is replayed as its payment left it, whatever came later', async () => {
    const { ports } = payingShop();
    const again = () =>
      place(ports, { payment: { method: 'tok_declined', capture: 'automatic' } }, request({ cause: cause('three') }));
    const first = answerOf(await again()).value;
    expect(first).toMatchObject({ status: 'pending', version: 2 });
    answerOf(await pay(ports, first.id));
    expect(answerOf(await again())).toEqual({ value: first, replayed: true });
  });
});
