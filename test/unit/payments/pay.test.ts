import { describe, expect, test } from '@jest/globals';
import type { OrderEvent } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { place } from '#domain/orders/place';
import { isCardNumber } from '#domain/payments/card-number';
import { type Pay, pay, payableAmountOf, recordPayment } from '#domain/payments/pay';
import { confirmed, held, line, linesCanceled, orderRecord } from '#test/builders/orders';
import { authorizing, decided, golden, operation, paying, requestsIn, settled } from '#test/builders/payments/decided';
import { failedOf, refundedOf, requested } from '#test/builders/payments/money';
import { answerOf, refusalOf } from '#test/builders/results';

const wish = (wanted: Partial<Pay> = {}): Pay => ({
  provider: 'simulator',
  method: 'tok_ok',
  amount: undefined,
  capture: 'automatic',
  ...wanted,
});
const disputed = (payment: number, id: number, amount: number): OrderEvent => ({
  type: 'payment.disputed',
  data: { paymentId: `pay_${payment}`, operationId: `op_${id}`, amount },
});
const closed = (payment: number, id: number, won: boolean): OrderEvent => ({
  type: 'payment.dispute-closed',
  data: { paymentId: `pay_${payment}`, operationId: `op_${id}`, won },
});
const processing: OrderEvent = {
  type: 'payment.processing',
  data: { paymentId: 'pay_1', operationId: 'op_1', reference: null },
};
const actionRequired: OrderEvent = {
  type: 'payment.requires-action',
  data: { paymentId: 'pay_1', operationId: 'op_1', reference: null },
};

describe('P1 what may be paid', () => {
  test.each<[string, Order, number]>([
    ['of a new order: all of it', golden(), 7541],
    ['less what is authorized', golden(...authorizing(1, 1, 5000)), 2541],
    ['less what is captured', golden(...paying(1, 1, 5000)), 2541],
    ['less an authorization whose outcome is unknown', golden(requested(1, 1, 5000)), 2541],
    ['less an authorization that the provider works on', golden(requested(1, 1, 5000), processing), 2541],
    ['not less an attempt that waits for the customer', golden(requested(1, 1, 5000), actionRequired), 7541],
    ['not less an attempt that failed', golden(requested(1, 1, 5000), failedOf(1, 1, 5000)), 7541],
    ['less canceled units', golden(linesCanceled(['1', 1])), 5510],
    ['with what was refunded', golden(...paying(1, 1, 7541), refundedOf(1, 3, 1000)), 1000],
    ['without an open dispute', golden(...paying(1, 1, 7541), disputed(1, 3, 7541)), 0],
    ['with a lost dispute', golden(...paying(1, 1, 7541), disputed(1, 3, 7541), closed(1, 3, false)), 7541],
    ['without a dispute that is won', golden(...paying(1, 1, 7541), disputed(1, 3, 7541), closed(1, 3, true)), 0],
    ['of an overpaid order: nothing', golden(...paying(1, 1, 9000)), 0],
  ])('%s', (_, order, amount) => expect(payableAmountOf(order)).toBe(amount));

  test.each<[number | undefined, Order, number]>([
    [7542, golden(), 7541],
    [2542, golden(...authorizing(1, 1, 5000)), 2541],
    [0, golden(), 7541],
    [undefined, golden(...authorizing(1, 1, 7541)), 0],
  ])('an amount of %p is refused beyond it', (amount, order, maximum) =>
    expect(refusalOf(pay(order, wish({ amount })))).toEqual({
      kind: 'amount-exceeds-due',
      maximum,
      isDefault: amount === undefined,
    }),
  );

  test('is the default, and a part may be paid', () => {
    expect(requestsIn(answerOf(pay(golden(), wish())).events)).toEqual(['authorization pay_1 7541']);
    const part = pay(golden(...paying(1, 1, 5000)), wish({ amount: 1000 }));
    expect(requestsIn(answerOf(part).events)).toEqual(['authorization pay_2 1000']);
  });
});

test('P1 the tenth payment is taken and the eleventh is not, but staff still record money', () => {
  const tries = (count: number) =>
    golden(
      ...Array.from({ length: count }, (_, index) => index + 1).flatMap((n) => [
        requested(n, n, 7541),
        failedOf(n, n, 7541),
      ]),
    );
  expect(pay(tries(9), wish()).ok).toBe(true);
  const recorded = decided(tries(9), recordPayment(tries(9), { amount: 100, reference: null }));
  expect(requestsIn(answerOf(pay(recorded, wish())).events)).toEqual(['authorization pay_11 7441']);
  expect(refusalOf(pay(tries(10), wish()))).toEqual({ kind: 'too-many-payments', maximum: 10 });
  expect(recordPayment(tries(10), { amount: undefined, reference: null }).ok).toBe(true);
});

test('P1 a payment keeps its method beside the events', () => {
  const decision = answerOf(pay(golden(), wish({ method: 'tok_visa' })));
  expect(JSON.stringify(decision.events)).not.toContain('tok_visa');
  expect(decided(golden(), decision).private.paymentMethods).toEqual({});
  expect(decision.private).toEqual({ paymentMethods: { pay_1: 'tok_visa' } });
});

describe('P1 a card number', () => {
  test.each([
    ['4242424242424242', true],
    ['4242 4242 4242 4242', true],
    ['4242-4242-4242-4242', true],
    ['378282246310005', true],
    ['4222222222222', true],
    ['6304000000000000000', true],
    ['4242424242424241', false],
    ['424242424242', false],
    ['42424242424242424242', false],
    ['tok_4242424242424242', false],
    ['', false],
  ])('%p: %p', (text, expected) => expect(isCardNumber(text)).toBe(expected));
});

