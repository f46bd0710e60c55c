import { describe, expect, test } from '@jest/globals';
import type { OrderEvent } from '#domain/orders/events';
import { evolveAll, fold } from '#domain/orders/evolve';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { quoteRefund, type RefundQuestion } from '#domain/payments/refunds/quote-refund';
import { refund } from '#domain/payments/refunds/refund';
import { taxOf } from '#domain/payments/refunds/refund-tax';
import { canceled, confirmed, line, linesCanceled, orderRecord, rate, type Units, units } from '#test/builders/orders';
import { decided, golden, paidAndShipped, paying, settled } from '#test/builders/payments/decided';
import { requested } from '#test/builders/payments/money';
import { answerOf, refusalOf } from '#test/builders/results';

type Wish = RefundQuestion['wish'];
const lines = (...quantities: readonly Units[]): Wish => ({ kind: 'lines', lines: units(...quantities) });
const canceling = (...quantities: readonly Units[]): Wish => ({
  kind: 'cancel',
  lines: quantities.length === 0 ? undefined : units(...quantities),
});
const shipping: Wish = { kind: 'shipping' };
const credit: Wish = { kind: 'credit' };
const amount = (minor: number): Wish => ({ kind: 'amount', amount: minor });
const quoted = (order: Order, wish: Wish, paymentId?: string) => quoteRefund(order, { wish, paymentId });
const paid = (...events: readonly OrderEvent[]): Order => golden(...paying(1, 1, 7541), confirmed, ...events);
const twice = golden(...paying(1, 1, 5000), ...paying(2, 3, 2541), confirmed);

describe('R9 a quote', () => {
  test.each<[string, Order, Wish, number, number, number]>([
    ['a shirt that was shipped', paidAndShipped(), lines(['1', 1]), 2031, 324, 0],
    ['the next shirt is worth a cent more', paidAndShipped(linesCanceled(['1', 0])), lines(['1', 2]), 4063, 649, 0],
    ['the shipping', paidAndShipped(), shipping, 583, 93, 0],
    ['goodwill', paidAndShipped(), amount(1000), 1000, 159, 1000],
    ['the whole, canceled', paid(), canceling(), 7541, 1204, 0],
    ['the mug and a shirt, canceled', paid(), canceling(['2', 1], ['1', 1]), 2895, 462, 0],
    ['a canceled shirt that is not paid', golden(), canceling(['1', 1]), 0, 0, 0],
    ['credit, where there is none', paid(), credit, 0, 0, 0],
    ['credit of a canceled shirt', paid(linesCanceled(['1', 1])), credit, 2031, 324, 0],
    ['an amount above the credit', paid(linesCanceled(['1', 1])), amount(3000), 3000, 478, 969],
  ])('of %s', (_, order, wish, total, taxAmount, goodwillAmount) =>
    expect(answerOf(quoted(order, wish))).toMatchObject({
      amount: total,
      netAmount: total - taxAmount,
      taxAmount,
      goodwillAmount,
    }),
  );

  test('of goodwill after goodwill gives back the tax that is left, and no more', () => {
    const before = paidAndShipped();
    const after = settled(decided(before, refund(before, 'pay_1', { kind: 'amount', amount: 7538 })));
    const given = answerOf(quoted(before, amount(7538))).taxAmount;
    const last = answerOf(quoted(after, amount(3)));
    expect([given, last.taxAmount, last.netAmount]).toEqual([1204, 0, 3]);
  });

  test('names the units that it takes out', () =>
    expect(answerOf(quoted(paidAndShipped(), lines(['1', 2], ['2', 1]))).lines).toEqual([
      { lineId: '1', quantity: 2, netAmount: 3414, taxAmount: 649, totalAmount: 4063 },
      { lineId: '2', quantity: 1, netAmount: 726, taxAmount: 138, totalAmount: 864 },
    ]));

  test('of the next units of a line names them alone', () => {
    const first = paidAndShipped();
    const order = settled(decided(first, refund(first, 'pay_1', { kind: 'lines', lines: units(['1', 1]) })));
    expect(answerOf(quoted(order, lines(['1', 1]))).lines).toEqual([
      { lineId: '1', quantity: 1, netAmount: 1707, taxAmount: 325, totalAmount: 2032 },
    ]);
  });

  test('of credit has the tax of what was canceled', () => {
    const book = line({ sku: 'BOOK', unitAmount: 1000, quantity: 1, taxRate: rate('0.07') });
    const record = orderRecord({ lines: [line(), book], shippingAmount: 0 });
    const order = evolveAll(fold(record), [...paying(1, 1, 8206), confirmed, linesCanceled(['2', 1])]);
    expect(answerOf(quoted(order, credit))).toMatchObject({ amount: 1070, netAmount: 1000, taxAmount: 70 });
  });

  test.each<[string, Wish, string | undefined, readonly object[]]>([
    [
      'newest first',
      canceling(),
      undefined,
      [
        { paymentId: 'pay_2', amount: 2541 },
        { paymentId: 'pay_1', amount: 5000 },
      ],
    ],
    ['of the newest alone, where it is enough', canceling(['1', 1]), undefined, [{ paymentId: 'pay_2', amount: 2031 }]],
    ['of the named payment', amount(1000), 'pay_1', [{ paymentId: 'pay_1', amount: 1000 }]],
    ['of the named payment, as far as it goes', amount(3000), 'pay_2', [{ paymentId: 'pay_2', amount: 2541 }]],
  ])('divides over the payments: %s', (_, wish, paymentId, payments) =>
    expect(answerOf(quoted(twice, wish, paymentId)).payments).toEqual(payments),
  );

  test.each<[string, Wish]>([
    ['units', { kind: 'lines', lines: units(['1', 2]) }],
    ['the shipping', shipping],
    ['goodwill', amount(1234)],
  ])('of %s is what the refund then is, to the cent', (_, wish) => {
    const order = paidAndShipped();
    const quote = answerOf(quoted(order, wish, 'pay_1'));
    const refunded = settled(decided(order, refund(order, 'pay_1', wish as Exclude<Wish, { kind: 'cancel' }>)));
    expect(balanceOf(refunded).refundedAmount).toBe(quote.amount);
    expect(quote.netAmount + quote.taxAmount).toBe(quote.amount);
  });

  test.each<[string, Order, Wish, string | undefined, string]>([
    ['a payment that is not there', paid(), credit, 'pay_9', 'payment-not-found'],
    ['units that were not shipped', paid(), lines(['1', 1]), undefined, 'quantity-exceeds-fulfilled'],
    ['more units than are open', paid(), canceling(['1', 4]), undefined, 'quantity-exceeds-open'],
    ['a canceled order, to be canceled', paid(canceled), canceling(), undefined, 'order-status-conflict'],
    ['shipped goods, to be canceled whole', paidAndShipped(), canceling(), undefined, 'order-status-conflict'],
  ])('of %s is refused', (_, order, wish, paymentId, kind) =>
    expect(refusalOf(quoted(order, wish, paymentId)).kind).toBe(kind),
  );
});

