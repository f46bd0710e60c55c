import { describe, expect, test } from '@jest/globals';
import type { OrderEvent, OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import { describeDifference } from '#domain/reconciliation/describe-difference';
import { reconcileOrder } from '#domain/reconciliation/reconcile-order';
import { delivered, packed, received, returnRequested, shipped } from '#test/builders/goods';
import { changed, confirmed, line, orderRecord } from '#test/builders/orders';
import { authorized, capturedOf, refundedOf, requested } from '#test/builders/payments/money';

/** A record with one change for each list of events. */
const life = (placed: OrderRecord, ...changes: readonly (readonly [OrderEvent, ...OrderEvent[]])[]): OrderRecord =>
  changes.reduce((record, events) => changed(record, events), placed);

/** Three shirts, paid with 5997, of which one came back; 1999 are refunded. */
const record = life(
  orderRecord({ lines: [line()], pricesIncludeTax: true, shippingAmount: null }),
  [requested(1, 1, 5997), authorized(1, 1, 5997), confirmed],
  [requested(1, 2, 5997, { operation: 'capture' }), capturedOf(1, 2, 5997)],
  [packed('ful_1', ['1', 3])],
  [shipped('ful_1')],
  [delivered('ful_1')],
  [returnRequested('ret_1', ['1', 1])],
  [received('ret_1', true, ['1', 1])],
  [requested(1, 3, 1999, { operation: 'refund' }), refundedOf(1, 3, 1999)],
);
const order = fold(record);
const linesOf = (text: readonly string[]) => text.map((each) => each.replace(`order ${record.id}`, 'order'));
const told = (wrong: Order) => linesOf(reconcileOrder(record, wrong).map(describeDifference));

describe('an order', () => {
  test('agrees with the sums of its journal', () => {
    expect(reconcileOrder(record, order)).toEqual([]);
  });

  test('that lost a capture differs in every sum that follows from it', () => {
    const payments = order.payments.map((payment) => ({
      ...payment,
      operations: payment.operations.filter(({ type }) => type !== 'capture'),
    }));
    expect(told({ ...order, payments })).toEqual([
      'order: authorizedAmount is 5997; its journal makes 0',
      'order: capturedAmount is 0; its journal makes 5997',
      'order: dueAmount is 5997; its journal makes 0',
      'order: refundableAmount is 0; its journal makes 3998',
    ]);
  });

  test('that counts units another way differs in their worth too', () => {
    const lines = order.lines.map((each) => ({ ...each, quantity: { ...each.quantity, returned: 2 } }));
    expect(told({ ...order, lines })).toEqual([
      'order: currentAmount is 1999; its journal makes 3998',
      'order: creditAmount is 1999; its journal makes 0',
      'order, line 1: 2 units returned; its journal makes 1',
    ]);
  });

  test('that has no line of its journal differs', () => {
    expect(told({ ...order, lines: [] })).toContain('order, line 1: 0 units ordered; its journal makes 3');
  });
});

test('a journal that packs more units than were ordered is impossible, though order and journal agree', () => {
  const packedTwice = changed(record, [packed('ful_2', ['1', 1])]);
  expect(linesOf(reconcileOrder(packedTwice, fold(packedTwice)).map(describeDifference))).toEqual([
    'order, line 1: the units cannot be: 3 ordered, 0 canceled, 4 fulfilled, 3 delivered, 1 returned',
  ]);
});
