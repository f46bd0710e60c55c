import { describe, expect, test } from '@jest/globals';
import { journalOf } from '#domain/orders/events/journal';
import { tenOClock } from '#test/builders/clock';
import { canceled, changed, held, line, linesCanceled, orderRecord, released, updated } from '#test/builders/orders';
import { aTrace } from '#test/builders/requests';

const staff = { role: 'staff', id: 'op_1' } as const;
const one = orderRecord({ private: { email: 'ada@example.com', note: 'ring twice' } });
const two = changed(one, [updated('note')], { private: { note: null } });
const three = changed(two, [held('hold_3')], { private: { reason: 'check the address' } });
const four = changed(three, [released('hold_3')]);
const five = changed(four, [linesCanceled(['1', 3]), canceled], { private: { reason: 'sold out' } });

describe('the journal', () => {
  test('has every event with its sequence, version, time, actor and reason', () => {
    const [placement] = one.changes[0].events;
    const told = journalOf(five).map(({ trace, ...entry }) => (trace === aTrace ? entry : { ...entry, trace }));
    expect(told).toEqual([
      { sequence: 1, version: 1, at: tenOClock, actor: { role: 'customer' }, event: placement, reason: null },
      { sequence: 2, version: 2, at: tenOClock + 60_000, actor: staff, event: updated('note'), reason: null },
      {
        sequence: 3,
        version: 3,
        at: tenOClock + 120_000,
        actor: staff,
        event: held('hold_3'),
        reason: 'check the address',
      },
      { sequence: 4, version: 4, at: tenOClock + 180_000, actor: staff, event: released('hold_3'), reason: null },
      {
        sequence: 5,
        version: 5,
        at: tenOClock + 240_000,
        actor: staff,
        event: linesCanceled(['1', 3]),
        reason: 'sold out',
      },
      { sequence: 6, version: 5, at: tenOClock + 240_000, actor: staff, event: canceled, reason: 'sold out' },
    ]);
  });

  test('has the trace of the request of each event, where one was stored', () => {
    const later = changed(orderRecord({ trace: null }), [linesCanceled(['1', 3]), canceled], { trace: 'f'.repeat(32) });
    expect(journalOf(later).map(({ trace }) => trace)).toEqual([null, 'f'.repeat(32), 'f'.repeat(32)]);
  });

  test('numbers the events of all changes without gaps', () => {
    const free = orderRecord({ lines: [line({ unitAmount: 0 })], shippingAmount: null });
    const record = changed(changed(free, [linesCanceled(['1', 1])]), [linesCanceled(['1', 2]), canceled]);
    expect(journalOf(record).map(({ sequence, version, event }) => [sequence, version, event.type])).toEqual([
      [1, 1, 'order.placed'],
      [2, 1, 'order.confirmed'],
      [3, 2, 'order.lines-canceled'],
      [4, 3, 'order.lines-canceled'],
      [5, 3, 'order.canceled'],
    ]);
  });

  test('only grows: entries of earlier versions stay the same', () => {
    expect(journalOf(five).slice(0, 4)).toEqual(journalOf(four));
    expect(journalOf(four).slice(0, 3)).toEqual(journalOf(three));
  });

  test('has no reasons once they are erased, and everything else as before', () => {
    const erased = journalOf({ ...five, revisions: [] });
    expect(erased).toEqual(journalOf(five).map((entry) => ({ ...entry, reason: null })));
  });

  test('has no private data but the reasons', () => {
    const text = JSON.stringify(journalOf(five).map(({ reason: _, ...entry }) => entry));
    expect(text).not.toMatch(/ada|ring|check|sold/);
  });

  test('of an order that was just placed is its placement', () =>
    expect(journalOf(one)).toEqual(journalOf(five).slice(0, 1)));
});
