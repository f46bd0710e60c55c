import { describe, expect, test } from '@jest/globals';
import type { OrderEvent } from '#domain/orders/events';
import { evolveAll, fold } from '#domain/orders/evolve';
import { cancel } from '#domain/orders/lifecycle/cancel';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { inStatus } from '#domain/orders/status-conflict';
import { statusesOf } from '#domain/orders/statuses';
import { outcomeOf } from '#domain/payments/outcome';
import { refundableAmountOf } from '#domain/payments/payment';
import { type RefundWish, refund } from '#domain/payments/refunds/refund';
import { request as requestReturn } from '#domain/returns/request';
import { packed, received, returnRequested, shipped } from '#test/builders/goods';
import { confirmed, line, linesCanceled, orderRecord, type Units, units } from '#test/builders/orders';
import {
  authorizing,
  decided,
  golden,
  operation,
  paidAndShipped,
  paying,
  requestsIn,
  settled,
  success,
} from '#test/builders/payments/decided';
import { refundedOf, requested } from '#test/builders/payments/money';
import { answerOf, refusalOf } from '#test/builders/results';

const credit: RefundWish = { kind: 'credit' };
const shipping: RefundWish = { kind: 'shipping' };
const amount = (minor: number): RefundWish => ({ kind: 'amount', amount: minor });
const lines = (...quantities: readonly Units[]): RefundWish => ({ kind: 'lines', lines: units(...quantities) });
const disputed = (id: number, minor: number): OrderEvent => ({
  type: 'payment.disputed',
  data: { paymentId: 'pay_1', operationId: `op_${id}`, amount: minor },
});
const refunded = (order: Order, wish: RefundWish, paymentId = 'pay_1'): Order =>
  settled(decided(order, refund(order, paymentId, wish)));
const failing = (order: Order, wish: RefundWish): Order => {
  const asked = decided(order, refund(order, 'pay_1', wish));
  return decided(asked, outcomeOf(asked, 'op_3', { state: 'failed', reason: 'generic' }));
};
const returned = (order: Order, withShipping: boolean, ...quantities: readonly Units[]): Order =>
  evolveAll(order, [
    returnRequested('ret_1', ...quantities),
    {
      type: 'return.received',
      data: {
        returnId: 'ret_1',
        shipping: withShipping,
        shippingAmount: 0,
        lines: units(...quantities).map((each) => ({ ...each, restock: false })),
      },
    },
  ]);

