import { describe, expect, test } from '@jest/globals';
import type { FulfillmentId } from '#domain/fulfillment/parcel';
import { ship } from '#domain/fulfillment/ship';
import type { OrderEvent } from '#domain/orders/events';
import { evolveAll } from '#domain/orders/evolve';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { outcomeOf } from '#domain/payments/outcome';
import { packed } from '#test/builders/goods';
import { confirmed, linesCanceled, type Units } from '#test/builders/orders';
import { authorizing, decided, golden, operation, paying, requestsIn, settled } from '#test/builders/payments/decided';
import { requested } from '#test/builders/payments/money';
import { answerOf } from '#test/builders/results';

const inParts = (payment: number, id: number, amount: number): readonly OrderEvent[] => [
  requested(payment, id, amount),
  {
    type: 'payment.authorized',
    data: {
      paymentId: `pay_${payment}`,
      operationId: `op_${id}`,
      amount,
      reference: null,
      authorizedUntil: null,
      capturesMany: true,
    },
  },
];
const once = (...events: readonly OrderEvent[]): Order => golden(...authorizing(1, 1, 7541), confirmed, ...events);
const many = (...events: readonly OrderEvent[]): Order => golden(...inParts(1, 1, 7541), confirmed, ...events);
const packing = (order: Order, id: FulfillmentId, ...quantities: readonly Units[]): Order =>
  evolveAll(order, [packed(id, ...quantities)]);
const shipping = (order: Order, id: FulfillmentId) =>
  ship(order, { fulfillmentId: id, tracking: null }, { captureOn: 'shipment' });
/** What the provider is asked for when a parcel with these units leaves. */
const requestsOf = (order: Order, id: FulfillmentId, ...quantities: readonly Units[]) =>
  requestsIn(answerOf(shipping(packing(order, id, ...quantities), id)).events);
/** The order after this parcel left and was captured. */
const sent = (order: Order, id: FulfillmentId, ...quantities: readonly Units[]): Order =>
  settled(decided(packing(order, id, ...quantities), shipping(packing(order, id, ...quantities), id)));

describe('C7 a parcel that is shipped asks for the capture', () => {
  test.each<[string, Order, readonly Units[], readonly string[]]>([
    ['of its units and the shipping, where parts can be captured', many(), [['1', 1]], ['capture pay_1 2614']],
    ['of the mug and the shipping', many(), [['2', 1]], ['capture pay_1 1447']],
    ['of all that is due, where the authorization is captured once', once(), [['1', 1]], ['capture pay_1 7541']],
    [
      'of all that is due with the last parcel',
      many(),
      [
        ['1', 3],
        ['2', 1],
      ],
      ['capture pay_1 7541'],
    ],
    ['of at most what is due', many(...paying(2, 2, 6000)), [['1', 1]], ['capture pay_1 1541']],
    ['of nothing, if all is paid', golden(...paying(1, 1, 7541), confirmed), [['1', 1]], []],
    [
      'of the oldest authorization first',
      golden(...inParts(1, 1, 2000), ...inParts(2, 2, 5541), confirmed),
      [['1', 1]],
      ['capture pay_1 2000', 'capture pay_2 614'],
    ],
    [
      'of two authorizations that are captured once: each in full',
      golden(...authorizing(1, 1, 5000), ...authorizing(2, 2, 2541), confirmed),
      [['1', 1]],
      ['capture pay_1 5000', 'capture pay_2 2541'],
    ],
    [
      'of an authorization that is free',
      golden(...inParts(1, 1, 5000), requested(1, 2, 100, { operation: 'capture' }), ...inParts(2, 3, 2541), confirmed),
      [['1', 1]],
      ['capture pay_2 2541'],
    ],
  ])('%s', (_, order, quantities, requests) => expect(requestsOf(order, 'ful_1', ...quantities)).toEqual(requests));

  test('each with its next units, and the last one with the rest', () => {
    const first = sent(many(), 'ful_1', ['1', 1]);
    expect(operation(first, 'op_2')).toMatchObject({ amount: 2614, final: false, releasedAmount: 0 });
    expect(requestsOf(first, 'ful_2', ['1', 1])).toEqual(['capture pay_1 2032']);
    const second = sent(first, 'ful_2', ['1', 1]);
    const last = sent(second, 'ful_3', ['1', 1], ['2', 1]);
    expect(operation(last, 'op_4')).toMatchObject({ amount: 2895, final: true });
    expect(balanceOf(last)).toMatchObject({ capturedAmount: 7541, authorizedAmount: 0, dueAmount: 0 });
  });

  test('after canceled units of the next ones, and the last one is the last that is left', () => {
    const order = many(linesCanceled(['1', 1]));
    expect(requestsOf(order, 'ful_1', ['1', 1])).toEqual(['capture pay_1 2615']);
    const first = sent(order, 'ful_1', ['1', 1]);
    const last = sent(first, 'ful_2', ['1', 1], ['2', 1]);
    expect(operation(last, 'op_3')).toMatchObject({ final: true });
    expect(balanceOf(last)).toMatchObject({ capturedAmount: 5510, authorizedAmount: 0, dueAmount: 0 });
  });

  test('of all that is due with the last parcel, also if an earlier capture failed', () => {
    const order = packing(many(), 'ful_1', ['1', 1]);
    const asked = decided(order, shipping(order, 'ful_1'));
    const first = decided(asked, outcomeOf(asked, 'op_2', { state: 'failed', reason: 'generic' }));
    expect(requestsOf(first, 'ful_2', ['1', 2], ['2', 1])).toEqual(['capture pay_1 7541']);
  });

  test('only where the shop captures on shipment', () => {
    const order = packing(many(), 'ful_1', ['1', 1]);
    const request = ship(order, { fulfillmentId: 'ful_1', tracking: null }, { captureOn: 'request' });
    expect(requestsIn(answerOf(request).events)).toEqual([]);
  });
});
