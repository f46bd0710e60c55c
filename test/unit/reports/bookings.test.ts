import { describe, expect, test } from '@jest/globals';
import { days } from '#domain/instant';
import type { OrderEvent, OrderRecord } from '#domain/orders/events';
import { bookingsOf } from '#domain/reports/bookings';
import { dayIn } from '#domain/reports/day';
import { namedSums, type ReportRow } from '#domain/reports/sums';
import { tenOClock } from '#test/builders/clock';
import { packed, received, returnRequested, shipped } from '#test/builders/goods';
import {
  canceled,
  changed,
  confirmed,
  country,
  edited,
  line,
  linesCanceled,
  orderRecord,
  rate,
} from '#test/builders/orders';
import { authorized, capturedOf, refundedOf, requested } from '#test/builders/payments/money';

/** Three shirts and a mug with a discount of 1000 and shipping of 490 at 19 %: 7541 (api.md, golden vectors). */
const golden = (): OrderRecord =>
  orderRecord({
    lines: [line(), line({ sku: 'MUG', name: 'Mug', unitAmount: 850, quantity: 1 })],
    discount: { type: 'fixed', amount: 1000 },
  });

/** One change a day after the placement. */
const daily = (...changes: readonly (readonly OrderEvent[])[]): OrderRecord =>
  changes.reduce((record, events, index) => changed(record, events, { at: tenOClock + days(index + 1) }), golden());

/** A row as its day, its report with its labels, and its sums other than 0. */
const shown = (row: ReportRow) => ({
  of: [row.day, row.report, ...Object.values(row.labels).map(String)].join(' '),
  ...Object.fromEntries(Object.entries(namedSums(row)).filter(([, sum]) => sum !== 0)),
});

/** The rows by the day of each change. */
const booked = (record: OrderRecord, timeZone = 'UTC') =>
  bookingsOf(record, dayIn(timeZone)).flatMap(({ version, rows }) => {
    const own = rows.filter(({ by }) => by === 'booked').map(shown);
    return own.length === 0 ? [] : [{ version, rows: own }];
  });

/** What each change alters in what the order owes and is owed. */
const owed = (record: OrderRecord) =>
  bookingsOf(record, dayIn('UTC')).flatMap(({ version, rows }) =>
    rows.filter(({ report }) => report === 'balances').map((row) => ({ version, ...shown(row) })),
  );

/** The rows of the last change. */
const last = (record: OrderRecord) => booked(record).at(-1)?.rows;

const paid: readonly OrderEvent[] = [requested(1, 1, 7541), authorized(1, 1, 7541), capturedOf(1, 2, 7541), confirmed];

const refundOf = (amount: number, goodwillAmount: number, ...lines: readonly string[]): OrderEvent =>
  requested(1, 3, amount, {
    operation: 'refund',
    takes: { lines: lines.map((lineId) => ({ lineId, quantity: 1 })), shipping: false, goodwillAmount },
  });

