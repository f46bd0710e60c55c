import { describe, expect, test } from '@jest/globals';
import { concluded, consequencesOf } from '#domain/orders/consequences';
import type { OrderEvent } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { complete } from '#domain/orders/lifecycle/complete';
import type { Order } from '#domain/orders/order';
import { inStatus } from '#domain/orders/status-conflict';
import { tenOClock } from '#test/builders/clock';
import { packed, received, rejected, returnRequested, delivered as sent, shipped } from '#test/builders/goods';
import {
  canceled,
  changed,
  completed,
  confirmed,
  held,
  line,
  linesCanceled,
  orderRecord,
  released,
} from '#test/builders/orders';
import { authorized, capturedOf, eventsOfMoney, orderWithMoney, requested } from '#test/builders/payments/money';
import { answerOf, refusalOf } from '#test/builders/results';

const gift = line({ sku: 'GIFT', unitAmount: 0, quantity: 1 });
const download = line({ sku: 'EBOOK', unitAmount: 0, quantity: 1, requiresShipping: false });
const record = orderRecord({ lines: [line(), gift], shippingAmount: 0 });
const orderAfter = (...events: readonly OrderEvent[]): Order =>
  fold(events.length === 0 ? record : changed(record, events));
const paid = (order: Order, capturedAmount: number): Order => orderWithMoney(order, { capturedAmount });
const delivered = (order: Order): Order => ({
  ...order,
  lines: order.lines.map((each) => {
    const units = each.quantity.ordered - each.quantity.canceled;
    return { ...each, quantity: { ...each.quantity, fulfilled: units, delivered: units } };
  }),
});

describe('the consequences of a state', () => {
  test.each<[string, Order, readonly OrderEvent[]]>([
    ['nothing is paid', orderAfter(), []],
    ['all but one cent is paid', paid(orderAfter(), 7_135), []],
    ['all is paid', paid(orderAfter(), 7_136), [confirmed]],
    ['too much is paid', paid(orderAfter(), 9_999), [confirmed]],
    ['all is paid, on hold', paid(orderAfter(held('hold_2')), 7_136), []],
    ['nothing is due after some units are canceled', orderAfter(linesCanceled(['1', 3])), [confirmed]],
    ['canceled whole', orderAfter(canceled), []],
    ['confirmed and unpaid', orderAfter(confirmed), []],
    ['confirmed, paid, not delivered', paid(orderAfter(confirmed), 7_136), []],
    ['confirmed, delivered, unpaid', delivered(orderAfter(confirmed)), []],
    ['confirmed, delivered, with credit', paid(delivered(orderAfter(confirmed)), 7_137), []],
    ['confirmed, delivered, paid', paid(delivered(orderAfter(confirmed)), 7_136), [completed]],
    ['confirmed, delivered, paid, on hold', paid(delivered(orderAfter(confirmed, held('hold_2'))), 7_136), []],
    ['completed', paid(delivered(orderAfter(confirmed, completed)), 7_136), []],
    ['pending, delivered and paid', paid(delivered(orderAfter()), 7_136), [confirmed, completed]],
  ])('%s', (_, order, events) => expect(consequencesOf(order, [])).toEqual(events));

  test('only a free download is left', () => {
    const mixed = orderRecord({ lines: [line(), download] });
    expect(consequencesOf(fold(changed(mixed, [linesCanceled(['1', 3])])), [])).toEqual([confirmed, completed]);
  });
});

test('a decision is followed by its consequences, in the same change', () => {
  const reason = { reason: 'too many' };
  const decision = { events: [linesCanceled(['1', 3])], private: reason };
  expect(concluded(orderAfter(), decision, tenOClock)).toEqual({
    events: [linesCanceled(['1', 3]), confirmed],
    private: reason,
  });
  const waits = paid(orderAfter(held('hold_2')), 7_136);
  expect(concluded(waits, { events: [released('hold_2')] }, tenOClock).events).toEqual([released('hold_2'), confirmed]);
});

test('a decision without events has no consequences', () =>
  expect(concluded(paid(orderAfter(), 7_136), { events: [] }, tenOClock)).toEqual({ events: [] }));

test('staff complete a confirmed order that is neither paid nor shipped, but not on hold', () => {
  const order = orderAfter(confirmed);
  if (order.status !== 'confirmed') throw new Error('not confirmed');
  expect(complete(order)).toEqual({ ok: true, value: { events: [completed] } });
  const onHold = { ...order, holds: orderAfter(held('hold_2')).holds };
  expect(refusalOf(complete(onHold))).toEqual({ kind: 'order-on-hold', holds: ['hold_2'] });
});

