import { describe, expect, test } from '@jest/globals';
import { fold } from '#domain/orders/evolve';
import { type MoneyMoved, nothingMoved } from '#domain/orders/money/money-moved';
import type { LineQuantity } from '#domain/orders/order';
import {
  type FulfillmentStatus,
  fulfillmentStatuses,
  fulfillmentStatusOf,
  type PaymentStatus,
  paymentStatuses,
  paymentStatusOf,
  type ReturnStatus,
  returnStatuses,
  returnStatusOf,
  statusesOf,
} from '#domain/orders/statuses';
import { canceled, changed, completed, confirmed, line, orderRecord } from '#test/builders/orders';
import { orderWithMoney } from '#test/builders/payments/money';

/** T, A, C, R, an authorisation was voided. */
const payments: readonly [PaymentStatus, number, number, number, number, boolean][] = [
  ['not-required', 0, 0, 0, 0, false],
  ['not-required', 0, 0, 0, 0, true],
  ['not-required', 0, 7541, 0, 0, false],
  ['refunded', 7541, 0, 7541, 7541, false],
  ['refunded', 0, 0, 7541, 7541, false],
  ['refunded', 7541, 0, 1, 1, false],
  ['refunded', 7541, 7541, 100, 100, false],
  ['partially-refunded', 7541, 0, 7541, 1, false],
  ['partially-refunded', 7541, 0, 7541, 7540, false],
  ['partially-refunded', 5510, 0, 7541, 2031, false],
  ['partially-refunded', 7541, 0, 7000, 1, true],
  ['overpaid', 0, 0, 7541, 1, false],
  ['overpaid', 5510, 0, 7541, 2030, false],
  ['overpaid', 7541, 0, 9000, 1, false],
  ['overpaid', 7541, 0, 7542, 0, false],
  ['overpaid', 0, 0, 1, 0, false],
  ['overpaid', 7541, 7541, 7542, 0, true],
  ['paid', 7541, 0, 7541, 0, false],
  ['paid', 7541, 7541, 7541, 0, true],
  ['partially-paid', 7541, 0, 1, 0, false],
  ['partially-paid', 7541, 0, 7540, 0, false],
  ['partially-paid', 7541, 7541, 7540, 0, true],
  ['authorized', 7541, 7541, 0, 0, false],
  ['authorized', 7541, 7542, 0, 0, false],
  ['authorized', 7541, 7541, 0, 0, true],
  ['partially-authorized', 7541, 7540, 0, 0, false],
  ['partially-authorized', 7541, 1, 0, 0, true],
  ['voided', 7541, 0, 0, 0, true],
  ['unpaid', 7541, 0, 0, 0, false],
  ['unpaid', 1, 0, 0, 0, false],
];

const moved = (
  authorizedAmount: number,
  capturedAmount: number,
  refundedAmount: number,
  voided: boolean,
): MoneyMoved => ({
  ...nothingMoved,
  authorizedAmount,
  capturedAmount,
  refundedAmount,
  authorizationVoided: voided,
});

describe('F4 the payment status', () => {
  test.each(payments)('%s: T %d, A %d, C %d, R %d, voided %s', (status, worth, a, c, r, voided) =>
    expect(paymentStatusOf(worth, moved(a, c, r, voided))).toBe(status),
  );

  /** T, C, R, D, and the open part of D. */
  test.each<[PaymentStatus, number, number, number, number, number]>([
    ['disputed', 7541, 7541, 0, 7541, 7541],
    ['disputed', 7541, 7541, 0, 1000, 1],
    ['disputed', 0, 7541, 2031, 5510, 5510],
    ['unpaid', 7541, 7541, 0, 7541, 0],
    ['partially-paid', 7541, 7541, 0, 1000, 0],
    ['paid', 6541, 7541, 0, 1000, 0],
    ['overpaid', 6540, 7541, 0, 1000, 0],
    ['refunded', 0, 7541, 5510, 2031, 0],
    ['not-required', 0, 7541, 0, 7541, 0],
  ])('money.md F4: %s: T %d, C %d, R %d, D %d, open %d', (status, worth, c, r, disputedAmount, openDisputeAmount) =>
    expect(paymentStatusOf(worth, { ...moved(0, c, r, false), disputedAmount, openDisputeAmount })).toBe(status),
  );

  test('has a row for each value', () =>
    expect(new Set(payments.map(([status]) => status))).toEqual(
      new Set(paymentStatuses.filter((status) => status !== 'disputed')),
    ));
});

type Units = [ordered: number, canceled: number, fulfilled: number, delivered: number, returned: number];
const quantity = ([ordered, canceledUnits, fulfilled, delivered, returned]: Units): LineQuantity => ({
  ordered,
  canceled: canceledUnits,
  fulfilled,
  delivered,
  returned,
});
const shipped = (...units: Units) => ({ requiresShipping: true, quantity: quantity(units) });
const sent = (...units: Units) => ({ requiresShipping: false, quantity: quantity(units) });
type Lines = ReturnType<typeof shipped>[];