describe('R3 a refund', () => {
  test.each<[string, Order, RefundWish, string]>([
    ['an amount', paidAndShipped(), amount(1000), 'refund pay_1 1000'],
    ['one shirt', paidAndShipped(), lines(['1', 1]), 'refund pay_1 2031'],
    ['two shirts and the mug', paidAndShipped(), lines(['1', 2], ['2', 1]), 'refund pay_1 4927'],
    ['the shipping', paidAndShipped(), shipping, 'refund pay_1 583'],
    [
      'the credit',
      paidAndShipped(returnRequested('ret_1', ['1', 1]), received('ret_1', true, ['1', 1])),
      credit,
      'refund pay_1 2031',
    ],
    [
      'the credit, as far as the payment goes',
      golden(...paying(1, 1, 1000), ...paying(2, 3, 8000)),
      credit,
      'refund pay_1 1000',
    ],
  ])('of %s', (_, order, wish, request) =>
    expect(requestsIn(answerOf(refund(order, 'pay_1', wish)).events)).toEqual([request]),
  );

  test('(c) of units lowers the worth by their price: nothing becomes due, and no later return has them', () => {
    const order = refunded(paidAndShipped(), lines(['1', 1]));
    expect(balanceOf(order)).toMatchObject({
      currentAmount: 5510,
      refundedAmount: 2031,
      dueAmount: 0,
      creditAmount: 0,
      adjustedAmount: 0,
    });
    expect(statusesOf(order).returnStatus).toBe('partially-returned');
    const open = answerOf(inStatus(order, 'confirmed', 'completed'));
    const asking = (quantity: number) => requestReturn(open, { lines: units(['1', quantity]), reason: 'x' });
    expect(refusalOf(asking(3))).toMatchObject({ kind: 'quantity-exceeds-fulfilled', lines: [{ open: 2 }] });
    expect(asking(2).ok).toBe(true);
    expect(balanceOf(returned(order, false, ['1', 2]))).toMatchObject({ currentAmount: 1447, creditAmount: 4063 });
  });

  test('of the shipping lowers the worth by it, once', () => {
    const order = refunded(paidAndShipped(), shipping);
    expect(balanceOf(order)).toMatchObject({ currentAmount: 6958, dueAmount: 0, creditAmount: 0 });
    expect(refusalOf(refund(order, 'pay_1', shipping))).toEqual({ kind: 'nothing-to-refund' });
  });

  test('of units leaves what is due and what is credit as they were', () => {
    const due = golden(...paying(1, 1, 5000), confirmed, packed('ful_1', ['1', 3]), shipped('ful_1'));
    expect(balanceOf(refunded(due, lines(['1', 1])))).toMatchObject({ dueAmount: 2541, creditAmount: 0 });
    const owed = golden(...paying(1, 1, 8000), confirmed, packed('ful_1', ['1', 3]), shipped('ful_1'));
    expect(balanceOf(refunded(owed, lines(['1', 1])))).toMatchObject({ dueAmount: 0, creditAmount: 459 });
  });

  test('of units that fails leaves them taken, and the credit stands', () => {
    const order = failing(paidAndShipped(), lines(['1', 1]));
    expect(balanceOf(order)).toMatchObject({ currentAmount: 5510, refundedAmount: 0, creditAmount: 2031 });
    expect(order.lines[0]).toMatchObject({ quantity: { returned: 1 } });
  });

  test.each<[string, Order, RefundWish, number]>([
    ['not shipped', golden(...paying(1, 1, 7541), confirmed), lines(['1', 1]), 0],
    ['in an open parcel', golden(...paying(1, 1, 7541), confirmed, packed('ful_1', ['1', 3])), lines(['1', 1]), 0],
    ['more than were shipped', paidAndShipped(), lines(['1', 4]), 3],
    ['in an open request', paidAndShipped(returnRequested('ret_1', ['1', 2])), lines(['1', 2]), 1],
    ['of an unknown line', paidAndShipped(), lines(['9', 1]), 0],
  ])('of units that are %s is refused', (_, order, wish, open) =>
    expect(refusalOf(refund(order, 'pay_1', wish))).toMatchObject({
      kind: 'quantity-exceeds-fulfilled',
      lines: [{ open }],
    }),
  );

  test('of goods that are not shipped takes any units that are left', () => {
    const ebooks = line({ sku: 'EBOOK', unitAmount: 1000, quantity: 3, requiresShipping: false });
    const record = orderRecord({ lines: [line(), ebooks], shippingAmount: 0 });
    const order = evolveAll(fold(record), [...paying(1, 1, 10_706), confirmed, linesCanceled(['2', 1])]);
    expect(requestsIn(answerOf(refund(order, 'pay_1', lines(['2', 2]))).events)).toEqual(['refund pay_1 2380']);
    expect(refusalOf(refund(order, 'pay_1', lines(['2', 3])))).toMatchObject({ lines: [{ open: 2 }] });
    const after = refunded(order, lines(['2', 2]));
    expect(balanceOf(after)).toMatchObject({ currentAmount: 7136, creditAmount: 1190 });
  });

  test.each<[string, Order, RefundWish]>([
    ['the credit, where there is none', paidAndShipped(), credit],
    ['no amount', paidAndShipped(), amount(0)],
  ])('of %s is refused', (_, order, wish) =>
    expect(refusalOf(refund(order, 'pay_1', wish))).toEqual({ kind: 'nothing-to-refund' }),
  );

  test('of a payment that never captured is refused before anything else', () =>
    expect(refusalOf(refund(golden(...authorizing(1, 1, 7541)), 'pay_1', lines(['9', 1])))).toEqual({
      kind: 'payment-status-conflict',
      paymentId: 'pay_1',
      paymentStatus: 'authorized',
      because: 'state',
    }));

  test('of a payment that does not exist is refused', () =>
    expect(refusalOf(refund(paidAndShipped(), 'pay_2', credit))).toEqual({
      kind: 'payment-not-found',
      paymentId: 'pay_2',
    }));
});

