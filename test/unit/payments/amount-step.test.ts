import { describe, expect, test } from '@jest/globals';
import { ship } from '#domain/fulfillment/ship';
import type { OrderEvent } from '#domain/orders/events';
import { evolveAll, fold } from '#domain/orders/evolve';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { statusesOf } from '#domain/orders/statuses';
import { capture } from '#domain/payments/captures/capture';
import { outcomeOf } from '#domain/payments/outcome';
import { pay, recordPayment } from '#domain/payments/pay';
import { quoteRefund, type RefundQuestion } from '#domain/payments/refunds/quote-refund';
import { type RefundWish, refund } from '#domain/payments/refunds/refund';
import type { Refusal, Result } from '#domain/result';
import { packed, shipped } from '#test/builders/goods';
import { confirmed, edited, line, linesCanceled, orderRecord, rate, units } from '#test/builders/orders';
import { authorizing, decided, operation, paying, requestsIn, settled } from '#test/builders/payments/decided';
import { answerOf, refusalOf } from '#test/builders/results';

/** Units of 1005 at 5 % in steps of 10, shipped for nothing: one is worth 1055, so 1060; two are worth 2111, so 2110. */
const placed = (quantity: number, ...events: readonly OrderEvent[]): Order => {
  const lines = [line({ unitAmount: 1005, quantity, taxRate: rate('0.05') })];
  return evolveAll(fold(orderRecord({ amountStep: 10, shippingAmount: 0, lines })), events);
};
const sent = (quantity: number, paid: number, ...events: readonly OrderEvent[]): Order =>
  placed(quantity, ...paying(1, 1, paid), confirmed, packed('ful_1', ['1', quantity]), shipped('ful_1'), ...events);

const wishOf = (amount: number | undefined) => ({
  provider: 'simulator',
  method: 'tok_ok',
  amount,
  capture: 'automatic' as const,
});
const amountWish = (amount: number): RefundWish => ({ kind: 'amount', amount });
const oneUnit: RefundWish = { kind: 'lines', lines: units(['1', 1]) };
const refunded = (order: Order, wish: RefundWish): Order => settled(decided(order, refund(order, 'pay_1', wish)));

describe('V7 the worth of an order', () => {
  test.each<[string, Order, number]>([
    ['is rounded up by half a step', placed(1), 1060],
    ['is rounded down', placed(2), 2110],
    ['is rounded anew when units are canceled', placed(2, linesCanceled(['1', 1])), 1060],
    ['is rounded anew when lines are added', placed(1, edited([line({ unitAmount: 103, quantity: 1 })])), 1180],
  ])('%s', (_, order, worth) => expect(balanceOf(order).currentAmount).toBe(worth));

  test('is covered by the rounded amount', () => {
    const order = settled(decided(placed(1), pay(placed(1), wishOf(undefined))));
    expect(balanceOf(order)).toMatchObject({ currentAmount: 1060, capturedAmount: 1060, dueAmount: 0 });
    expect(statusesOf(order)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });
  });

  test('is nothing below half a step: the order is free', () => {
    const record = orderRecord({ amountStep: 10, shippingAmount: 0, lines: [line({ unitAmount: 3, quantity: 1 })] });
    expect(fold(record)).toMatchObject({ status: 'confirmed', totals: { totalAmount: 0, roundingAmount: -4 } });
  });
});

describe('V7 an amount off the step is refused', () => {
  const offStep = { kind: 'validation-failed', field: 'amount', step: 10 };
  const authorized = placed(1, ...authorizing(1, 1, 1060), confirmed);

  test.each([
    ['a payment', pay(placed(1), wishOf(1055))],
    ['a payment that staff record', recordPayment(placed(1), { amount: 1055, reference: null })],
    ['a capture', capture(authorized, 'pay_1', { amount: 1055, final: true })],
    ['a refund', refund(sent(1, 1060), 'pay_1', amountWish(5))],
    ['a quote of a refund', quoteRefund(sent(1, 1060), { wish: amountWish(1055), paymentId: undefined })],
  ])('of %s', (_, answer: Result<unknown, Refusal>) => expect(refusalOf(answer)).toEqual(offStep));

  test.each([
    ['a payment', pay(placed(1), wishOf(1050))],
    ['a payment that staff record', recordPayment(placed(1), { amount: 5000, reference: null })],
    ['a capture', capture(authorized, 'pay_1', { amount: 1050, final: true })],
    ['a refund', refund(sent(1, 1060), 'pay_1', amountWish(10))],
    ['a quote of a refund', quoteRefund(sent(1, 1060), { wish: amountWish(1060), paymentId: undefined })],
  ])('of %s, but not on it', (_, answer) => expect(answer.ok).toBe(true));

  test('after the status of the payment', () =>
    expect(refusalOf(refund(authorized, 'pay_1', amountWish(5)))).toMatchObject({ kind: 'payment-status-conflict' }));
});