test('P1 a placement that costs nothing ignores its payment', () => {
  const free = orderRecord({ lines: [line({ unitAmount: 0 })], shippingAmount: 0 });
  const [change] = free.changes;
  const [placed] = change.events;
  if (placed.type !== 'order.placed') throw new Error('the first event is the placement');
  const record = place(
    {
      id: free.id,
      customerId: free.customerId,
      externalReference: null,
      price: { ...placed.data, totals: fold(free).totals },
      standardShippingAmount: null,
      discount: null,
      taxCountry: placed.data.taxCountry,
      taxRegion: null,
      private: {},
      payment: wish(),
      riskReasons: [],
    },
    { ...change, expiresAt: change.at },
  );
  expect(fold(record)).toMatchObject({ status: 'confirmed', payments: [] });
});

describe('P2 a pending order', () => {
  test.each<[string, Order, string]>([
    [
      'authorized in full is confirmed',
      settled(decided(golden(), pay(golden(), wish({ capture: 'manual' })))),
      'confirmed',
    ],
    ['captured in full is confirmed', settled(decided(golden(), pay(golden(), wish()))), 'confirmed'],
    ['authorized in part stays pending', settled(decided(golden(), pay(golden(), wish({ amount: 7540 })))), 'pending'],
    ['with a payment under way stays pending', decided(golden(), pay(golden(), wish())), 'pending'],
  ])('%s', (_, order, status) => expect(order.status).toBe(status));
});

describe('P6 a payment that staff record', () => {
  const record = (order: Order, amount?: number, reference: string | null = null) =>
    recordPayment(order, { amount, reference });

  test('is refused where the sum would no longer be exact', () => {
    const most = decided(golden(), record(golden(), Number.MAX_SAFE_INTEGER - 10));
    expect(refusalOf(record(most, 11))).toEqual({ kind: 'amount-exceeds-due', maximum: 10, isDefault: false });
    expect(record(most, 10).ok).toBe(true);
    const authorized = golden(...authorizing(1, 1, 100));
    expect(refusalOf(record(authorized, Number.MAX_SAFE_INTEGER))).toMatchObject({
      maximum: Number.MAX_SAFE_INTEGER - 100,
    });
    expect(
      refusalOf(record(decided(golden(), pay(golden(), wish({ amount: 7 }))), Number.MAX_SAFE_INTEGER)),
    ).toMatchObject({
      maximum: Number.MAX_SAFE_INTEGER - 7,
    });
  });

  test('leaves the provider only what the sum has room for', () => {
    const refunded = golden(
      ...paying(1, 1, Number.MAX_SAFE_INTEGER - 100),
      refundedOf(1, 3, Number.MAX_SAFE_INTEGER - 100),
    );
    expect(payableAmountOf(refunded)).toBe(100);
  });

  test('is captured at once, without a call, and confirms the order', () => {
    const order = decided(golden(), record(golden()));
    expect(order).toMatchObject({ status: 'confirmed', payments: [{ id: 'pay_1', provider: 'manual' }] });
    expect(operation(order, 'op_1')).toMatchObject({ type: 'capture', state: 'succeeded', amount: 7541 });
  });

  test('may exceed what is due', () =>
    expect(balanceOf(decided(golden(), record(golden(), 8000)))).toMatchObject({ dueAmount: 0, creditAmount: 459 }));

  test('has by default the amount that is due', () =>
    expect(balanceOf(decided(golden(), record(golden(...paying(1, 1, 5000)))))).toMatchObject({
      capturedAmount: 2541,
    }));

  test('of nothing is refused', () =>
    expect(refusalOf(record(golden(...paying(1, 1, 7541))))).toEqual({
      kind: 'amount-exceeds-due',
      maximum: 0,
      isDefault: true,
    }));

  test('keeps its reference as private data', () =>
    expect(answerOf(record(golden(), 100, 'bank 17')).private).toEqual({
      paymentMethods: { pay_1: 'manual: bank 17' },
    }));
});

describe('P8 on hold', () => {
  test('an automatic payment only authorizes', () => {
    const order = golden(held('hold_2'));
    const [event] = answerOf(pay(order, wish())).events;
    expect(event).toMatchObject({
      data: { operation: 'authorization', captures: false, opens: { capture: 'automatic' } },
    });
    expect(settled(decided(order, pay(order, wish())))).toMatchObject({ status: 'pending' });
  });

  test('a manual payment is recorded at once, and the order waits', () => {
    const order = golden(held('hold_2'));
    const paid = decided(order, recordPayment(order, { amount: undefined, reference: null }));
    expect([paid.status, balanceOf(paid).capturedAmount]).toEqual(['pending', 7541]);
  });

  test('without a hold an automatic payment captures with its authorization, a manual one does not', () => {
    const captures = (capture: Pay['capture']) => answerOf(pay(golden(), wish({ capture }))).events[0];
    expect(captures('automatic')).toMatchObject({ data: { captures: true } });
    expect(captures('manual')).toMatchObject({ data: { captures: false } });
  });
});

test('P6 a confirmed order that nobody paid takes a payment, and stays confirmed', () => {
  const order = golden(confirmed);
  expect(decided(order, recordPayment(order, { amount: 7541, reference: null }))).toMatchObject({
    status: 'confirmed',
  });
});
