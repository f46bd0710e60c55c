import { describe, expect, test } from '@jest/globals';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { hold, notHeld } from '#domain/orders/holds/hold';
import { releaseHold } from '#domain/orders/holds/release-hold';
import { cancel } from '#domain/orders/lifecycle/cancel';
import { confirm } from '#domain/orders/lifecycle/confirm';
import type { ConfirmedOrder, PendingOrder } from '#domain/orders/order';
import { inStatus } from '#domain/orders/status-conflict';
import { tenOClock } from '#test/builders/clock';
import {
  canceled,
  changed,
  completed,
  confirmed,
  held,
  orderRecord,
  released,
  units,
  updated,
} from '#test/builders/orders';
import { answerOf, refusalOf } from '#test/builders/results';

const placed = orderRecord();
const open = (record: OrderRecord): PendingOrder => answerOf(inStatus(fold(record), 'pending'));
const isHeld = (record: OrderRecord, reason: string): OrderRecord => {
  const decision = answerOf(hold(open(record), { reason }));
  return changed(record, decision.events, decision.private === undefined ? {} : { private: decision.private });
};
const once = isHeld(placed, 'check the address');
const twice = isHeld(once, 'wait for stock');

describe('a hold', () => {
  test('has the number of its version in its id, and a private reason', () =>
    expect(answerOf(hold(open(placed), { reason: 'check the address' }))).toEqual({
      events: [held('hold_2')],
      private: { reason: 'check the address' },
    }));

  test('can be placed on a confirmed order', () => {
    const order = answerOf(inStatus(fold(changed(placed, [confirmed])), 'confirmed'));
    expect(answerOf(hold(order, { reason: 'check the address' })).events).toEqual([held('hold_3')]);
  });

  test('is one of several, each with its own id, reason and time', () =>
    expect(fold(twice).holds).toEqual([
      { id: 'hold_2', reason: 'check the address', placedAt: tenOClock + 60_000 },
      { id: 'hold_3', reason: 'wait for stock', placedAt: tenOClock + 120_000 },
    ]));

  test('has an id that no other hold of the order gets, also after its release', () => {
    const order = fold(isHeld(changed(twice, [released('hold_3')]), 'once more'));
    expect(order.holds.map(({ id }) => id)).toEqual(['hold_2', 'hold_5']);
  });

  test('has no reason once it is erased, and still holds the order', () => {
    const erased = { ...twice, revisions: [] };
    expect(fold(erased).holds).toEqual([
      { id: 'hold_2', reason: null, placedAt: tenOClock + 60_000 },
      { id: 'hold_3', reason: null, placedAt: tenOClock + 120_000 },
    ]);
    expect(confirm(open(erased)).ok).toBe(false);
  });

  test('is not in earlier versions of the order', () => {
    expect(fold(twice, 1).holds).toEqual([]);
    expect(fold(twice, 2).holds.map(({ reason }) => reason)).toEqual(['check the address']);
  });

  test('keeps its reason when other reasons follow', () => {
    const later = changed(twice, [updated('note')], { private: { note: 'ring twice', reason: 'another reason' } });
    expect(fold(later).holds).toEqual(fold(twice).holds);
  });
});

describe('a held order', () => {
  test.each([
    ['one hold', once, ['hold_2']],
    ['two holds', twice, ['hold_2', 'hold_3']],
    ['one of two holds', changed(twice, [released('hold_2')]), ['hold_3']],
  ] as const)('with %s cannot be confirmed', (_, record, holds) => {
    expect(confirm(open(record))).toEqual({ ok: false, refusal: { kind: 'order-on-hold', holds } });
    expect(notHeld(fold(record))).toEqual({ ok: false, refusal: { kind: 'order-on-hold', holds } });
  });

  test.each([
    ['never held', placed],
    ['released', changed(once, [released('hold_2')])],
    ['released twice', changed(changed(twice, [released('hold_3')]), [released('hold_2')])],
  ])('that was %s can be confirmed', (_, record) => {
    expect(answerOf(confirm(open(record)))).toEqual({ events: [confirmed] });
    expect(notHeld(fold(record))).toEqual({ ok: true, value: fold(record) });
  });

  test('can be canceled, whole and in part', () => {
    const order = open(once);
    expect(answerOf(cancel(order, { reason: 'sold out' })).events).toEqual([canceled]);
    expect(cancel(order, { reason: 'sold out', lines: units(['1', 1]) }).ok).toBe(true);
  });
});

describe('releasing a hold', () => {
  test.each(['hold_2', 'hold_3'])('is one event: %s', (holdId) =>
    expect(answerOf(releaseHold(fold(twice), holdId))).toEqual({ events: [released(holdId)] }),
  );

  test.each([
    ['never was', twice, 'hold_9'],
    ['is of another spelling', twice, 'HOLD_2'],
    ['is released already', changed(twice, [released('hold_2')]), 'hold_2'],
    ['is on no order', placed, 'hold_2'],
  ])('that %s is refused', (_, record, holdId) =>
    expect(refusalOf(releaseHold(fold(record), holdId))).toEqual({ kind: 'hold-not-found', holdId }),
  );

  test('removes only the named hold', () =>
    expect(fold(changed(twice, [released('hold_2')])).holds.map(({ reason }) => reason)).toEqual(['wait for stock']));

  test('works on a completed order', () => {
    const order: ConfirmedOrder = answerOf(inStatus(fold(changed(once, [confirmed])), 'confirmed'));
    expect(releaseHold(order, 'hold_2').ok).toBe(true);
    expect(releaseHold(fold(changed(once, [confirmed, completed])), 'hold_2').ok).toBe(true);
  });
});