describe('V7 a refund in steps', () => {
  test('of units is what the worth falls by', () => {
    const order = sent(2, 2110);
    expect(requestsIn(answerOf(refund(order, 'pay_1', oneUnit)).events)).toEqual(['refund pay_1 1050']);
    expect(balanceOf(refunded(order, oneUnit))).toMatchObject({ currentAmount: 1060, dueAmount: 0, creditAmount: 0 });
  });

  /** 2 units of 1005 at 19 % are worth 2392, so 2390; each is worth 1196 with 191 of tax, alone 1200. */
  const taxed = (...events: readonly OrderEvent[]): Order => {
    const lines = [line({ unitAmount: 1005, quantity: 2 })];
    return evolveAll(fold(orderRecord({ amountStep: 10, shippingAmount: 0, lines })), [
      ...paying(1, 1, 2390),
      confirmed,
      ...events,
    ]);
  };
  const goods = [packed('ful_1', ['1', 1]), shipped('ful_1')];
  const whole = { kind: 'cancel', lines: undefined } as const;

  test.each<[string, Order, RefundQuestion['wish'], number, number]>([
    ['of its share where it is less than its units are worth', taxed(...goods), oneUnit, 1190, 190],
    ['of its units where the worth was rounded up', taxed(linesCanceled(['1', 1]), ...goods), oneUnit, 1200, 191],
    // 1190 of the first unit are credit of before, with 190 of tax.
    ['of earlier credit and its units, not of the rounding', taxed(linesCanceled(['1', 1])), whole, 2390, 381],
  ])('has the tax %s', (_, order, wish, amount, taxAmount) =>
    expect(answerOf(quoteRefund(order, { wish, paymentId: undefined }))).toMatchObject({
      amount,
      taxAmount,
      netAmount: amount - taxAmount,
    }),
  );

  test('of the whole as goodwill takes no more than lines and shipping, and gives that back if it fails', () => {
    const order = sent(1, 1060);
    const asked = decided(order, refund(order, 'pay_1', amountWish(1060)));
    expect(operation(asked, 'op_3')).toMatchObject({ amount: 1060, goodwillAmount: 1055 });
    expect(balanceOf(asked)).toMatchObject({ currentAmount: 0, adjustedAmount: 1055, dueAmount: 0, creditAmount: 0 });
    const failed = decided(asked, outcomeOf(asked, 'op_3', { state: 'failed', reason: 'generic' }));
    expect(balanceOf(failed)).toMatchObject({ currentAmount: 1060, adjustedAmount: 0, dueAmount: 0, creditAmount: 0 });
  });

  test('that fails gives back its own goodwill and not that of another', () => {
    const first = refunded(sent(1, 1060), amountWish(500));
    const asked = decided(first, refund(first, 'pay_1', amountWish(560)));
    const failed = decided(asked, outcomeOf(asked, 'op_4', { state: 'failed', reason: 'generic' }));
    expect(balanceOf(failed)).toMatchObject({ currentAmount: 560, adjustedAmount: 500 });
  });
});

test('V7 a parcel captures its worth to the step, and the last one all that is due', () => {
  const many = (order: Order): Order => ({
    ...order,
    payments: order.payments.map((payment) => ({ ...payment, capturesMany: true })),
  });
  const sending = (order: Order, id: 'ful_1' | 'ful_2') => {
    const open = evolveAll(order, [packed(id, ['1', 1])]);
    return decided(open, ship(open, { fulfillmentId: id, tracking: null }, { captureOn: 'shipment' }));
  };
  const first = sending(many(placed(2, ...authorizing(1, 1, 2110), confirmed)), 'ful_1');
  expect(operation(first, 'op_2')).toMatchObject({ type: 'capture', amount: 1060 });
  expect(operation(sending(settled(first), 'ful_2'), 'op_3')).toMatchObject({ type: 'capture', amount: 1050 });
});
