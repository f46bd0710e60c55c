import { expect, test } from '@jest/globals';
import { minutes } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import { hasPrivateDataToEnd, isPrivateDataDue } from '#domain/orders/lifecycle/private-data-due';
import { tenOClock } from '#test/builders/clock';
import { erasedRecord } from '#test/builders/customers';
import { packed, rejected, returnRequested, shipped } from '#test/builders/goods';
import { canceled, changed, completed, confirmed, orderRecord, updated } from '#test/builders/orders';
import { authorized, requested } from '#test/builders/payments/money';

const pending = orderRecord({ private: { email: 'ada@example.com' } });
const open = changed(pending, [confirmed]);
const done = changed(open, [completed]);
const asked = changed(changed(done, [packed('ful_1', ['1', 3]), shipped('ful_1')]), [
  returnRequested('ret_1', ['1', 1]),
]);
const disputed = changed(changed(done, [requested(1, 1, 864), authorized(1, 1, 864)]), [
  { type: 'payment.disputed', data: { paymentId: 'pay_1', operationId: 'op_2', amount: 864 } },
]);
const refunding = changed(disputed, [requested(1, 3, 864, { operation: 'refund' })]);
const waiting = changed(changed(done, [requested(1, 1, 864)]), [
  { type: 'payment.requires-action', data: { paymentId: 'pay_1', operationId: 'op_1', reference: null } },
]);
const lastChangeOf = ({ changes }: OrderRecord): number => changes.at(-1)?.at ?? 0;

test.each([
  ['a completed order', done],
  ['a canceled order', changed(pending, [canceled])],
  ['an order whose return was rejected', changed(asked, [rejected('ret_1')])],
  ['an order with a reference alone', changed(orderRecord({ externalReference: 'web-1' }), [canceled])],
])('the private data of %s is due from its last change on, and not before', (_, record) => {
  const at = lastChangeOf(record);
  expect(hasPrivateDataToEnd(record)).toBe(true);
  expect([at - 1, at, at + 1].map((quietSince) => isPrivateDataDue(record, quietSince))).toEqual([false, true, true]);
});

test.each([
  ['a pending order', pending],
  ['a confirmed order', open],
  ['a completed order without private data', changed(changed(orderRecord(), [confirmed]), [completed])],
  ['an erased order', erasedRecord(done)],
  ['an order with an open return', asked],
  ['an order with an open dispute', disputed],
  ['an order with a refund under way', refunding],
  ['an order whose payment waits for the customer', waiting],
])('the private data of %s is never due', (_, record) =>
  expect(isPrivateDataDue(record, Number.POSITIVE_INFINITY)).toBe(false),
);

test('a note on a closed order puts its erasure off', () => {
  const noted = changed(done, [updated('internalNote')], {
    at: tenOClock + minutes(90),
    private: { internalNote: 'odd' },
  });
  expect([isPrivateDataDue(noted, tenOClock + minutes(89)), isPrivateDataDue(noted, tenOClock + minutes(90))]).toEqual([
    false,
    true,
  ]);
});

test('what is written to an erased order is due again', () => {
  const again = changed(erasedRecord(done), [updated('internalNote')], { private: { internalNote: 'odd' } });
  expect(isPrivateDataDue(again, lastChangeOf(again))).toBe(true);
});
