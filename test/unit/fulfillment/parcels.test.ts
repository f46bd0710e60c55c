import { describe, expect, test } from '@jest/globals';
import { cancelParcel } from '#domain/fulfillment/cancel-parcel';
import { deliver } from '#domain/fulfillment/deliver';
import type { FulfillmentId, Parcel } from '#domain/fulfillment/parcel';
import { ship } from '#domain/fulfillment/ship';
import type { Tracking } from '#domain/fulfillment/tracking';
import type { Decision } from '#domain/orders/decision';
import type { OrderEvent, OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { cancel } from '#domain/orders/lifecycle/cancel';
import type { LineQuantity, Order } from '#domain/orders/order';
import { inStatus } from '#domain/orders/status-conflict';
import type { Refusal, Result } from '#domain/result';
import { tenOClock } from '#test/builders/clock';
import { delivered, packed, shipped, tracking, unpacked } from '#test/builders/goods';
import { changed, completed, confirmed, held, line, orderRecord, units } from '#test/builders/orders';
import { answerOf, refusalOf } from '#test/builders/results';

/** Two shirts in a parcel, a third shirt and a mug in none. */
const open = changed(orderRecord({ lines: [line(), line({ sku: 'MUG', quantity: 1 })] }), [
  confirmed,
  packed('ful_1', ['1', 2]),
]);
const parcelAfter = (...events: readonly OrderEvent[]): OrderRecord =>
  events.length === 0 ? open : changed(open, events);
const parcels: Readonly<Record<Parcel['status'], OrderRecord>> = {
  open,
  shipped: parcelAfter(shipped('ful_1')),
  delivered: parcelAfter(shipped('ful_1'), delivered('ful_1')),
  canceled: parcelAfter(unpacked('ful_1')),
};

type Command = (order: Order, fulfillmentId: FulfillmentId) => Result<Decision, Refusal>;
const shipping: Command = (order, fulfillmentId) => ship(order, { fulfillmentId, tracking: null });
const commands: readonly [string, Command, Parcel['status'], OrderEvent][] = [
  ['ship', shipping, 'open', shipped('ful_1')],
  ['deliver', deliver, 'shipped', delivered('ful_1')],
  ['cancel', cancelParcel, 'open', unpacked('ful_1')],
];

describe.each(commands)('G2 to %s a parcel', (_, command, allowed, event) => {
  test(`is one event of a parcel that is ${allowed}`, () =>
    expect(answerOf(command(fold(parcels[allowed]), 'ful_1'))).toEqual({ events: [event] }));

  test.each((Object.keys(parcels) as Parcel['status'][]).filter((status) => status !== allowed))(
    'is refused when it is %s',
    (status) =>
      expect(refusalOf(command(fold(parcels[status]), 'ful_1'))).toEqual({
        kind: 'fulfillment-status-conflict',
        fulfillmentId: 'ful_1',
        status,
        allowed: [allowed],
      }),
  );

  test('is refused when the order has no such parcel', () =>
    expect(refusalOf(command(fold(parcels[allowed]), 'ful_2'))).toEqual({
      kind: 'fulfillment-not-found',
      fulfillmentId: 'ful_2',
    }));
});

describe('P8 on hold', () => {
  const onHold = (status: Parcel['status']): Order => fold(changed(parcels[status], [held('hold_9')]));

  test('a parcel cannot be shipped', () =>
    expect(refusalOf(shipping(onHold('open'), 'ful_1'))).toEqual({ kind: 'order-on-hold', holds: ['hold_9'] }));

  test('G6 the missing parcel is refused before the hold, the hold before the status of the parcel', () => {
    expect(refusalOf(shipping(onHold('open'), 'ful_2')).kind).toBe('fulfillment-not-found');
    expect(refusalOf(shipping(onHold('delivered'), 'ful_1')).kind).toBe('order-on-hold');
  });

  test('a parcel can be delivered or canceled', () => {
    expect(deliver(onHold('shipped'), 'ful_1').ok).toBe(true);
    expect(cancelParcel(onHold('open'), 'ful_1').ok).toBe(true);
  });
});

test('a parcel of a completed order can be delivered', () =>
  expect(deliver(fold(changed(parcels.shipped, [completed])), 'ful_1').ok).toBe(true));

describe('a parcel', () => {
  const quantityOf = (record: OrderRecord): LineQuantity | undefined => fold(record).lines[0]?.quantity;

  test.each<[Parcel['status'], Partial<LineQuantity>]>([
    ['open', { fulfilled: 2, delivered: 0 }],
    ['shipped', { fulfilled: 2, delivered: 0 }],
    ['delivered', { fulfilled: 2, delivered: 2 }],
    ['canceled', { fulfilled: 0, delivered: 0 }],
  ])('that is %s has units that count so', (status, counts) =>
    expect(quantityOf(parcels[status])).toEqual({ ordered: 3, canceled: 0, returned: 0, ...counts }),
  );

  test('has the times of its shipping and its delivery', () =>
    expect(fold(changed(parcels.shipped, [delivered('ful_1')])).fulfillments).toEqual([
      {
        id: 'ful_1',
        status: 'delivered',
        lines: units(['1', 2]),
        tracking: null,
        createdAt: tenOClock + 60_000,
        shippedAt: tenOClock + 120_000,
        deliveredAt: tenOClock + 180_000,
      },
    ]));

  test('keeps the numbers of other parcels', () => {
    const two = changed(parcels.shipped, [packed('ful_2', ['1', 1], ['2', 1]), unpacked('ful_2')]);
    expect(fold(two).fulfillments.map(({ id, status }) => [id, status])).toEqual([
      ['ful_1', 'shipped'],
      ['ful_2', 'canceled'],
    ]);
    expect(fold(two).lines.map(({ quantity }) => quantity.fulfilled)).toEqual([2, 0]);
  });

  const trackingOf = (record: OrderRecord, version?: number): Tracking | null | undefined =>
    fold(record, version).fulfillments[0]?.tracking;

  test('V8 gets its tracking when it is packed or shipped, beside the events', () => {
    const placed = orderRecord();
    const known = changed(placed, [confirmed, packed('ful_1', ['1', 1])], { private: { tracking: tracking() } });
    expect(trackingOf(known)).toEqual(tracking());
    expect(trackingOf(changed(known, [shipped('ful_1')]))).toEqual(tracking());
    const other = tracking({ carrier: 'UPS', url: null });
    const replaced = changed(known, [shipped('ful_1')], { private: { tracking: other } });
    expect([trackingOf(replaced), trackingOf(replaced, 2)]).toEqual([other, tracking()]);
    expect(answerOf(ship(fold(known), { fulfillmentId: 'ful_1', tracking: other }))).toEqual({
      events: [shipped('ful_1')],
      private: { tracking: other },
    });
    expect(JSON.stringify(replaced.changes)).not.toContain('UPS');
    expect(trackingOf({ ...replaced, revisions: [] })).toBeNull();
  });
});

describe('what is in a parcel', () => {
  const confirmedOrder = (record: OrderRecord) => answerOf(inStatus(fold(record), 'confirmed'));
  const canceling = (record: OrderRecord, quantity: number) =>
    cancel(confirmedOrder(record), { reason: 'too many', lines: units(['1', quantity]) });

  test('cannot be canceled, and can after the parcel is canceled', () => {
    expect(canceling(open, 1).ok).toBe(true);
    expect(refusalOf(canceling(open, 2))).toEqual({
      kind: 'quantity-exceeds-open',
      lines: [{ index: 0, lineId: '1', requested: 2, open: 1 }],
    });
    expect(canceling(parcels.canceled, 3).ok).toBe(true);
  });

  test('keeps the order from being canceled as a whole until the parcel is canceled', () => {
    const whole = (record: OrderRecord) => cancel(confirmedOrder(record), { reason: 'too late' });
    expect(refusalOf(whole(open)).kind).toBe('order-status-conflict');
    expect(answerOf(whole(parcels.canceled)).gives).toEqual([
      { kind: 'return-stock', move: { sku: 'TEE-M', quantity: 3 } },
      { kind: 'return-stock', move: { sku: 'MUG', quantity: 1 } },
    ]);
  });
});