describe('R4 refunds of a payment', () => {
  test.each<[string, readonly OrderEvent[], number]>([
    ['what it captured', [], 7541],
    ['less what succeeded', [refundedOf(1, 3, 1000)], 6541],
    ['less what is under way', [requested(1, 3, 1000, { operation: 'refund' })], 6541],
    ['less an open dispute', [disputed(3, 2000)], 5541],
    ['less a dispute of more than is left', [disputed(3, 7541), refundedOf(1, 4, 1000)], 0],
  ])('take at most %s', (_, events, maximum) => {
    const order = golden(...paying(1, 1, 7541), confirmed, ...events);
    expect(balanceOf(order).refundableAmount).toBe(maximum);
    expect(refusalOf(refund(order, 'pay_1', amount(maximum + 1)))).toEqual({
      kind: 'refund-exceeds-captured',
      maximum,
      wish: 'amount',
    });
    expect(refund(order, 'pay_1', amount(maximum)).ok).toBe(maximum > 0);
  });

  test('count a dispute anew: at most what is captured and not refunded', () => {
    const order = golden(...paying(1, 1, 7541), confirmed, refundedOf(1, 3, 7000), disputed(4, 7541));
    expect(balanceOf(order)).toMatchObject({ disputedAmount: 541, dueAmount: 7541 });
  });

  test('that are more than it captured are no dispute', () => {
    const order = golden(...paying(1, 1, 1000), confirmed, refundedOf(1, 3, 1500));
    expect(balanceOf(order)).toMatchObject({ disputedAmount: 0, dueAmount: 8041, refundableAmount: 0 });
  });

  test('sum over the payments of the order', () => {
    const order = golden(...paying(1, 1, 5000), ...paying(2, 3, 2541), refundedOf(2, 5, 541));
    expect([balanceOf(order).refundableAmount, ...order.payments.map(refundableAmountOf)]).toEqual([7000, 5000, 2000]);
  });
});

