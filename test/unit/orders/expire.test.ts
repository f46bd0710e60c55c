import { expect, test } from '@jest/globals';
import { hours, minutes } from '#domain/instant';
import type { OrderEvent } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { expire } from '#domain/orders/lifecycle/expire';
import { tenOClock } from '#test/builders/clock';
import { code } from '#test/builders/discounts';
import {
  canceled,
  changed,
  completed,
  confirmed,
  expired,
  held,
  line,
  linesCanceled,
  orderRecord,
  released,
} from '#test/builders/orders';
import { authorized, failedOf, orderWithMoney, requested } from '#test/builders/payments/money';

const over = tenOClock + minutes(30);
const after = (...events: readonly OrderEvent[]) =>
  fold(events.length === 0 ? orderRecord() : changed(orderRecord(), events));

test('an unpaid order expires at its time of expiry, not before', () => {
  expect(expire(after(), over - 1)).toEqual({ events: [] });
  expect(expire(after(), over)).toEqual({
    events: [{ type: 'order.expired', data: {} }],
    gives: [{ kind: 'return-stock', move: { sku: 'TEE-M', quantity: 3 } }],
  });
});

test.each([
  ['a held', [held('hold_2')]],
  ['a confirmed', [confirmed]],
  ['a completed', [confirmed, completed]],
  ['a canceled', [canceled]],
  ['an expired', [expired]],
])('%s order does not expire', (_, events) => {
  expect(expire(after(...events), over + minutes(1_000))).toEqual({ events: [] });
});

test.each([
  [{ authorizedAmount: 7_718 }],
  [{ capturedAmount: 7_718 }],
  [{ authorizedAmount: 7_000, capturedAmount: 719, refundedAmount: 1 }],
])('an order that is not fully covered expires: %j', (moved) => {
  const order = after();
  expect(expire(orderWithMoney(order, moved), over).events[0]).toEqual(expired);
});

test.each([
  [{ authorizedAmount: 7_719 }],
  [{ capturedAmount: 7_719 }],
  [{ authorizedAmount: 7_000, capturedAmount: 719 }],
])('a covered order does not expire: it is confirmed: %j', (moved) => {
  const order = after();
  expect(expire(orderWithMoney(order, moved), over)).toEqual({ events: [confirmed] });
});

test('F5 a released order has the time that was left at its first hold', () => {
  const heldAt = tenOClock + minutes(12);
  const once = changed(orderRecord(), [held('hold_2')], { at: heldAt });
  const twice = changed(once, [held('hold_3')], { at: heldAt + minutes(5) });
  const half = changed(twice, [released('hold_2')], { at: heldAt + hours(1) });
  const free = changed(half, [released('hold_3')], { at: heldAt + hours(2) });
  for (const record of [once, twice, half]) expect(fold(record)).toMatchObject({ expiresAt: null });
  expect(fold(free)).toMatchObject({ expiresAt: heldAt + hours(2) + minutes(18) });
  expect(expire(fold(free), heldAt + hours(2) + minutes(18) - 1).events).toEqual([]);
  expect(expire(fold(free), heldAt + hours(2) + minutes(18)).events).toEqual([expired]);
});

test.each([21, 30, 90])('F5 a released order has at least 10 minutes: held after %d', (late) => {
  const heldAt = tenOClock + minutes(late);
  const once = changed(orderRecord(), [held('hold_2')], { at: heldAt });
  const free = changed(once, [released('hold_2')], { at: heldAt + hours(2) });
  expect(fold(free)).toMatchObject({ expiresAt: heldAt + hours(2) + minutes(10) });
  const again = changed(free, [held('hold_4')], { at: heldAt + hours(2) + minutes(4) });
  const freed = changed(again, [released('hold_4')], { at: heldAt + hours(3) });
  expect(fold(freed)).toMatchObject({ expiresAt: heldAt + hours(3) + minutes(10) });
});

test('an order without a time of expiry does not expire', () => {
  expect(expire({ ...after(), expiresAt: null } as ReturnType<typeof after>, over)).toEqual({ events: [] });
});

test('the open units return to stock, and so does the redemption of a limited discount', () => {
  const lines = [line({ quantity: 3 }), line({ sku: 'MUG', quantity: 2 }), line({ quantity: 1 })];
  const record = orderRecord({ lines, applied: { code: code('FIRST100'), counted: true, redeemer: null } });
  const left = fold(changed(record, [linesCanceled(['1', 2])]));
  expect(expire(left, over)).toEqual({
    events: [{ type: 'order.expired', data: {} }],
    gives: [
      { kind: 'return-stock', move: { sku: 'TEE-M', quantity: 2 } },
      { kind: 'return-stock', move: { sku: 'MUG', quantity: 2 } },
      { kind: 'return-redemption', code: 'FIRST100' },
    ],
  });
});

test('an expired order is canceled with every unit', () => {
  expect(after(expired)).toMatchObject({
    status: 'canceled',
    lines: [{ quantity: { ordered: 3, canceled: 3 } }],
  });
});

const waits = (payment: number, operation: number): readonly OrderEvent[] => [
  requested(payment, operation, 700),
  {
    type: 'payment.requires-action',
    data: { paymentId: `pay_${payment}`, operationId: `op_${operation}`, reference: null },
  },
];
const voidFails = (operation: number): readonly OrderEvent[] => [
  requested(1, operation, 700, { operation: 'void' }),
  { type: 'payment.failed', data: { ...failedOf(1, operation, 700).data, operation: 'void' } },
];

test('P4: only attempts are voided first, because a paid one may cover the order with the other authorizations', () => {
  const order = after(...waits(1, 1), requested(2, 2, 700), authorized(2, 2, 700));
  expect(expire(order, over)).toEqual({ events: [requested(1, 3, 700, { operation: 'void' })] });
});

test('P4: a void of an attempt that failed is repeated once, and then the order expires', () => {
  expect(expire(after(...waits(1, 1), ...voidFails(2)), over).events).toEqual([
    requested(1, 3, 700, { operation: 'void' }),
  ]);
  expect(expire(after(...waits(1, 1), ...voidFails(2), ...voidFails(3)), over).events).toEqual([expired]);
});
