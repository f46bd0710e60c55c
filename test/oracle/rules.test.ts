import { describe, expect, test } from '@jest/globals';
import type { Fact } from '#test/oracle/facts';
import {
  authorized,
  captured,
  confirmed,
  expiresAt,
  golden,
  lived,
  paid,
  parcel,
  placed,
  refunded,
  requested,
  returned,
  units,
} from '#test/oracle/golden';
import { capturableAmount, payableAmount, refundAmount, splitRefund } from '#test/oracle/money/amounts';
import { adjustedTaxes } from '#test/oracle/money/goodwill';
import { statusOfPayment } from '#test/oracle/money/payments';
import { type CartLine, price, pricedShipping } from '#test/oracle/money/pricing';
import { capturesOnShipment } from '#test/oracle/money/shipment';
import { sums } from '#test/oracle/money/sums';
import type { Order } from '#test/oracle/order';
import { paymentStatus, returnStatus } from '#test/oracle/statuses';
import { openUnits, refundableUnits, returnableUnits } from '#test/oracle/units';

const minutes = 60_000;
const canceled: Fact = { type: 'order.canceled' };
const cancel = (...lines: readonly (readonly [string, number])[]): Fact => ({
  type: 'order.lines-canceled',
  lines: units(...lines),
});
const held = (holdId: string, at: number): Fact => ({ type: 'order.held', holdId, at });
const releasedHold = (holdId: string, at: number): Fact => ({ type: 'order.hold-released', holdId, at });
const disputed = (paymentId: string, amount: number): Fact => ({
  type: 'payment.disputed',
  paymentId,
  disputeId: `${paymentId}:dispute`,
  amount,
});
const closed = (paymentId: string, won: boolean): Fact => ({
  type: 'payment.dispute-closed',
  paymentId,
  disputeId: `${paymentId}:dispute`,
  won,
});
const refundFailed = (paymentId: string, operationId: string): Fact => ({
  type: 'payment.refund-failed',
  paymentId,
  operationId,
});
const shippedAll = [
  ...paid('pay_1', 7541),
  confirmed,
  ...parcel('ful_1', units(['1', 3], ['2', 1]), 'shipped', 'delivered'),
];
const lineOf = (order: Order, id: string) => {
  const line = order.lines.find((entry) => entry.id === id);
  if (line === undefined) throw new Error(`no line ${id}`);
  return line;
};