describe('R5 goodwill', () => {
  test('(d) lowers the worth, and all that comes back pays out the rest', () => {
    const order = refunded(paidAndShipped(), amount(1000));
    expect(balanceOf(order)).toMatchObject({
      currentAmount: 6541,
      adjustedAmount: 1000,
      dueAmount: 0,
      creditAmount: 0,
    });
    const back = returned(order, true, ['1', 3], ['2', 1]);
    expect(balanceOf(back)).toMatchObject({ currentAmount: 0, adjustedAmount: 0, creditAmount: 6541 });
    expect(balanceOf(refunded(back, credit))).toMatchObject({ refundedAmount: 7541, creditAmount: 0, dueAmount: 0 });
  });

  test('is the part of an amount that is above the credit', () => {
    const order = golden(...paying(1, 1, 7541), confirmed, linesCanceled(['1', 1]));
    const after = refunded(order, amount(3000));
    expect(operation(after, 'op_3')).toMatchObject({ amount: 3000, goodwillAmount: 969 });
    expect(balanceOf(after)).toMatchObject({ currentAmount: 4541, adjustedAmount: 969, dueAmount: 0, creditAmount: 0 });
  });

  test('never exceeds the worth of lines and shipping', () => {
    const order = golden(...paying(1, 1, 9000), confirmed);
    expect(balanceOf(refunded(order, amount(9000)))).toMatchObject({ currentAmount: 0, adjustedAmount: 7541 });
  });

  test('that fails takes back its own', () =>
    expect(balanceOf(failing(paidAndShipped(), amount(1000)))).toMatchObject({
      currentAmount: 7541,
      adjustedAmount: 0,
      refundedAmount: 0,
      dueAmount: 0,
    }));

  test('that fails takes back no more than what is left of it', () => {
    const order = decided(paidAndShipped(), refund(paidAndShipped(), 'pay_1', amount(7000)));
    const back = returned(order, true, ['1', 3]);
    expect(balanceOf(back)).toMatchObject({ currentAmount: 0, adjustedAmount: 864 });
    const failed = decided(back, outcomeOf(back, 'op_3', { state: 'failed', reason: 'generic' }));
    expect(balanceOf(failed)).toMatchObject({ currentAmount: 864, adjustedAmount: 0, creditAmount: 6677 });
  });

  test('that fails leaves that of an earlier refund, also if both have fallen with the worth', () => {
    const twice = refunded(refunded(paidAndShipped(), amount(500)), amount(500));
    const back = returned(twice, false, ['1', 3], ['2', 1]);
    // The shipping of 583 is left: 500 of the first refund and 83 of the second.
    expect(balanceOf(back)).toMatchObject({ currentAmount: 0, adjustedAmount: 583, creditAmount: 6541 });
    const failed = decided(back, outcomeOf(back, 'op_4', { state: 'failed', reason: 'generic' }));
    expect(balanceOf(failed)).toMatchObject({ currentAmount: 83, adjustedAmount: 500, creditAmount: 6958 });
  });

  test('is none in a refund of a pending order: the money is due again', () => {
    const order = golden(...paying(1, 1, 5000));
    expect(balanceOf(refunded(order, amount(1000)))).toMatchObject({
      currentAmount: 7541,
      adjustedAmount: 0,
      dueAmount: 3541,
    });
  });
});

describe('R6 a refund that succeeded', () => {
  test('may fail later: the credit is there again', () => {
    const order = refunded(golden(...paying(1, 1, 7541), confirmed, linesCanceled(['1', 1])), credit);
    expect(balanceOf(order)).toMatchObject({ refundedAmount: 2031, creditAmount: 0 });
    for (const told of [success(2031), { state: 'processing', reference: null } as const])
      expect(outcomeOf(order, 'op_3', told)).toEqual({ events: [] });
    const late = decided(order, outcomeOf(order, 'op_3', { state: 'failed', reason: 'expired-card' }));
    expect(operation(late, 'op_3')).toMatchObject({ state: 'failed', reason: 'expired-card' });
    expect(balanceOf(late)).toMatchObject({ refundedAmount: 0, creditAmount: 2031 });
    expect(outcomeOf(late, 'op_3', success(2031))).toEqual({ events: [] });
  });

  test('takes its goodwill back when it fails later', () => {
    const order = refunded(paidAndShipped(), amount(1000));
    const late = decided(order, outcomeOf(order, 'op_3', { state: 'failed', reason: 'generic' }));
    expect(balanceOf(late)).toMatchObject({ currentAmount: 7541, adjustedAmount: 0, dueAmount: 0 });
  });

  test.each<[string, readonly OrderEvent[], 'op_1' | 'op_2']>([
    ['an authorization', authorizing(1, 1, 7541), 'op_1'],
    ['a capture', paying(1, 1, 7541), 'op_2'],
  ])('is the only success that may fail: %s stays', (_, events, id) =>
    expect(outcomeOf(golden(...events), id, { state: 'failed', reason: 'generic' })).toEqual({ events: [] }),
  );
});

