import { describe, expect, test } from '@jest/globals';
import { completeOrder } from '#application/orders/lifecycle/complete-order';
import { minutes, seconds } from '#domain/instant';
import { balanceOf } from '#domain/orders/money/balance';
import { bob, customer, staff } from '#test/builders/callers';
import {
  byStaff,
  cancel,
  codeOf,
  expire,
  hold,
  journal,
  operations,
  orderOf,
  pay,
  payingShop,
  placed,
  recordOf,
  release,
} from '#test/builders/payments/shop';
import { outpaced } from '#test/builders/ports';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';

describe('paying an order', () => {
  test('P1 takes a part, then the rest, and no more', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports);
    expect(answerOf(await pay(shop.ports, id, { amount: 5000 })).value.status).toBe('pending');
    expect(refusalOf(await pay(shop.ports, id, { amount: 2542 }))).toEqual({
      kind: 'amount-exceeds-due',
      maximum: 2541,
      isDefault: false,
    });
    expect(answerOf(await pay(shop.ports, id)).value.status).toBe('confirmed');
    expect(codeOf(await pay(shop.ports, id))).toBe('amount-exceeds-due');
    expect(await operations(shop, id)).toEqual([
      'op_1 authorization 5000 succeeded',
      'op_2 capture 5000 succeeded',
      'op_3 authorization 2541 succeeded',
      'op_4 capture 2541 succeeded',
    ]);
  });

  test('P1 is refused after ten attempts', async () => {
    const { ports } = payingShop();
    const id = await placed(ports);
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect(codeOf(await pay(ports, id, { method: 'tok_declined' }))).toBe('payment-declined');
    expect(codeOf(await pay(ports, id))).toBe('too-many-payments');
  });

  test('P2 is confirmed by an authorization alone', async () => {
    const { ports } = payingShop();
    const order = answerOf(await pay(ports, await placed(ports), { capture: 'manual' })).value;
    expect([order.status, balanceOf(order).authorizedAmount]).toEqual(['confirmed', 7541]);
  });

  test('P7 is for the customer of the order, and for staff', async () => {
    const { ports } = payingShop();
    const id = await placed(ports);
    expect(codeOf(await pay(ports, id, {}, request({ caller: customer(bob) })))).toBe('order-not-found');
    expect(codeOf(await pay(ports, id, { amount: 1 }, byStaff()))).toBe('ok');
    expect(codeOf(await pay(ports, id, { amount: 1 }))).toBe('ok');
  });

  test('P6 outside is recorded for staff alone, without a call', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports);
    const outside = { method: 'manual', reference: 'invoice 17' };
    expect(codeOf(await pay(shop.ports, id, outside))).toBe('insufficient-scope');
    const payments = { ...shop.ports.payments, do: async () => Promise.reject(new Error('no call')) };
    const order = answerOf(await pay({ ...shop.ports, payments }, id, outside, byStaff())).value;
    expect(order).toMatchObject({ status: 'confirmed', payments: [{ provider: 'manual' }] });
    expect(order.private.paymentMethods).toEqual({ pay_1: 'manual: invoice 17' });
  });

  test('G6 of a canceled order is refused', async () => {
    const { ports } = payingShop();
    const id = await placed(ports);
    answerOf(await cancel(ports, id));
    expect(codeOf(await pay(ports, id))).toBe('order-status-conflict');
  });
});

describe('C8 a refused payment', () => {
  test('is not one whose change asks for a void that is refused', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'tok_ok', 'manual');
    const lapsed = async () => ({ state: 'failed', reason: 'lapsed' }) as const;
    const ports = { ...shop.ports, payments: { ...shop.ports.payments, do: lapsed } };
    answerOf(await completeOrder.with(shop.ports)({ id }, byStaff()));
    answerOf(await pay(shop.ports, id, { capture: 'manual' }));
    const recorded = answerOf(await pay(ports, id, { method: 'manual', amount: 7541 }, byStaff())).value;
    expect(balanceOf(recorded).capturedAmount).toBe(7541);
    expect(await operations(shop, id)).toContain('op_5 void 7541 failed lapsed');
  });

  test.each([
    ['tok_declined', 'generic'],
    ['tok_insufficient_funds', 'insufficient-funds'],
  ])('by %s tells %s and the new version', async (method, declineCode) => {
    const { ports } = payingShop();
    const id = await placed(ports);
    expect(refusalOf(await pay(ports, id, { method }))).toEqual({
      kind: 'payment-declined',
      orderId: id,
      paymentId: 'pay_1',
      currentVersion: 3,
      declineCode,
    });
  });

  test('whose capture fails stays authorized, and the order is confirmed', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports);
    expect(refusalOf(await pay(shop.ports, id, { method: 'tok_capture_fails' }))).toMatchObject({
      kind: 'payment-declined',
      paymentId: 'pay_1',
    });
    const order = await orderOf(shop, id);
    expect([order.status, balanceOf(order).authorizedAmount]).toEqual(['confirmed', 7541]);
  });

  test('K2 is refused the same with the same key, though the order went on', async () => {
    const { ports } = payingShop();
    const id = await placed(ports);
    const again = () => pay(ports, id, { method: 'tok_declined' }, request({ cause: cause('declined') }));
    const first = refusalOf(await again());
    answerOf(await pay(ports, id));
    expect(refusalOf(await again())).toEqual(first);
    expect(codeOf(await pay(ports, id, {}, request({ cause: cause('declined', 'another body') })))).toBe(
      'idempotency-key-reused',
    );
  });
});