describe('goods', () => {
  test('F2: shipping is owed until the last unit that needs it is canceled', () => {
    const digital: CartLine = { unitAmount: 500, units: 1, taxRate: '0', requiresShipping: false };
    const shirt: CartLine = { unitAmount: 1000, units: 2, taxRate: '0' };
    const order = placed({ pricesIncludeTax: false, lines: [digital, shirt], shippingAmount: 490 });
    expect(sums(order).currentAmount).toBe(2990);
    expect(sums(lived(order, cancel(['2', 1]))).currentAmount).toBe(1990);
    expect(sums(lived(order, cancel(['2', 2]))).currentAmount).toBe(500);
    expect(sums(lived(order, cancel(['1', 1]))).currentAmount).toBe(2490);
  });

  test('F3: an expiry leaves all that was authorized to void and all that was captured to refund', () => {
    const order = golden(paid('pay_1', 3000), authorized('pay_2', 2000), { type: 'order.expired' });
    expect(sums(order)).toMatchObject({ currentAmount: 0, creditAmount: 3000, authorizedAmount: 2000, dueAmount: 0 });
    expect(order).toMatchObject({ status: 'canceled', expiresAt: null });
  });

  test('F5: a hold stops the clock', () => {
    const first = golden(held('hold_1', 10 * minutes));
    expect(first.expiresAt).toBeNull();
    const second = lived(first, held('hold_2', 12 * minutes), releasedHold('hold_1', 50 * minutes));
    expect(second.expiresAt).toBeNull();
    expect(lived(second, releasedHold('hold_2', 60 * minutes)).expiresAt).toBe(80 * minutes);
  });

  test('F5: a released order has at least 10 minutes, and only while it is pending', () => {
    const late = golden(held('hold_1', expiresAt - 1), releasedHold('hold_1', 60 * minutes));
    expect(late.expiresAt).toBe(70 * minutes);
    expect(golden(confirmed, held('hold_1', 0), releasedHold('hold_1', 0)).expiresAt).toBeNull();
  });

  test('F6: shipping has one share for each rate, by net value', () => {
    const lines: readonly CartLine[] = [
      { unitAmount: 100, units: 1, taxRate: '0.07' },
      { unitAmount: 200, units: 1, taxRate: '0.19' },
      { unitAmount: 100, units: 1, taxRate: '0.07' },
      { unitAmount: 9999, units: 1, taxRate: '0', requiresShipping: false },
    ];
    expect(price({ pricesIncludeTax: false, lines, shippingAmount: 491 }).shipping).toEqual({
      taxes: [
        { rate: '0.07', netAmount: 246, taxAmount: 17 },
        { rate: '0.19', netAmount: 245, taxAmount: 47 },
      ],
      netAmount: 491,
      taxAmount: 64,
      totalAmount: 555,
    });
  });

  test('F6: free goods share shipping by units, and a share of 0 is left out', () => {
    const free = [
      { unitAmount: 0, units: 3, taxRate: '0' },
      { unitAmount: 0, units: 1, taxRate: '0.19' },
    ];
    const { shipping } = price({ pricesIncludeTax: false, lines: free, shippingAmount: 400 });
    expect(shipping?.taxes).toEqual([
      { rate: '0', netAmount: 300, taxAmount: 0 },
      { rate: '0.19', netAmount: 100, taxAmount: 19 },
    ]);
    expect(price({ pricesIncludeTax: false, lines: free, shippingAmount: 1 }).shipping?.taxes).toEqual([
      { rate: '0', netAmount: 1, taxAmount: 0 },
    ]);
  });

  test('F6: prices that include tax share shipping by gross value', () => {
    const lines: readonly CartLine[] = [
      { unitAmount: 119, units: 1, taxRate: '0.19' },
      { unitAmount: 107, units: 1, taxRate: '0.07' },
    ];
    expect(price({ pricesIncludeTax: true, lines, shippingAmount: 100 }).shipping?.taxes).toEqual([
      { rate: '0.19', netAmount: 45, taxAmount: 8 },
      { rate: '0.07', netAmount: 44, taxAmount: 3 },
    ]);
  });

  test('G1, G3: open, returnable and refundable units', () => {
    const order = golden(
      paid('pay_1', 7541),
      confirmed,
      cancel(['2', 1]),
      parcel('ful_1', units(['1', 2]), 'shipped'),
      { type: 'return.requested', returnId: 'ret_1', lines: units(['1', 1]) },
    );
    const shirts = lineOf(order, '1');
    expect([openUnits(order, shirts), returnableUnits(order, shirts), refundableUnits(order, shirts)]).toEqual([
      1, 1, 1,
    ]);
    expect(openUnits(order, lineOf(order, '2'))).toBe(0);
    const rejected = lived(order, { type: 'return.rejected', returnId: 'ret_1' });
    expect(returnableUnits(rejected, lineOf(rejected, '1'))).toBe(2);
  });

  test('G3: receiving fewer rejects the rest', () => {
    const order = golden(
      shippedAll,
      { type: 'return.requested', returnId: 'ret_1', lines: units(['1', 3]) },
      { type: 'return.received', returnId: 'ret_1', lines: units(['1', 1]), shipping: false },
    );
    expect(returnableUnits(order, lineOf(order, '1'))).toBe(2);
    expect(sums(order)).toMatchObject({ currentAmount: 5510, creditAmount: 2031 });
  });

  test('G5: an edit adds and cancels, and shipping stays', () => {
    const [added] = price({
      pricesIncludeTax: false,
      lines: [{ unitAmount: 1000, units: 1, taxRate: '0.19' }],
      shippingAmount: null,
    }).lines;
    const other = pricedShipping(999, added ? [added] : [], false);
    const order = golden(paid('pay_1', 7541), confirmed, {
      type: 'order.edited',
      add: added ? [added] : [],
      cancel: units(['2', 1]),
      shipping: other,
    });
    expect(order.lines.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(sums(order)).toMatchObject({ currentAmount: 7867, dueAmount: 326 });
  });
});

describe('payments and captures', () => {
  test('P1: what can be paid is what is neither paid, authorized nor under way', () => {
    expect(payableAmount(golden())).toBe(7541);
    expect(payableAmount(golden(paid('pay_1', 1000), authorized('pay_2', 2000), requested('pay_3', 500)))).toBe(4041);
    expect(payableAmount(golden(paid('pay_1', 8000)))).toBe(0);
  });

  test('P1: an open dispute is not payable, a lost one is', () => {
    const open = golden(paid('pay_1', 7541), confirmed, disputed('pay_1', 500));
    expect(payableAmount(open)).toBe(0);
    expect(sums(open).dueAmount).toBe(500);
    expect(payableAmount(lived(open, closed('pay_1', false)))).toBe(500);
  });

  test('P3: an attempt that requires action is not pending and can be paid over', () => {
    const order = golden(requested('pay_1', 7541), {
      type: 'payment.requires-action',
      paymentId: 'pay_1',
      operationId: 'pay_1:authorization',
    });
    expect(payableAmount(order)).toBe(7541);
    expect(sums(order).pendingAmount).toBe(0);
  });

  test('P6, R2: a payment outside counts, and its refund is left to staff', () => {
    const outside = [requested('pay_2', 2541, 'manual'), captured('pay_2', 2541)];
    const order = golden(paid('pay_1', 5000), outside, confirmed, canceled);
    expect(sums(order)).toMatchObject({ creditAmount: 7541, refundableAmount: 7541 });
    expect(splitRefund(order, 7541)).toEqual([{ paymentId: 'pay_1', amount: 5000 }]);
  });

  test('C1: a capture that is not final keeps the rest open', () => {
    const order = golden(authorized('pay_1', 7541), confirmed, captured('pay_1', 3000, false));
    expect(order.payments[0]).toMatchObject({ authorizedAmount: 4541, capturedAmount: 3000, releasedAmount: 0 });
    expect(capturableAmount(order, 'pay_1')).toBe(4541);
  });

  test('C2: a capture takes no more than is due', () => {
    const order = golden(authorized('pay_1', 7541), confirmed, paid('pay_2', 1000));
    expect(capturableAmount(order, 'pay_1')).toBe(6541);
  });

  test('C4: a void takes the open rest and not what was captured', () => {
    const order = golden(authorized('pay_1', 7541), confirmed, captured('pay_1', 3000, false), {
      type: 'payment.voided',
      paymentId: 'pay_1',
    });
    expect(sums(order)).toMatchObject({ authorizedAmount: 0, capturedAmount: 3000, dueAmount: 4541 });
    expect(order.payments.map(statusOfPayment)).toEqual(['captured']);
  });

  test('C4, G6: a void ends an attempt that requires action', () => {
    const order = golden(
      requested('pay_1', 7541),
      { type: 'payment.requires-action', paymentId: 'pay_1', operationId: 'pay_1:authorization' },
      { type: 'payment.voided', paymentId: 'pay_1' },
    );
    expect(order.payments.map(statusOfPayment)).toEqual(['voided']);
  });

  test('C5: a capture that finds the authorization lapsed leaves everything due', () => {
    const order = golden(
      authorized('pay_1', 7541),
      confirmed,
      { type: 'payment.capture-requested', paymentId: 'pay_1', operationId: 'op_c', amount: 7541 },
      { type: 'payment.failed', paymentId: 'pay_1', operationId: 'op_c' },
      { type: 'payment.voided', paymentId: 'pay_1' },
    );
    expect(sums(order)).toMatchObject({ authorizedAmount: 0, dueAmount: 7541, pendingAmount: 0 });
    expect(paymentStatus(order)).toBe('voided');
  });

  test('R8: pending counts authorizations and captures without an outcome, not refunds', () => {
    const order = golden(
      authorized('pay_1', 5000),
      { type: 'payment.capture-requested', paymentId: 'pay_1', operationId: 'op_c', amount: 4000 },
      requested('pay_2', 100),
      paid('pay_3', 900),
      { type: 'payment.refund-requested', paymentId: 'pay_3', operationId: 'op_r', amount: 900 },
    );
    expect(sums(order)).toMatchObject({ pendingAmount: 4100, authorizedAmount: 5000, refundedAmount: 900 });
  });

  test('C7: parcels capture their worth, shipping with the first, all that is due with the last', () => {
    const before = golden(authorized('pay_1', 5000), authorized('pay_2', 2541), confirmed);
    const first = lived(before, parcel('ful_1', units(['1', 2])));
    const capturesOf = (order: Order, isCapturedOnce = false) =>
      capturesOnShipment(order, order.parcels.at(-1) as never, () => isCapturedOnce);
    expect(capturesOf(first)).toEqual([{ paymentId: 'pay_1', amount: 4646 }]);
    expect(capturesOf(first, true)).toEqual([
      { paymentId: 'pay_1', amount: 5000 },
      { paymentId: 'pay_2', amount: 2541 },
    ]);
    const second = lived(
      first,
      { type: 'fulfillment.shipped', fulfillmentId: 'ful_1' },
      captured('pay_1', 4646, false),
      parcel('ful_2', units(['1', 1])),
    );
    expect(capturesOf(second)).toEqual([
      { paymentId: 'pay_1', amount: 354 },
      { paymentId: 'pay_2', amount: 1677 },
    ]);
    const last = lived(
      second,
      { type: 'fulfillment.shipped', fulfillmentId: 'ful_2' },
      parcel('ful_3', units(['2', 1])),
    );
    expect(capturesOf(last)).toEqual([
      { paymentId: 'pay_1', amount: 354 },
      { paymentId: 'pay_2', amount: 2541 },
    ]);
  });
});

test('C7: a parcel takes the units after those that were shipped', () => {
  const order = golden(
    authorized('pay_1', 7541),
    confirmed,
    parcel('ful_1', units(['1', 1]), 'shipped'),
    parcel('ful_2', units(['1', 1])),
  );
  expect(capturesOnShipment(order, order.parcels.at(-1) as never, () => false)).toEqual([
    { paymentId: 'pay_1', amount: 2032 },
  ]);
});

describe('refunds', () => {
  test('R3: shipping is refunded once, without goodwill', () => {
    const order = golden(shippedAll);
    expect(refundAmount(order, 'pay_1', { shipping: true })).toBe(583);
    const after = lived(order, refunded('pay_1', 'op_r', 583, { shipping: true }));
    expect(sums(after)).toMatchObject({ currentAmount: 6958, adjustedAmount: 0, dueAmount: 0, creditAmount: 0 });
    expect(refundAmount(after, 'pay_1', { shipping: true })).toBe(0);
  });

  test('R3: units stay taken if their refund fails, and the credit stands', () => {
    const order = golden(
      shippedAll,
      refunded('pay_1', 'op_r', 2031, { lines: units(['1', 1]) }),
      refundFailed('pay_1', 'op_r'),
    );
    expect(sums(order)).toMatchObject({ currentAmount: 5510, creditAmount: 2031 });
    expect(returnStatus(order)).toBe('partially-returned');
  });

  test('R3: lines without shipping are refunded without a parcel', () => {
    const line: CartLine = { unitAmount: 500, units: 3, taxRate: '0', requiresShipping: false };
    const order = lived(
      placed({ pricesIncludeTax: false, lines: [line], shippingAmount: null }),
      paid('pay_1', 1500),
      confirmed,
      refunded('pay_1', 'op_r', 500, { lines: units(['1', 1]) }),
    );
    expect(refundableUnits(order, lineOf(order, '1'))).toBe(2);
    expect(sums(order)).toMatchObject({ currentAmount: 1000, dueAmount: 0, creditAmount: 0 });
  });

  test('R3: no more than the order is worth comes of lines', () => {
    const order = golden(shippedAll, refunded('pay_1', 'op_r', 6000));
    expect(refundAmount(order, 'pay_1', { lines: units(['1', 3]) })).toBe(1541);
  });

  test('R3: without a request the credit is refunded, up to what the payment can give', () => {
    const order = golden(paid('pay_1', 5000), paid('pay_2', 2541), confirmed, cancel(['1', 2]));
    expect(refundAmount(order, 'pay_1', {})).toBe(4063);
    expect(refundAmount(order, 'pay_2', {})).toBe(2541);
  });

  test('R4: a payment gives back what it captured, less refunds and disputes', () => {
    const order = golden(shippedAll, refunded('pay_1', 'op_r', 1000), disputed('pay_1', 7541));
    expect(sums(order)).toMatchObject({ disputedAmount: 6541, refundableAmount: 0, netPaidAmount: 0, dueAmount: 6541 });
    const bounced = lived(order, refundFailed('pay_1', 'op_r'));
    expect(sums(bounced)).toMatchObject({ disputedAmount: 7541, currentAmount: 7541, dueAmount: 7541 });
  });

  test('R5: goodwill is what a refund takes above the credit', () => {
    const order = golden(paid('pay_1', 7541), confirmed, cancel(['2', 1]), refunded('pay_1', 'op_r', 1000));
    expect(sums(order)).toMatchObject({ currentAmount: 6541, adjustedAmount: 136, creditAmount: 0, dueAmount: 0 });
  });

  test('R5: a refund of a pending order makes no adjustment', () => {
    const order = golden(paid('pay_1', 3000), refunded('pay_1', 'op_r', 1000));
    expect(sums(order)).toMatchObject({ currentAmount: 7541, adjustedAmount: 0, dueAmount: 5541 });
  });

  test('R5: adjustments fall with lines and shipping, the newest first', () => {
    const order = golden(
      shippedAll,
      refunded('pay_1', 'op_1', 1000),
      refunded('pay_1', 'op_2', 500),
      returned('ret_1', units(['1', 3])),
    );
    expect(order.adjustments.map(({ amount }) => amount)).toEqual([1000, 447]);
    expect(sums(order)).toMatchObject({ currentAmount: 0, adjustedAmount: 1447, creditAmount: 6041 });
    expect(sums(lived(order, refundFailed('pay_1', 'op_2')))).toMatchObject({ currentAmount: 447, creditAmount: 6094 });
  });

  test('R5: the tax of goodwill is split by rate and never exceeds what is left', () => {
    const lines: readonly CartLine[] = [
      { unitAmount: 10000, units: 1, taxRate: '0.19' },
      { unitAmount: 10000, units: 1, taxRate: '0.07' },
    ];
    const order = lived(
      placed({ pricesIncludeTax: false, lines, shippingAmount: null }),
      paid('pay_1', 22600),
      confirmed,
      parcel('ful_1', units(['1', 1], ['2', 1]), 'shipped'),
      refunded('pay_1', 'op_r', 2260),
    );
    expect([...adjustedTaxes(order)]).toEqual([
      ['0.19', 190],
      ['0.07', 70],
    ]);
    const after = lived(order, returned('ret_1', units(['1', 1])));
    expect([...adjustedTaxes(after)]).toEqual([
      ['0.19', 0],
      ['0.07', 148],
    ]);
    const more = lived(order, refunded('pay_1', 'op_s', 10000), returned('ret_1', units(['1', 1])));
    expect(sums(more)).toMatchObject({ currentAmount: 0, adjustedAmount: 10700 });
    expect([...adjustedTaxes(more)]).toEqual([
      ['0.19', 0],
      ['0.07', 700],
    ]);
  });

  test('R6: the credit is there again when a bank sends a refund back', () => {
    const order = golden(paid('pay_1', 7541), confirmed, canceled, refunded('pay_1', 'op_r', 7541));
    expect(sums(order)).toMatchObject({ creditAmount: 0, refundableAmount: 0 });
    const bounced = lived(order, refundFailed('pay_1', 'op_r'));
    expect(sums(bounced)).toMatchObject({ creditAmount: 7541, refundedAmount: 0 });
    expect(paymentStatus(bounced)).toBe('overpaid');
  });

  test('R7: a return keeps shipping unless it says so', () => {
    const all = units(['1', 3], ['2', 1]);
    expect(sums(golden(shippedAll, returned('ret_1', all))).currentAmount).toBe(583);
    expect(sums(golden(shippedAll, returned('ret_1', units(['2', 1]), true))).currentAmount).toBe(6094);
    const twice = golden(shippedAll, returned('ret_1', units(['2', 1]), true), returned('ret_2', units(['1', 1])));
    expect(sums(twice).currentAmount).toBe(4063);
  });

  test('V3: the amount of the provider counts', () => {
    const order = golden(authorized('pay_1', 7541), confirmed, captured('pay_1', 7000));
    expect(sums(order)).toMatchObject({ capturedAmount: 7000, dueAmount: 541, authorizedAmount: 0 });
  });

  test('V4: a refund made at the provider is goodwill above the credit', () => {
    const order = golden(shippedAll, {
      type: 'payment.refunded',
      paymentId: 'pay_1',
      operationId: 'op_x',
      amount: 700,
    });
    expect(sums(order)).toMatchObject({ refundedAmount: 700, adjustedAmount: 700, dueAmount: 0 });
  });

  test('V5: a dispute lowers what is paid and not what the order is worth', () => {
    const open = golden(shippedAll, disputed('pay_1', 1000));
    expect(sums(open)).toMatchObject({ currentAmount: 7541, netPaidAmount: 6541, dueAmount: 1000 });
    expect(sums(lived(open, closed('pay_1', true)))).toMatchObject({ netPaidAmount: 7541, dueAmount: 0 });
  });

  test('V7: what is refunded of lines is a multiple of the step', () => {
    const line: CartLine = { unitAmount: 1005, units: 2, taxRate: '0.05' };
    const order = lived(
      placed({ pricesIncludeTax: false, lines: [line], shippingAmount: null }, 10),
      paid('pay_1', 2110),
      confirmed,
      parcel('ful_1', units(['1', 2]), 'shipped'),
    );
    expect(sums(order)).toMatchObject({ currentAmount: 2110, roundingAmount: -1 });
    expect(refundAmount(order, 'pay_1', { lines: units(['1', 1]) })).toBe(1050);
  });
});
