import { describe, expect, test } from '@jest/globals';
import { days } from '#domain/instant';
import { balanceOf } from '#domain/orders/money/balance';
import { statusesOf } from '#domain/orders/statuses';
import {
  byStaff,
  cancel,
  capture,
  codeOf,
  hold,
  journal,
  operations,
  orderOf,
  pay,
  payingShop,
  placed,
  send,
  voiding,
} from '#test/builders/payments/shop';
import { cause } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';

describe('C1 capturing', () => {
  test('(a) C2 C3 after a canceled shirt: 5510 captured, 2031 released', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'tok_ok', 'manual');
    answerOf(await cancel(shop.ports, id, [['1', 1]]));
    const order = answerOf(await capture(shop.ports, id)).value;
    expect(await operations(shop, id)).toEqual(['op_1 authorization 7541 succeeded', 'op_2 capture 5510 succeeded']);
    expect(balanceOf(order)).toMatchObject({
      authorizedAmount: 0,
      capturedAmount: 5510,
      dueAmount: 0,
      creditAmount: 0,
    });
    expect(statusesOf(order).paymentStatus).toBe('paid');
    const { changes } = (await shop.ports.orders.find(id)) ?? { changes: [] };
    expect(changes.at(-1)?.events).toMatchObject([{ type: 'payment.captured', data: { releasedAmount: 2031 } }]);
  });

  test('a part releases the rest, which is due again', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'tok_ok', 'manual');
    const order = answerOf(await capture(shop.ports, id, { amount: 5000 })).value;
    expect(balanceOf(order)).toMatchObject({ authorizedAmount: 0, capturedAmount: 5000, dueAmount: 2541 });
    expect(answerOf(await pay(shop.ports, id)).value).toMatchObject({ payments: [{}, { id: 'pay_2' }] });
  });

  test('parts, where the method allows it', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'tok_multi_capture', 'manual');
    answerOf(await capture(shop.ports, id, { amount: 5000, final: false }));
    answerOf(await capture(shop.ports, id, { amount: 541, final: false }));
    expect(balanceOf(answerOf(await capture(shop.ports, id)).value)).toMatchObject({ capturedAmount: 7541 });
    const other = await placed(shop.ports, 'tok_ok', 'manual');
    expect(codeOf(await capture(shop.ports, other, { amount: 5000, final: false }))).toBe('capture-must-be-final');
  });
});

test('C4 a void takes the open rest, and the payment takes no capture any more', async () => {
  const shop = payingShop();
  const id = await placed(shop.ports, 'tok_multi_capture', 'manual');
  answerOf(await capture(shop.ports, id, { amount: 5000, final: false }));
  const order = answerOf(await voiding(shop.ports, id)).value;
  expect((await operations(shop, id)).at(-1)).toBe('op_3 void 2541 succeeded');
  expect(balanceOf(order)).toMatchObject({ authorizedAmount: 0, capturedAmount: 5000 });
  expect(codeOf(await capture(shop.ports, id))).toBe('payment-status-conflict');
  expect(codeOf(await voiding(shop.ports, id))).toBe('payment-status-conflict');
});

test('C5 a capture after seven days finds the authorization lapsed', async () => {
  const shop = payingShop();
  const id = await placed(shop.ports, 'tok_lapses', 'manual');
  shop.advance(days(7));
  expect(refusalOf(await capture(shop.ports, id))).toMatchObject({ kind: 'payment-declined', declineCode: 'generic' });
  expect(await operations(shop, id)).toEqual([
    'op_1 authorization 7541 succeeded',
    'op_2 capture 7541 failed lapsed',
    'op_3 void 7541 succeeded lapsed',
  ]);
  expect(statusesOf(await orderOf(shop, id))).toMatchObject({ status: 'confirmed', paymentStatus: 'voided' });
});

test('C6 a payment whose capture is unknown takes no void', async () => {
  const shop = payingShop();
  const id = await placed(shop.ports, 'tok_ok', 'manual');
  const payments = { ...shop.ports.payments, do: async () => Promise.reject(new Error('stopped')) };
  await expect(capture({ ...shop.ports, payments }, id)).rejects.toThrow('stopped');
  expect(refusalOf(await voiding(shop.ports, id))).toMatchObject({
    kind: 'payment-status-conflict',
    because: 'unsettled',
  });
});

