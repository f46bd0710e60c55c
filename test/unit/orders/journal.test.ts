import { describe, expect, test } from '@jest/globals';
import { journalOf, readableEntry } from '#domain/orders/events/journal';
import { staff as clerk, customer } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import {
  canceled,
  changed,
  held,
  heldForRisks,
  line,
  linesCanceled,
  orderRecord,
  released,
  updated,
} from '#test/builders/orders';
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

describe('an entry of the journal', () => {
  const noted = changed(four, [updated('internalNote', 'note', 'internalTags', 'internalMetadata', 'locale')], {
    private: { note: 'ring twice', internalNote: 'call first' },
  });
  const sold = changed(noted, [linesCanceled(['1', 3]), canceled], { private: { reason: 'sold out' } });
  const entries = journalOf(sold);

  test('is whole for staff', () => expect(entries.map((entry) => readableEntry(clerk(), entry))).toEqual(entries));

  test('names no member of staff to a customer, and has no reason of a hold', () => {
    const seen = entries.map((entry) => readableEntry(customer(), entry));
    expect(seen.map(({ sequence, actor, reason }) => [sequence, actor, reason])).toEqual([
      [1, { role: 'customer' }, null],
      [2, { role: 'staff' }, null],
      [3, { role: 'staff' }, null],
      [4, { role: 'staff' }, null],
      [5, { role: 'staff' }, null],
      [6, { role: 'staff' }, 'sold out'],
      [7, { role: 'staff' }, 'sold out'],
    ]);
    expect(seen.map(({ event }) => event.type)).toEqual(entries.map(({ event }) => event.type));
  });

  test('names to a customer only the fields that customers read', () => {
    const fields = entries.map((entry) => readableEntry(customer(), entry).event).map(({ data }) => data);
    expect(fields[1]).toEqual({ fields: ['note'], taxDestination: null });
    expect(fields[4]).toEqual({ fields: ['note', 'locale'], taxDestination: null });
  });

  test('of a hold has nothing but its id for a customer', () => {
    const [, atRisk] = journalOf(changed(one, [heldForRisks('hold_2', 'card-country')]));
    expect(atRisk?.event.data).toEqual({ holdId: 'hold_2', riskReasons: ['card-country'] });
    expect(atRisk && readableEntry(customer(), atRisk).event.data).toEqual({ holdId: 'hold_2' });
  });

  test('is never left out, also where a customer reads none of its fields', () => {
    const [, hidden] = journalOf(changed(one, [updated('internalTags')])).map((entry) =>
      readableEntry(customer(), entry),
    );
    expect(hidden).toMatchObject({ sequence: 2, version: 2, event: updated() });
  });

  test('of a released hold has no reason for a customer', () => {
    const [, , , released4] = journalOf(changed(three, [released('hold_3')], { private: { reason: 'cleared' } }));
    expect(released4?.reason).toBe('cleared');
    expect(released4 && readableEntry(customer(), released4).reason).toBeNull();
  });
});