describe('G4', () => {
  const all = packed('ful_1', ['1', 3], ['2', 1]);
  const onItsWay = [confirmed, all, shipped('ful_1')];
  const arrived = [...onItsWay, sent('ful_1')];
  const asked = returnRequested('ret_1', ['1', 1]);

  test.each<[string, Order, readonly OrderEvent[]]>([
    ['packed', paid(orderAfter(confirmed, all), 7_136), []],
    ['on its way', paid(orderAfter(...onItsWay), 7_136), []],
    ['delivered', paid(orderAfter(...arrived), 7_136), [completed]],
    ['delivered, with an open request', paid(orderAfter(...arrived, asked), 7_136), []],
    ['delivered, with a rejected request', paid(orderAfter(...arrived, asked, rejected('ret_1')), 7_136), [completed]],
    [
      'delivered, with a unit back and its worth still to be refunded',
      paid(orderAfter(...arrived, asked, received('ret_1', true, ['1', 1])), 7_136),
      [],
    ],
    [
      'delivered, with a unit back and the rest paid',
      paid(orderAfter(...arrived, asked, received('ret_1', true, ['1', 1])), 4_757),
      [completed],
    ],
  ])('%s and settled: the consequences', (_, order, events) => expect(consequencesOf(order, [])).toEqual(events));

  const late = [requested(1, 1, 7_136), authorized(1, 1, 7_136)];
  test('an order that was completed with something due takes an authorization and keeps it', () => {
    const owing = orderAfter(confirmed, completed, requested(1, 1, 7_136));
    expect(concluded(owing, { events: [authorized(1, 1, 7_136)] }, tenOClock).events).toEqual([
      authorized(1, 1, 7_136),
    ]);
  });

  test.each<[string, readonly OrderEvent[], OrderEvent]>([
    ['the completion', [confirmed, ...late], completed],
    [
      'nothing due',
      [confirmed, completed, ...late, requested(2, 2, 7_136), authorized(2, 2, 7_136)],
      capturedOf(2, 3, 7_136),
    ],
  ])('%s voids what is still authorized', (_, before, last) =>
    expect(concluded(orderAfter(...before), { events: [last] }, tenOClock).events).toMatchObject([
      last,
      { type: 'payment.requested', data: { paymentId: 'pay_1', operation: 'void' } },
    ]),
  );

  const inProgress = (...events: readonly OrderEvent[]) =>
    answerOf(inStatus(orderAfter(confirmed, ...events), 'confirmed'));

  test('staff cannot complete an order with an open parcel', () => {
    expect(refusalOf(complete(inProgress(packed('ful_1', ['1', 1]))))).toEqual({
      kind: 'fulfillment-status-conflict',
      fulfillmentId: 'ful_1',
      status: 'open',
      allowed: ['shipped', 'delivered', 'canceled'],
    });
    expect(complete(inProgress(packed('ful_1', ['1', 1]), shipped('ful_1'))).ok).toBe(true);
  });

  test.each([
    ['authorization', [requested(1, 1, 7_136)]],
    ['capture', [requested(1, 1, 7_136), authorized(1, 1, 7_136), requested(1, 2, 7_136, { operation: 'capture' })]],
    [
      'refund',
      [...eventsOfMoney(orderAfter(), { capturedAmount: 9_000 }), requested(1, 3, 100, { operation: 'refund' })],
    ],
  ])('staff cannot complete an order with an unsettled %s, nor see its open parcel first', (_, events) =>
    expect(refusalOf(complete(inProgress(...events, packed('ful_1', ['1', 1]))))).toEqual({ kind: 'order-unsettled' }),
  );

  test('staff cannot complete an order with an open return request', () => {
    const asking = [packed('ful_1', ['1', 1]), shipped('ful_1'), asked];
    expect(refusalOf(complete(inProgress(...asking)))).toEqual({
      kind: 'return-status-conflict',
      returnId: 'ret_1',
      status: 'requested',
      allowed: ['received', 'rejected'],
    });
    expect(complete(inProgress(...asking, rejected('ret_1'))).ok).toBe(true);
  });

  test('a hold is refused before an open parcel (G6)', () =>
    expect(refusalOf(complete(inProgress(packed('ful_1', ['1', 1]), held('hold_3')))).kind).toBe('order-on-hold'));
});