test('P6 a refund of a recorded payment is recorded at once, without a call', () => {
  const manual = requested(1, 1, 7541, { operation: 'capture', opens: { provider: 'manual', capture: 'automatic' } });
  const order = golden(manual, { type: 'payment.captured', data: { ...manual.data, releasedAmount: 0 } }, confirmed);
  const after = decided(order, refund(order, 'pay_1', amount(1000)));
  expect(operation(after, 'op_2')).toMatchObject({
    type: 'refund',
    state: 'succeeded',
    amount: 1000,
    goodwillAmount: 1000,
  });
  expect(balanceOf(after)).toMatchObject({ refundedAmount: 1000, adjustedAmount: 1000, dueAmount: 0 });
});

test('R3 units that a refund took out are not canceled again', () => {
  const ebooks = line({ sku: 'EBOOK', unitAmount: 1000, quantity: 3, requiresShipping: false });
  const record = orderRecord({ lines: [line(), ebooks], shippingAmount: 0 });
  const order = refunded(evolveAll(fold(record), [...paying(1, 1, 10_706), confirmed]), lines(['2', 2]));
  expect(refusalOf(refund(order, 'pay_1', lines(['2', 2])))).toMatchObject({ lines: [{ open: 1 }] });
  const open = answerOf(inStatus(order, 'confirmed'));
  expect(refusalOf(cancel(open, { reason: 'x', lines: units(['2', 2]) }))).toMatchObject({ lines: [{ open: 1 }] });
  const whole = answerOf(cancel(open, { reason: 'x', refund: 'credit' }));
  expect(whole.gives).toEqual([
    { kind: 'return-stock', move: { sku: 'TEE-M', quantity: 3 } },
    { kind: 'return-stock', move: { sku: 'EBOOK', quantity: 1 } },
  ]);
  expect(balanceOf(settled(decided(order, whole)))).toMatchObject({
    currentAmount: 0,
    refundedAmount: 10_706,
    creditAmount: 0,
  });
});

test('R3 an order whose last units are canceled is canceled, though a refund took out the others', () => {
  const record = orderRecord({
    lines: [line({ sku: 'EBOOK', quantity: 3, requiresShipping: false })],
    shippingAmount: null,
  });
  const order = refunded(evolveAll(fold(record), [...paying(1, 1, 8000), confirmed]), lines(['1', 2]));
  const open = answerOf(inStatus(order, 'confirmed'));
  const last = answerOf(cancel(open, { reason: 'x', lines: units(['1', 1]), refund: 'credit' }));
  expect(settled(decided(order, last)).status).toBe('canceled');
});

test('R7 a unit that comes back is worth what it cost, and shipping stays unless it is given back', () => {
  const everything = [
    ['1', 3],
    ['2', 1],
  ] as const;
  expect(balanceOf(returned(paidAndShipped(), false, ...everything))).toMatchObject({
    currentAmount: 583,
    creditAmount: 6958,
  });
  expect(balanceOf(returned(paidAndShipped(), true, ...everything))).toMatchObject({
    currentAmount: 0,
    creditAmount: 7541,
  });
  expect(balanceOf(returned(paidAndShipped(), true, ['1', 1]))).toMatchObject({ creditAmount: 2614 });
});

test('R8 the balance shows what is open, under way, disputed and adjusted', () => {
  const order = golden(
    ...paying(1, 1, 3000),
    ...authorizing(2, 3, 2000),
    requested(2, 4, 2000, { operation: 'capture' }),
    requested(3, 5, 1000),
    requested(1, 6, 400, { operation: 'refund' }),
    disputed(7, 100),
  );
  expect(balanceOf(order)).toEqual({
    currentAmount: 7541,
    adjustedAmount: 0,
    authorizedAmount: 2000,
    pendingAmount: 3000,
    capturedAmount: 3000,
    refundedAmount: 400,
    disputedAmount: 100,
    dueAmount: 5041,
    creditAmount: 0,
    refundableAmount: 2500,
  });
});