describe('the bookings of an order', () => {
  test('begin with all that was ordered, on the day of the placement', () => {
    expect(booked(golden())).toEqual([
      {
        version: 1,
        rows: [
          {
            ...{ of: '2026-11-21 sales', orderCount: 1, grossAmount: 6847, discountAmount: 1000, shippingAmount: 490 },
            ...{ netAmount: 6337, taxAmount: 1204 },
          },
          { of: '2026-11-21 taxes DE null 0.19', netAmount: 6337, taxAmount: 1204 },
          { of: '2026-11-21 products TEE-M', orderedQuantity: 3, netAmount: 5121 },
          { of: '2026-11-21 products MUG', orderedQuantity: 1, netAmount: 726 },
        ],
      },
    ]);
  });

  test('say nothing of a payment and a parcel', () => {
    expect(booked(daily(paid, [packed('ful_1', ['1', 3])], [shipped('ful_1')]))).toHaveLength(1);
  });

  test('take a canceled unit back on its own day', () => {
    expect(last(daily([linesCanceled(['1', 1])]))).toEqual([
      { of: '2026-11-22 sales', canceledAmount: 2031 },
      { of: '2026-11-22 taxes DE null 0.19', refundedNetAmount: 1707, refundedTaxAmount: 324 },
      { of: '2026-11-22 products TEE-M', canceledQuantity: 1, refundedNetAmount: 1707 },
    ]);
  });

  test('take a whole order back with its shipping', () => {
    expect(last(daily([linesCanceled(['1', 1])], [canceled]))).toEqual([
      { of: '2026-11-23 sales', canceledOrderCount: 1, canceledAmount: 5510 },
      { of: '2026-11-23 taxes DE null 0.19', refundedNetAmount: 4630, refundedTaxAmount: 880 },
      { of: '2026-11-23 products TEE-M', canceledQuantity: 2, refundedNetAmount: 3414 },
      { of: '2026-11-23 products MUG', canceledQuantity: 1, refundedNetAmount: 726 },
    ]);
  });

  test('take a return back, and leave the shipping', () => {
    const life = daily(paid, [packed('ful_1', ['1', 3])], [shipped('ful_1')], [returnRequested('ret_1', ['1', 2])]);
    expect(last(changed(life, [received('ret_1', true, ['1', 2])], { at: tenOClock + days(9) }))).toEqual([
      { of: '2026-11-30 sales', returnedAmount: 4063 },
      { of: '2026-11-30 taxes DE null 0.19', refundedNetAmount: 3414, refundedTaxAmount: 649 },
      { of: '2026-11-30 products TEE-M', returnedQuantity: 2, refundedNetAmount: 3414 },
    ]);
  });

  test('count the units that a refund takes out as returned, and its money when it succeeds', () => {
    const asked = daily(paid, [refundOf(2031, 0, '1')]);
    expect(last(asked)).toEqual([
      { of: '2026-11-23 sales', returnedAmount: 2031 },
      { of: '2026-11-23 taxes DE null 0.19', refundedNetAmount: 1707, refundedTaxAmount: 324 },
      { of: '2026-11-23 products TEE-M', returnedQuantity: 1, refundedNetAmount: 1707 },
    ]);
    expect(last(changed(asked, [refundedOf(1, 3, 2031)], { at: tenOClock + days(3) }))).toEqual([
      { of: '2026-11-24 sales', refundCount: 1, refundedAmount: 2031 },
    ]);
  });

  test('take goodwill back with its tax, and give it again when its refund comes back', () => {
    const given = daily(paid, [refundOf(1000, 1000)], [refundedOf(1, 3, 1000)]);
    expect(booked(given).at(1)?.rows).toEqual([
      { of: '2026-11-23 sales', goodwillAmount: 1000 },
      { of: '2026-11-23 taxes DE null 0.19', refundedNetAmount: 841, refundedTaxAmount: 159 },
    ]);
    const back: OrderEvent = {
      type: 'payment.refund-failed',
      data: { paymentId: 'pay_1', operationId: 'op_3', reason: 'generic' },
    };
    expect(last(changed(given, [back], { at: tenOClock + days(9) }))).toEqual([
      { of: '2026-11-30 sales', goodwillAmount: -1000, failedRefundCount: 1, failedRefundAmount: 1000 },
      { of: '2026-11-30 taxes DE null 0.19', refundedNetAmount: -841, refundedTaxAmount: -159 },
    ]);
  });

  test('of a refund that failed at once have no money', () => {
    const failed: OrderEvent = {
      type: 'payment.refund-failed',
      data: { paymentId: 'pay_1', operationId: 'op_3', reason: 'generic' },
    };
    expect(booked(daily(paid, [refundOf(2031, 0, '1')], [failed]))).toHaveLength(2);
  });

  test('add the lines of an edit, and take back the units that it cancels', () => {
    const added = [line({ sku: 'BOOK', unitAmount: 1000, quantity: 2, taxRate: rate('0.070') })];
    expect(last(daily([edited(added, [['2', 1]])]))).toEqual([
      {
        of: '2026-11-22 sales',
        ...{ grossAmount: 2000, netAmount: 2000, taxAmount: 140, canceledAmount: 864 },
      },
      { of: '2026-11-22 taxes DE null 0.19', refundedNetAmount: 726, refundedTaxAmount: 138 },
      { of: '2026-11-22 taxes DE null 0.07', netAmount: 2000, taxAmount: 140 },
      { of: '2026-11-22 products MUG', canceledQuantity: 1, refundedNetAmount: 726 },
      { of: '2026-11-22 products BOOK', orderedQuantity: 2, netAmount: 2000 },
    ]);
  });

  test('move to the place of a new address', () => {
    const moved: OrderEvent = {
      type: 'order.updated',
      data: { fields: ['shippingAddress'], taxDestination: { country: country('DE'), region: 'BY' } },
    };
    expect(last(daily([moved]))).toEqual([
      { of: '2026-11-22 taxes DE BY 0.19', netAmount: 6337, taxAmount: 1204 },
      { of: '2026-11-22 taxes DE null 0.19', netAmount: -6337, taxAmount: -1204 },
    ]);
  });

  test('have the rounding of an amount in steps, which no tax has', () => {
    const record = orderRecord({
      amountStep: 10,
      lines: [line({ unitAmount: 1005, quantity: 1 })],
      shippingAmount: null,
    });
    expect(booked(record)[0]?.rows[0]).toEqual({
      of: '2026-11-21 sales',
      ...{ orderCount: 1, grossAmount: 1005, netAmount: 1005, taxAmount: 191, roundingAmount: 4 },
    });
  });

  test('are on the day of the shop', () => {
    expect(booked(golden(), 'Pacific/Kiritimati')[0]?.rows[0]?.of).toBe('2026-11-22 sales');
  });

  test('have the same sums on the day of the placement, but for products', () => {
    const [, later] = bookingsOf(daily([linesCanceled(['1', 1])]), dayIn('UTC'));
    expect(later?.rows.filter(({ by }) => by === 'placed').map(shown)).toEqual([
      { of: '2026-11-21 sales', canceledAmount: 2031 },
      { of: '2026-11-21 taxes DE null 0.19', refundedNetAmount: 1707, refundedTaxAmount: 324 },
      { of: '2026-11-21 balances', dueAmount: -2031 },
    ]);
  });

  test('know what is due and in credit, on the day of the placement', () => {
    const of = '2026-11-21 balances';
    expect(owed(daily(paid, [linesCanceled(['1', 1])], [refundOf(2031, 0)], [refundedOf(1, 3, 2031)]))).toEqual([
      { version: 1, of, dueOrderCount: 1, dueAmount: 7541 },
      { version: 2, of, dueOrderCount: -1, dueAmount: -7541 },
      { version: 3, of, creditOrderCount: 1, creditAmount: 2031 },
      { version: 4, of, creditOrderCount: -1, creditAmount: -2031 },
    ]);
    expect(owed(daily([canceled]))).toEqual([
      { version: 1, of, dueOrderCount: 1, dueAmount: 7541 },
      { version: 2, of, dueOrderCount: -1, dueAmount: -7541 },
    ]);
    // An authorization is no payment yet.
    expect(owed(daily([requested(1, 1, 7541), authorized(1, 1, 7541)]))).toHaveLength(1);
  });
});

test('the example of docs/reports.md is as the page says', () => {
  const life = daily([...paid, linesCanceled(['1', 1])], [refundOf(3031, 1000)]);
  expect(booked(life).map(({ rows }) => rows.slice(0, 2))).toEqual([
    [
      expect.objectContaining({ netAmount: 6337, taxAmount: 1204 }),
      expect.objectContaining({ netAmount: 6337, taxAmount: 1204 }),
    ],
    [
      { of: '2026-11-22 sales', canceledAmount: 2031 },
      { of: '2026-11-22 taxes DE null 0.19', refundedNetAmount: 1707, refundedTaxAmount: 324 },
    ],
    [
      { of: '2026-11-23 sales', goodwillAmount: 1000 },
      { of: '2026-11-23 taxes DE null 0.19', refundedNetAmount: 840, refundedTaxAmount: 160 },
    ],
  ]);
});