const fulfillments: readonly [FulfillmentStatus, string, Lines][] = [
  ['not-required', 'everything is canceled', [shipped(3, 3, 0, 0, 0)]],
  ['not-required', 'nothing needs shipping', [sent(3, 0, 0, 0, 0)]],
  ['not-required', 'what needs shipping is canceled', [sent(3, 0, 0, 0, 0), shipped(2, 2, 0, 0, 0)]],
  ['delivered', 'all is delivered', [shipped(3, 0, 3, 3, 0)]],
  ['delivered', 'all that is left is delivered', [shipped(3, 1, 2, 2, 0), shipped(1, 1, 0, 0, 0)]],
  ['delivered', 'what came back was delivered', [shipped(3, 0, 3, 3, 3)]],
  ['delivered', 'what is not shipped does not count', [shipped(1, 0, 1, 1, 0), sent(5, 0, 0, 0, 0)]],
  ['fulfilled', 'all is in parcels', [shipped(3, 0, 3, 0, 0)]],
  ['fulfilled', 'one unit is still on its way', [shipped(3, 0, 3, 2, 0)]],
  ['fulfilled', 'all that is left is in parcels', [shipped(3, 2, 1, 0, 0), shipped(4, 0, 4, 4, 0)]],
  ['partially-fulfilled', 'one unit is in a parcel', [shipped(3, 0, 1, 0, 0)]],
  ['partially-fulfilled', 'one line is delivered, one is not', [shipped(3, 0, 3, 3, 0), shipped(1, 0, 0, 0, 0)]],
  ['unfulfilled', 'nothing is in a parcel', [shipped(3, 0, 0, 0, 0)]],
  ['unfulfilled', 'only what is not shipped is done', [shipped(3, 1, 0, 0, 0), sent(1, 0, 1, 1, 0)]],
];

describe('the fulfillment status', () => {
  test.each(fulfillments)('%s: %s', (status, _, lines) => expect(fulfillmentStatusOf(lines)).toBe(status));

  test('has a row for each value', () =>
    expect(new Set(fulfillments.map(([status]) => status))).toEqual(new Set(fulfillmentStatuses)));
});

const returns: readonly [ReturnStatus, string, Lines, boolean][] = [
  ['requested', 'a request is open and nothing is back', [shipped(3, 0, 3, 3, 0)], true],
  ['none', 'nothing is back and nothing asked for', [shipped(3, 0, 3, 3, 0)], false],
  ['none', 'nothing was ever sent', [shipped(3, 0, 0, 0, 0)], false],
  ['none', 'only what is not shipped is back', [shipped(3, 0, 3, 3, 0), sent(1, 0, 1, 1, 1)], false],
  ['returned', 'all that was sent is back', [shipped(3, 0, 3, 3, 3)], false],
  ['returned', 'all that was sent is back, and a request is open', [shipped(3, 1, 2, 2, 2)], true],
  ['partially-returned', 'a unit is back', [shipped(3, 0, 3, 3, 1)], false],
  ['partially-returned', 'a line is back, another is not', [shipped(3, 0, 3, 3, 3), shipped(1, 0, 1, 1, 0)], true],
];

describe('the return status', () => {
  test.each(returns)('%s: %s', (status, _, lines, open) => expect(returnStatusOf(lines, open)).toBe(status));

  test('has a row for each value', () =>
    expect(new Set(returns.map(([status]) => status))).toEqual(new Set(returnStatuses)));
});

describe('the statuses of an order', () => {
  const placed = orderRecord();
  const none = { returnStatus: 'none' } as const;

  test.each([
    ['placed', placed, 'pending', 'unpaid', 'unfulfilled'],
    ['confirmed', changed(placed, [confirmed]), 'confirmed', 'unpaid', 'unfulfilled'],
    ['completed', changed(placed, [confirmed, completed]), 'completed', 'unpaid', 'unfulfilled'],
    ['canceled', changed(placed, [canceled]), 'canceled', 'not-required', 'not-required'],
  ] as const)('that is %s', (_, record, status, paymentStatus, fulfillmentStatus) =>
    expect(statusesOf(fold(record))).toEqual({ status, paymentStatus, fulfillmentStatus, ...none }),
  );

  test('that costs nothing and is sent', () => {
    const free = orderRecord({ lines: [line({ unitAmount: 0, requiresShipping: false })], shippingAmount: null });
    expect(statusesOf(fold(free))).toEqual({
      status: 'completed',
      paymentStatus: 'not-required',
      fulfillmentStatus: 'not-required',
      ...none,
    });
  });

  test('follow what was paid', () =>
    expect(statusesOf(orderWithMoney(fold(placed), { capturedAmount: 7719 })).paymentStatus).toBe('paid'));
});