test('C8 a refused capture is refused, and the same with the same key', async () => {
  const shop = payingShop();
  const id = await placed(shop.ports, 'tok_capture_fails', 'manual');
  const again = () => capture(shop.ports, id, {}, byStaff({ cause: cause('capture') }));
  const first = refusalOf(await again());
  expect(first).toEqual({
    kind: 'payment-declined',
    orderId: id,
    paymentId: 'pay_1',
    currentVersion: 4,
    declineCode: 'generic',
  });
  answerOf(await voiding(shop.ports, id));
  expect(refusalOf(await again())).toEqual(first);
});

test('K2 a capture is replayed as it left the order', async () => {
  const { ports } = payingShop();
  const id = await placed(ports, 'tok_ok', 'manual');
  const again = () => capture(ports, id, { amount: 5000 }, byStaff({ cause: cause('once') }));
  const first = answerOf(await again());
  answerOf(await pay(ports, id));
  expect(answerOf(await again())).toEqual({ ...first, replayed: true });
});

test('K3 the expected version counts when the capture is asked for', async () => {
  const { ports } = payingShop();
  const id = await placed(ports, 'tok_ok', 'manual');
  const stale = byStaff({ expects: { kind: 'version', version: 1 } });
  expect(refusalOf(await capture(ports, id, {}, stale))).toEqual({ kind: 'version-mismatch', currentVersion: 2 });
  expect(codeOf(await capture(ports, id, {}, byStaff({ expects: { kind: 'version', version: 2 } })))).toBe('ok');
});

test('P8 G6 a held order takes no capture, but a void', async () => {
  const { ports } = payingShop();
  const id = await placed(ports, 'tok_ok', 'manual');
  answerOf(await hold(ports, id));
  expect(codeOf(await capture(ports, id))).toBe('order-on-hold');
  expect(codeOf(await capture(ports, id, { paymentId: 'pay_2' }))).toBe('payment-not-found');
  expect(codeOf(await voiding(ports, id))).toBe('ok');
});

describe('C7 a shop that captures on shipment', () => {
  const shipping = { captureOn: 'shipment' };

  test('captures the worth of each parcel, where parts can be captured', async () => {
    const shop = payingShop(shipping);
    const id = await placed(shop.ports, 'tok_multi_capture', 'manual');
    expect(balanceOf(answerOf(await send(shop.ports, id, 1, ['1', 2])).value).capturedAmount).toBe(4646);
    const sent = answerOf(await send(shop.ports, id, 2, ['1', 1], ['2', 1])).value;
    expect(balanceOf(sent)).toMatchObject({ capturedAmount: 7541, authorizedAmount: 0, dueAmount: 0 });
    expect((await journal(shop, id)).slice(-2)).toEqual(['fulfillment.shipped, payment.requested', 'payment.captured']);
  });

  test('captures all with the first parcel, where the authorization is captured once', async () => {
    const shop = payingShop(shipping);
    const id = await placed(shop.ports, 'tok_ok', 'manual');
    expect(balanceOf(answerOf(await send(shop.ports, id, 1, ['1', 1])).value).capturedAmount).toBe(7541);
    expect(codeOf(await send(shop.ports, id, 2, ['1', 2], ['2', 1]))).toBe('ok');
    expect(await operations(shop, id)).toHaveLength(2);
  });

  test('C8 ships although the capture is refused', async () => {
    const shop = payingShop(shipping);
    const id = await placed(shop.ports, 'tok_capture_fails', 'manual');
    const order = answerOf(await send(shop.ports, id, 1, ['1', 1])).value;
    expect(order.fulfillments).toMatchObject([{ status: 'shipped' }]);
    expect(await operations(shop, id)).toContain('op_2 capture 7541 failed generic');
  });

  test('captures nothing by default', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'tok_ok', 'manual');
    expect(balanceOf(answerOf(await send(shop.ports, id, 1, ['1', 1])).value).capturedAmount).toBe(0);
  });
});