test('F1 a quote of a unit whose price includes tax takes the tax out of the price', () => {
  const lined = [line({ unitAmount: 999, quantity: 2 })];
  const record = orderRecord({ pricesIncludeTax: true, shippingAmount: null, lines: lined });
  const order = evolveAll(fold(record), [...paying(1, 1, 1998), confirmed]);
  expect(answerOf(quoted(order, canceling(['1', 1]))).lines).toEqual([
    { lineId: '1', quantity: 1, netAmount: 839, taxAmount: 160, totalAmount: 999 },
  ]);
});

test('R2 a quote leaves recorded payments alone', () => {
  const manual = requested(1, 1, 5000, { operation: 'capture', opens: { provider: 'manual', capture: 'automatic' } });
  const recorded: OrderEvent = { type: 'payment.captured', data: { ...manual.data, releasedAmount: 0 } };
  const order = golden(manual, recorded, ...paying(2, 2, 2541), confirmed);
  expect(answerOf(quoted(order, canceling()))).toMatchObject({
    amount: 7541,
    payments: [{ paymentId: 'pay_2', amount: 2541 }],
  });
});

describe('R5 the tax of an amount', () => {
  const parts = [
    { rate: rate('0.19'), taxAmount: 190, totalAmount: 1190 },
    { rate: rate('0.07'), taxAmount: 70, totalAmount: 1070 },
  ];
  test.each([
    [2260, parts, 260],
    [9999, parts, 260],
    [1130, parts, 130],
    [0, parts, 0],
    [100, [], 0],
    [100, [{ rate: rate('0'), taxAmount: 0, totalAmount: 500 }], 0],
  ])('%p is split over what is left, each share with its rate', (minor, over, tax) =>
    expect(taxOf(minor, over)).toBe(tax),
  );
});