describe('K1 a payment whose outcome is unknown', () => {
  test.each([
    ['tok_timeout_after', 0, 'ok'],
    ['tok_timeout_before', 0, 'provider-unavailable'],
    ['tok_timeout_before', seconds(70) + 1, 'payment-declined'],
  ])('by %s, asked again after %d ms with the same key: %s', async (method, later, code) => {
    const shop = payingShop();
    const id = await placed(shop.ports);
    const again = () => pay(shop.ports, id, { method }, request({ cause: cause('lost') }));
    expect(refusalOf(await again())).toEqual({ kind: 'provider-unavailable', orderId: id });
    shop.advance(later);
    expect(codeOf(await again())).toBe(code);
    expect((await orderOf(shop, id)).payments).toHaveLength(1);
  });

  test('P1 counts as paid until it is known', async () => {
    const { ports } = payingShop();
    const id = await placed(ports);
    await pay(ports, id, { method: 'tok_timeout_before' });
    expect(refusalOf(await pay(ports, id))).toEqual({ kind: 'amount-exceeds-due', maximum: 0, isDefault: true });
  });
});

test('P1 two payments at once: one is taken, the other finds nothing to pay', async () => {
  const shop = payingShop();
  const id = await placed(shop.ports);
  const ports = outpaced(shop.ports, () => pay(shop.ports, id, {}));
  expect(codeOf(await pay(ports, id))).toBe('amount-exceeds-due');
  expect(await operations(shop, id)).toEqual(['op_1 authorization 7541 succeeded', 'op_2 capture 7541 succeeded']);
});

test('P1 twenty payments at once with keys of their own: one is taken', async () => {
  const shop = payingShop();
  const id = await placed(shop.ports);
  const answers = await Promise.all(Array.from({ length: 20 }, () => pay(shop.ports, id)));
  expect(answers.map(codeOf).sort()).toEqual([...Array.from({ length: 19 }, () => 'amount-exceeds-due'), 'ok']);
});

describe('P3 an attempt that waits for the customer', () => {
  test('has an action, and its secret is in no event and no revision', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports);
    const order = answerOf(await pay(shop.ports, id, { method: 'tok_requires_action' })).value;
    const url = `https://pay.test/${id}/pay_1`;
    expect(order.nextAction).toEqual({ operationId: 'op_1', action: { type: 'redirect', url } });
    const { changes, revisions } = await recordOf(shop, id);
    expect(JSON.stringify([changes, revisions])).not.toContain('pay.test');
  });

  test('is voided by the next payment', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'tok_requires_action');
    expect(answerOf(await pay(shop.ports, id)).value).toMatchObject({ status: 'confirmed', nextAction: null });
    expect(await operations(shop, id)).toEqual([
      'op_1 authorization 7541 failed',
      'op_2 void 7541 succeeded',
      'op_3 authorization 7541 succeeded',
      'op_4 capture 7541 succeeded',
    ]);
  });

  test('that was paid meanwhile is recorded, and the next payment finds nothing to pay', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'tok_requires_action');
    await shop.provider.act({ orderId: id, paymentId: 'pay_1' });
    expect(codeOf(await pay(shop.ports, id))).toBe('amount-exceeds-due');
    expect(await orderOf(shop, id)).toMatchObject({ status: 'confirmed', nextAction: null });
    expect(await operations(shop, id)).toEqual([
      'op_1 authorization 7541 succeeded',
      'op_2 void 7541 failed generic',
      'op_3 capture 7541 succeeded',
    ]);
  });

  test('K3 is voided for a payment with the version before it', async () => {
    const { ports } = payingShop();
    const id = await placed(ports, 'tok_requires_action');
    const expects = { kind: 'version', version: 2 } as const;
    expect(codeOf(await pay(ports, id, {}, request({ expects })))).toBe('ok');
  });

  test('P4 is voided when the order expires, which it then does', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'tok_requires_action');
    shop.advance(minutes(30));
    await expire(shop.ports);
    expect(await operations(shop, id)).toEqual(['op_1 authorization 7541 failed', 'op_2 void 7541 succeeded']);
    await expire(shop.ports);
    expect(await orderOf(shop, id)).toMatchObject({ status: 'canceled' });
  });

  test('P4 that was paid before the order expires is recorded, and the order confirmed', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'tok_requires_action');
    await shop.provider.act({ orderId: id, paymentId: 'pay_1' });
    shop.advance(minutes(30));
    await expire(shop.ports);
    expect(await orderOf(shop, id)).toMatchObject({ status: 'confirmed' });
  });
});

describe('P8 an order on hold', () => {
  test('is only authorized, and its release captures and confirms', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports);
    answerOf(await hold(shop.ports, id));
    expect(answerOf(await pay(shop.ports, id)).value.status).toBe('pending');
    expect(await operations(shop, id)).toEqual(['op_1 authorization 7541 succeeded']);
    const released = answerOf(await release(shop.ports, id, 'hold_2')).value;
    expect([released.status, balanceOf(released).capturedAmount]).toEqual(['confirmed', 7541]);
    expect((await journal(shop, id)).slice(-2)).toEqual([
      'order.hold-released, payment.requested, order.confirmed',
      'payment.captured',
    ]);
  });

  test('V3 because the provider took another amount waits for staff', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'tok_amount_differs');
    expect(await orderOf(shop, id)).toMatchObject({
      status: 'pending',
      holds: [{ id: 'hold_2', reason: 'amount-differs' }],
    });
    expect((await journal(shop, id)).at(-1)).toBe('payment.authorized, payment.captured, order.held');
  });
});

test('P7 staff see and pay the orders of customers', async () => {
  const { ports } = payingShop();
  const id = await placed(ports);
  expect(codeOf(await pay(ports, id, {}, request({ caller: staff('op_2', ['payments:write']) })))).toBe('ok');
});
