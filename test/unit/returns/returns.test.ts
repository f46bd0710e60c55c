import { describe, expect, test } from '@jest/globals';
import { days, type Instant } from '#domain/instant';
import type { OrderEvent, OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { balanceOf } from '#domain/orders/money/balance';
import { inStatus } from '#domain/orders/status-conflict';
import { statusesOf } from '#domain/orders/statuses';
import { receive } from '#domain/returns/receive';
import { reject } from '#domain/returns/reject';
import { request } from '#domain/returns/request';
import { tenOClock } from '#test/builders/clock';
import { delivered, packed, received, rejected, returnRequested, shipped, unpacked } from '#test/builders/goods';
import {
  changed,
  completed,
  confirmed,
  held,
  line,
  linesCanceled,
  orderRecord,
  type Units,
  units,
} from '#test/builders/orders';
import { answerOf, refusalOf } from '#test/builders/results';

/** Three shirts worth 7137 and a mug worth 2379, the shirts and the mug in one parcel each. */
const two = changed(orderRecord({ lines: [line(), line({ sku: 'MUG', quantity: 1 })] }), [
  confirmed,
  packed('ful_1', ['1', 2]),
  packed('ful_2', ['1', 1], ['2', 1]),
]);
const later = (record: OrderRecord, ...events: readonly OrderEvent[]): OrderRecord => changed(record, events);
const sent = later(two, shipped('ful_1'));
const asked = later(sent, returnRequested('ret_1', ['1', 2]));

const requesting = (record: OrderRecord, since: Instant | undefined, ...quantities: readonly Units[]) =>
  request(
    answerOf(inStatus(fold(record), 'confirmed', 'completed')),
    { lines: units(...quantities), reason: 'too small' },
    { since },
  );

describe('G3 a return request', () => {
  test('has the next number and a private reason', () => {
    expect(answerOf(requesting(sent, undefined, ['1', 2]))).toEqual({
      events: [returnRequested('ret_1', ['1', 2])],
      private: { reason: 'too small' },
    });
    const again = later(asked, rejected('ret_1'));
    expect(answerOf(requesting(again, undefined, ['1', 1])).events).toEqual([returnRequested('ret_2', ['1', 1])]);
  });

  test.each<[string, OrderRecord, Units, number]>([
    ['are in an open parcel', sent, ['1', 3], 2],
    ['are of another line in an open parcel', sent, ['2', 1], 0],
    ['were in a canceled parcel', later(two, shipped('ful_2'), unpacked('ful_1')), ['1', 2], 1],
    ['are in an open request', later(sent, returnRequested('ret_1', ['1', 1])), ['1', 2], 1],
    ['came back', later(asked, received('ret_1', true, ['1', 2])), ['1', 1], 0],
    ['are of an unknown line', sent, ['9', 1], 0],
  ])('is refused for units that %s', (_, record, [lineId, requested], open) =>
    expect(refusalOf(requesting(record, undefined, [lineId, requested]))).toEqual({
      kind: 'quantity-exceeds-fulfilled',
      lines: [{ index: 0, lineId, requested, open, ...(lineId === '9' && { isUnknown: true }) }],
    }),
  );

  test.each([
    ['a request that was rejected', later(asked, rejected('ret_1'))],
    ['the rest of a request that was received in part', later(asked, received('ret_1', true, ['1', 1]))],
  ])('may name the units of %s again', (_, record) => expect(requesting(record, undefined, ['1', 1]).ok).toBe(true));

  test('is taken for a completed order and on hold', () => {
    expect(requesting(later(sent, completed), undefined, ['1', 1]).ok).toBe(true);
    expect(requesting(later(sent, held('hold_9')), undefined, ['1', 1]).ok).toBe(true);
  });

  test('is refused above the maximum of an order', () => {
    const many = Array.from({ length: 20 }, (_, index) => [
      returnRequested(`ret_${index + 1}`, ['1', 1]),
      rejected(`ret_${index + 1}`),
    ]).flat();
    expect(requesting(later(sent, ...many.slice(2)), undefined, ['1', 1]).ok).toBe(true);
    expect(refusalOf(requesting(later(sent, ...many), undefined, ['1', 1]))).toEqual({
      kind: 'order-too-large',
      of: 'returns',
      maximum: 20,
    });
  });
});

describe('R10 a return request for units in an open parcel', () => {
  const requestingPacked = (record: OrderRecord, ...quantities: readonly Units[]) =>
    request(
      answerOf(inStatus(fold(record), 'confirmed', 'completed')),
      { lines: units(...quantities), reason: 'too small' },
      { since: Number.MAX_SAFE_INTEGER - 1, packed: true },
    );
  const asking = later(two, returnRequested('ret_1', ['1', 2], ['2', 1]));
  const unpackedBoth = later(asking, unpacked('ful_1'), unpacked('ful_2'));

  test('is taken and holds the order with a reason of its own', () =>
    expect(answerOf(requestingPacked(two, ['1', 3], ['2', 1]))).toEqual({
      events: [
        returnRequested('ret_1', ['1', 3], ['2', 1]),
        { type: 'order.held', data: { holdId: 'hold_3', because: 'return-requested' } },
      ],
      private: { reason: 'too small' },
    }));

  test('is taken without a hold where shipped units are enough', () => {
    const record = later(two, shipped('ful_1'));
    const asked = request(
      answerOf(inStatus(fold(record), 'confirmed', 'completed')),
      { lines: units(['1', 2]), reason: 'too small' },
      { packed: true },
    );
    expect(answerOf(asked).events).toEqual([returnRequested('ret_1', ['1', 2])]);
  });

  test.each<[string, OrderRecord, Units, number]>([
    ['than are packed and shipped', later(two, shipped('ful_1')), ['1', 4], 3],
    ['than open requests leave', asking, ['1', 2], 1],
    ['than a canceled parcel leaves', later(two, unpacked('ful_1')), ['1', 2], 1],
  ])('is refused for more units %s', (_, record, quantities, open) =>
    expect(refusalOf(requestingPacked(record, quantities))).toMatchObject({
      kind: 'quantity-exceeds-fulfilled',
      lines: [{ open }],
    }),
  );

  test('is refused above the maximum of holds', () => {
    const full = later(two, ...Array.from({ length: 20 }, (_, index) => held(`hold_${index + 10}`)));
    expect(refusalOf(requestingPacked(full, ['1', 1]))).toMatchObject({ kind: 'order-too-large', of: 'open holds' });
  });

  test('is not received after its parcel was unpacked: nothing was shipped', () => {
    const lines = [{ lineId: '1', quantity: 1, restock: true }];
    const refused = refusalOf(receive(fold(unpackedBoth), { returnId: 'ret_1', lines }));
    expect(refused).toMatchObject({ kind: 'quantity-exceeds-fulfilled', lines: [{ open: 0 }] });
    const first = later(unpackedBoth, packed('ful_3', ['1', 1]), shipped('ful_3'));
    expect(receive(fold(first), { returnId: 'ret_1', lines }).ok).toBe(true);
  });

  test('shows staff the reason of its hold', () => {
    const record = later(two, { type: 'order.held', data: { holdId: 'hold_3', because: 'return-requested' } });
    expect(fold(record).holds).toMatchObject([{ id: 'hold_3', reason: 'return-requested' }]);
  });
});

describe('G3 the return window', () => {
  const at = (record: OrderRecord, day: number, ...events: readonly OrderEvent[]): OrderRecord =>
    changed(record, events, { at: tenOClock + days(day) });
  const dayAfter = (day: number): Instant => tenOClock + days(day);
  /** The parcels are shipped on days 1 and 2, and delivered on days 3 and 20. */
  const both = at(at(two, 1, shipped('ful_1')), 2, shipped('ful_2'));
  const first = at(both, 3, delivered('ful_1'));
  const arrived = at(first, 20, delivered('ful_2'));

  test.each<[string, OrderRecord, number, Units, boolean]>([
    ['on the last day after the delivery', first, 3, ['1', 2], true],
    ['a day later', first, 3.001, ['1', 2], false],
    ['as long as it is not delivered, from its shipping', both, 2, ['2', 1], true],
    ['as long as it is not delivered, no later', both, 2.001, ['2', 1], false],
    ['from the delivery, although it was shipped long before', arrived, 19, ['2', 1], true],
    ['for the units of the later parcel alone', arrived, 10, ['1', 1], true],
    ['not for more than the units of the later parcel', arrived, 10, ['1', 2], false],
    ['for all units while both windows are open', arrived, 3, ['1', 3], true],
  ])('is open %s', (_, record, since, quantities, isOpen) =>
    expect(requesting(record, dayAfter(since), quantities).ok).toBe(isOpen),
  );

  test('is refused by line, with the units that are in time', () =>
    expect(refusalOf(requesting(arrived, dayAfter(10), ['1', 3], ['2', 1]))).toEqual({
      kind: 'return-window-closed',
      lines: [{ index: 0, lineId: '1', requested: 3, open: 1 }],
    }));

  test('counts units that came back as those of the parcel whose window ends first', () => {
    const back = at(at(arrived, 21, returnRequested('ret_1', ['1', 2])), 22, received('ret_1', false, ['1', 2]));
    expect(requesting(back, dayAfter(10), ['1', 1]).ok).toBe(true);
    const more = at(at(back, 23, returnRequested('ret_2', ['1', 1])), 24, received('ret_2', false, ['1', 1]));
    expect(refusalOf(requesting(more, dayAfter(10), ['1', 1])).kind).toBe('quantity-exceeds-fulfilled');
  });

  test('is never closed for staff', () => expect(requesting(arrived, undefined, ['1', 3]).ok).toBe(true));

  test('G6 units that were never shipped are refused as such', () =>
    expect(refusalOf(requesting(first, dayAfter(90), ['1', 9])).kind).toBe('quantity-exceeds-fulfilled'));
});

describe('G3 receiving a return', () => {
  const receiving = (record: OrderRecord, lines: Parameters<typeof receive>[1]['lines']) =>
    receive(fold(record), { returnId: 'ret_1', lines });
  const back = (lineId: string, quantity: number, restock: boolean) => ({ lineId, quantity, restock });

  test('returns the good units to stock', () => {
    const all = later(two, shipped('ful_1'), shipped('ful_2'), returnRequested('ret_1', ['1', 3], ['2', 1]));
    expect(answerOf(receiving(all, [back('1', 3, true), back('2', 1, false)]))).toEqual({
      events: [
        {
          type: 'return.received',
          data: {
            returnId: 'ret_1',
            lines: [back('1', 3, true), back('2', 1, false)],
            shipping: false,
            shippingAmount: 0,
          },
        },
      ],
      gives: [{ kind: 'return-stock', move: { sku: 'TEE-M', quantity: 3 } }],
    });
    expect(answerOf(receiving(asked, [back('1', 2, false)])).gives).toEqual([]);
  });

  test('may be of fewer units: the rest is rejected', () => {
    const order = fold(later(asked, received('ret_1', true, ['1', 1])));
    expect(order.returns).toEqual([
      {
        id: 'ret_1',
        status: 'received',
        lines: [{ lineId: '1', quantity: 2, receivedQuantity: 1 }],
        reason: null,
        requestedAt: tenOClock + 180_000,
        closedAt: tenOClock + 240_000,
      },
    ]);
    expect(order.lines.map(({ quantity }) => quantity.returned)).toEqual([1, 0]);
  });

  test.each<[string, Units, number]>([
    ['more units than the request has', ['1', 3], 2],
    ['units of another line', ['2', 1], 0],
    ['units of an unknown line', ['9', 1], 0],
  ])('refuses %s', (_, [lineId, requested], open) =>
    expect(refusalOf(receiving(asked, [back(lineId, requested, true)]))).toEqual({
      kind: 'quantity-exceeds-fulfilled',
      lines: [{ index: 0, lineId, requested, open, ...(lineId === '9' && { isUnknown: true }) }],
    }),
  );

  test.each([
    ['received', later(asked, received('ret_1', true, ['1', 1])), 'received'],
    ['rejected', later(asked, rejected('ret_1')), 'rejected'],
  ] as const)('refuses a request that was %s', (_, record, status) => {
    const conflict = { kind: 'return-status-conflict', returnId: 'ret_1', status, allowed: ['requested'] };
    expect(refusalOf(receiving(record, [back('1', 9, true)]))).toEqual(conflict);
    expect(refusalOf(reject(fold(record), { returnId: 'ret_1', reason: undefined }))).toEqual(conflict);
  });

  test('refuses a request that the order does not have', () => {
    const missing = { kind: 'return-not-found', returnId: 'ret_1' };
    expect(refusalOf(receiving(sent, [back('1', 1, true)]))).toEqual(missing);
    expect(refusalOf(reject(fold(sent), { returnId: 'ret_1', reason: undefined }))).toEqual(missing);
  });

  // The first units of a line are worth a cent less or more: 7137 over three is 2379 each.
  test('lowers the worth of the order by units in the order of the line, after those that were canceled', () => {
    const worth = (record: OrderRecord) => balanceOf(fold(record)).dueAmount;
    const odd = orderRecord({
      lines: [line({ unitAmount: 1_000, taxRate: '0' as never })],
      discount: { type: 'fixed', amount: 1 },
    });
    const cut = changed(odd, [confirmed, linesCanceled(['1', 1]), packed('ful_1', ['1', 2]), shipped('ful_1')]);
    const once = later(cut, returnRequested('ret_1', ['1', 1]), received('ret_1', false, ['1', 1]));
    const twice = later(once, returnRequested('ret_2', ['1', 1]), received('ret_2', false, ['1', 1]));
    expect([odd, cut, once, twice].map(worth)).toEqual([3_489, 2_489, 1_490, 490]);
  });
});

test('a rejection keeps its reason, and the request keeps its own', () => {
  const why = changed(sent, [returnRequested('ret_1', ['1', 2])], { private: { reason: 'too small' } });
  expect(answerOf(reject(fold(why), { returnId: 'ret_1', reason: 'worn' }))).toEqual({
    events: [rejected('ret_1')],
    private: { reason: 'worn' },
  });
  expect(answerOf(reject(fold(why), { returnId: 'ret_1', reason: undefined }))).toEqual({
    events: [rejected('ret_1')],
  });
  const closed = changed(why, [rejected('ret_1')], { private: { reason: 'worn' } });
  expect(fold(closed).returns).toEqual([
    {
      id: 'ret_1',
      status: 'rejected',
      lines: [{ lineId: '1', quantity: 2, receivedQuantity: 0 }],
      reason: 'too small',
      requestedAt: tenOClock + 180_000,
      closedAt: tenOClock + 240_000,
    },
  ]);
  expect(fold({ ...closed, revisions: [] }).returns[0]?.reason).toBeNull();
});

describe('the statuses of an order with parcels and returns', () => {
  const all = later(two, shipped('ful_1'), shipped('ful_2'));
  const arrived = later(all, delivered('ful_1'), delivered('ful_2'));
  const asking = later(arrived, returnRequested('ret_1', ['1', 3], ['2', 1]));

  test.each([
    ['two parcels are packed', two, 'fulfilled', 'none'],
    ['one parcel is canceled', later(two, unpacked('ful_1')), 'partially-fulfilled', 'none'],
    ['both parcels are canceled', later(two, unpacked('ful_1'), unpacked('ful_2')), 'unfulfilled', 'none'],
    ['both parcels are shipped', all, 'fulfilled', 'none'],
    ['one parcel is delivered', later(all, delivered('ful_1')), 'fulfilled', 'none'],
    ['both parcels are delivered', arrived, 'delivered', 'none'],
    ['a return is requested', asking, 'delivered', 'requested'],
    ['the return is rejected', later(asking, rejected('ret_1')), 'delivered', 'none'],
    ['some units came back', later(asking, received('ret_1', true, ['1', 1])), 'delivered', 'partially-returned'],
    ['all units came back', later(asking, received('ret_1', true, ['1', 3], ['2', 1])), 'delivered', 'returned'],
  ] as const)('%s', (_, record, fulfillmentStatus, returnStatus) =>
    expect(statusesOf(fold(record))).toMatchObject({ fulfillmentStatus, returnStatus }),
  );
});
