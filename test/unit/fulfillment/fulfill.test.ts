import { describe, expect, test } from '@jest/globals';
import { type FulfillRefusal, fulfill } from '#domain/fulfillment/fulfill';
import type { OrderEvent } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { ConfirmedOrder } from '#domain/orders/order';
import { inStatus } from '#domain/orders/status-conflict';
import { tenOClock } from '#test/builders/clock';
import { packed, shipped, tracking, unpacked } from '#test/builders/goods';
import { changed, confirmed, held, line, linesCanceled, orderRecord, type Units, units } from '#test/builders/orders';
import { type Moved, orderWithMoney } from '#test/builders/payments/money';
import { answerOf, refusalOf } from '#test/builders/results';

/** Three shirts, a mug and a download, after these events. */
const record = orderRecord({
  lines: [line(), line({ sku: 'MUG', quantity: 1 }), line({ sku: 'EBOOK', quantity: 2, requiresShipping: false })],
});
const orderAfter = (...events: readonly OrderEvent[]): ConfirmedOrder =>
  answerOf(inStatus(fold(changed(record, [confirmed, ...events])), 'confirmed'));
const always = { shipOnlyWhenCovered: false };
const packing = (order: ConfirmedOrder, ...quantities: readonly Units[]) =>
  fulfill(order, { lines: units(...quantities), tracking: null }, always);

const withMoneyOf = (order: ConfirmedOrder, moved: Moved): ConfirmedOrder => ({
  ...order,
  payments: orderWithMoney(order, moved).payments,
});

describe('G1 fulfilling', () => {
  test('puts units into a parcel with the next number', () => {
    expect(answerOf(packing(orderAfter(), ['1', 2], ['2', 1]))).toEqual({
      events: [packed('ful_1', ['1', 2], ['2', 1])],
    });
    expect(answerOf(packing(orderAfter(packed('ful_1', ['1', 2])), ['1', 1])).events).toEqual([
      packed('ful_2', ['1', 1]),
    ]);
  });

  test('does not give the number of a canceled parcel again', () => {
    const order = orderAfter(packed('ful_1', ['1', 3]), unpacked('ful_1'));
    expect(answerOf(packing(order, ['1', 3])).events).toEqual([packed('ful_2', ['1', 3])]);
  });

  test('keeps the tracking beside the events', () =>
    expect(answerOf(fulfill(orderAfter(), { lines: units(['1', 1]), tracking: tracking() }, always))).toEqual({
      events: [packed('ful_1', ['1', 1])],
      private: { tracking: tracking() },
    }));

  test.each<[string, ConfirmedOrder, Units, number]>([
    ['more than ordered', orderAfter(), ['1', 4], 3],
    ['more than are not canceled', orderAfter(linesCanceled(['1', 1])), ['1', 3], 2],
    ['more than are in no parcel', orderAfter(packed('ful_1', ['1', 2])), ['1', 2], 1],
    ['more than were not shipped', orderAfter(packed('ful_1', ['1', 2]), shipped('ful_1')), ['1', 2], 1],
    ['units that need no shipping', orderAfter(), ['3', 1], 0],
    ['units of an unknown line', orderAfter(), ['9', 1], 0],
  ])('refuses %s', (_, order, [lineId, requested], open) =>
    expect(refusalOf(packing(order, ['2', 1], [lineId, requested]))).toEqual({
      kind: 'quantity-exceeds-open',
      lines: [{ index: 1, lineId, requested, open, ...(lineId === '9' && { isUnknown: true }) }],
    }),
  );

  test('refuses an order on hold', () =>
    expect(refusalOf(packing(orderAfter(held('hold_3')), ['1', 1]))).toEqual({
      kind: 'order-on-hold',
      holds: ['hold_3'],
    }));

  const covered = { shipOnlyWhenCovered: true };
  const paid = (authorizedAmount: number, capturedAmount: number): ConfirmedOrder =>
    withMoneyOf(orderAfter(), { authorizedAmount, capturedAmount });

  // Six units of 1999 and shipping of 490, with 19 % tax.
  test.each([
    [14_856, 0, true],
    [0, 14_856, true],
    [10_000, 4_856, true],
    [10_000, 4_855, false],
    [0, 0, false],
  ])('where the shop ships only covered orders, with %d authorized and %d captured: %s', (a, c, isAllowed) => {
    const result = fulfill(paid(a, c), { lines: units(['1', 1]), tracking: null }, covered);
    if (isAllowed) expect(answerOf(result).events).toEqual([packed('ful_1', ['1', 1])]);
    else expect(refusalOf(result)).toEqual({ kind: 'order-not-covered', dueAmount: 14_856 - c });
    expect(fulfill(paid(a, c), { lines: units(['1', 1]), tracking: null }, always).ok).toBe(true);
  });

  test('refuses more parcels than an order may have', () => {
    const many = Array.from({ length: 100 }, (_, index) => [
      packed(`ful_${index + 1}`, ['1', 1]),
      unpacked(`ful_${index + 1}`),
    ]).flat();
    expect(packing(orderAfter(...many.slice(0, -2)), ['1', 1]).ok).toBe(true);
    expect(refusalOf(packing(orderAfter(...many), ['1', 1]))).toEqual({
      kind: 'order-too-large',
      of: 'fulfillments',
      maximum: 100,
    });
  });
});

test('G6 a hold is refused before the cover, and the cover before the units', () => {
  const kindOf = (order: ConfirmedOrder): FulfillRefusal['kind'] =>
    refusalOf(fulfill(order, { lines: units(['1', 9]), tracking: null }, { shipOnlyWhenCovered: true })).kind;
  expect(kindOf(orderAfter(held('hold_3')))).toBe('order-on-hold');
  expect(kindOf(orderAfter())).toBe('order-not-covered');
  expect(kindOf(withMoneyOf(orderAfter(), { capturedAmount: 99_999 }))).toBe('quantity-exceeds-open');
});

test('a parcel has its units, its tracking and its time, and its units count as fulfilled', () => {
  const order = fold(
    changed(changed(record, [confirmed]), [packed('ful_1', ['1', 2])], { private: { tracking: tracking() } }),
  );
  expect(order.fulfillments).toEqual([
    {
      id: 'ful_1',
      status: 'open',
      lines: units(['1', 2]),
      tracking: tracking(),
      createdAt: tenOClock + 120_000,
      shippedAt: null,
      deliveredAt: null,
    },
  ]);
  expect(order.lines.map(({ quantity }) => [quantity.fulfilled, quantity.delivered])).toEqual([
    [2, 0],
    [0, 0],
    [0, 0],
  ]);
});
