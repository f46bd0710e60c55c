import { describe, expect, test } from '@jest/globals';
import { appended } from '#domain/orders/decision';
import { countEvents, type OrderRecord } from '#domain/orders/events';
import { tenOClock } from '#test/builders/clock';
import { delivered, packed, received, rejected, returnRequested, shipped, unpacked } from '#test/builders/goods';
import {
  canceled,
  changed,
  completed,
  confirmed,
  expired,
  held,
  linesCanceled,
  orderRecord,
  released,
  updated,
} from '#test/builders/orders';
import { authorized, requested } from '#test/builders/payments/money';
import { cause } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';

const by = { at: tenOClock + 1, actor: { role: 'system' }, cause: cause(), trace: null } as const;

/** A record of one change for the placement and one for each further event. */
const withEvents = (count: number): OrderRecord => {
  const record = orderRecord();
  const further = Array.from({ length: count - 1 }, () => ({ ...by, events: [updated('note')] as const }));
  return { ...record, changes: [...record.changes, ...further] };
};

describe('a decision', () => {
  test('becomes one change with all its events, its actor, its time and its cause', () => {
    const record = orderRecord();
    expect(appended(record, { events: [confirmed, canceled] }, by)).toEqual({
      ok: true,
      value: { ...record, changes: [record.changes[0], { ...by, events: [confirmed, canceled] }] },
    });
  });

  test('does not change the record that it is about', () => {
    const record = orderRecord();
    const before = structuredClone(record);
    appended(record, { events: [canceled], private: { reason: 'no' } }, by);
    expect(record).toEqual(before);
  });

  test('stores the private data under its version', () => {
    const two = changed(orderRecord({ private: { note: 'one' } }), [confirmed], { private: {} });
    expect(two.revisions).toEqual([{ version: 1, note: 'one' }]);
    const three = changed(two, [canceled], { private: { reason: 'no', email: null } });
    expect(three.revisions).toEqual([
      { version: 1, note: 'one' },
      { version: 3, reason: 'no', email: null },
    ]);
  });

  test('fits up to the 500th event', () => {
    const last = appended(withEvents(499), { events: [updated('note')] }, by);
    expect(last.ok && countEvents(last.value)).toBe(500);
  });

  test.each([confirmed, completed, canceled, expired])('of an event that happens once always fits: %j', (event) => {
    const full = withEvents(500);
    expect(countEvents(answerOf(appended(full, { events: [event] }, by)))).toBe(501);
    const large = answerOf(appended(ofBytes(350_000), { events: [updated('note')] }, by));
    expect(
      answerOf(appended(large, { events: [event], private: { reason: 'r'.repeat(280) } }, by)).changes,
    ).toHaveLength(3);
  });

  test('of a void that the service asks for always fits: it comes before an expiry', () => {
    const asked = { events: [requested(1, 2, 7541, { operation: 'void' })] };
    const full = withEvents(500);
    expect(countEvents(answerOf(appended(full, asked, by)))).toBe(501);
    const byCustomer = { ...by, actor: { role: 'customer', id: 'ada' } } as const;
    expect(refusalOf(appended(full, asked, byCustomer))).toMatchObject({ kind: 'order-too-large' });
  });

  test.each([delivered('ful_1'), unpacked('ful_1'), rejected('ret_1')])(
    'of an event that ends a parcel or a return request always fits: %j',
    (event) => {
      const full = withEvents(500);
      expect(countEvents(answerOf(appended(full, { events: [event] }, by)))).toBe(501);
    },
  );

  test.each([
    [500, [packed('ful_1', ['1', 1])]],
    [500, [shipped('ful_1')]],
    [500, [returnRequested('ret_1', ['1', 1])]],
    [500, [received('ret_1', true, ['1', 1])]],
    [500, [updated('note')]],
    [500, [linesCanceled(['1', 1])]],
    [500, [held('hold_2')]],
    [500, [released('hold_2')]],
    [499, [linesCanceled(['1', 3]), canceled]],
  ])('is refused when %d events leave no room for it', (count, events) =>
    expect(appended(withEvents(count), { events }, by)).toEqual({
      ok: false,
      refusal: { kind: 'order-too-large', of: 'events', maximum: 500 },
    }),
  );

  test.each([
    [489, 'ok'],
    [490, 'order-too-large'],
  ])('K3 about a payment leaves room for ten events of its outcome: after %d events', (count, expected) => {
    const asked = appended(withEvents(count), { events: [requested(1, 1, 7541)] }, by);
    expect(asked.ok ? 'ok' : asked.refusal.kind).toBe(expected);
  });

  test('K3 leaves room for outcomes that are to come, which are taken by a full order', () => {
    const open = answerOf(appended(withEvents(489), { events: [requested(1, 1, 7541)] }, by));
    expect(refusalOf(appended(open, { events: [updated('note')] }, by))).toMatchObject({ of: 'events' });
    const settled = answerOf(appended(open, { events: [authorized(1, 1, 7541)] }, by));
    expect(appended(settled, { events: [updated('note')] }, by).ok).toBe(true);
    expect(appended(withEvents(500), { events: [authorized(1, 1, 7541)] }, by).ok).toBe(true);
  });

  /** A record of exactly so many bytes as JSON, once its note is changed. */
  const ofBytes = (bytes: number): OrderRecord => {
    const sized = (length: number): OrderRecord =>
      orderRecord({ private: { note: 'x'.repeat(length) }, cause: by.cause });
    const bare = Buffer.byteLength(JSON.stringify(answerOf(appended(sized(0), { events: [updated('note')] }, by))));
    return sized(bytes - bare);
  };

  test('fits up to 350,000 bytes', () => {
    const last = answerOf(appended(ofBytes(350_000), { events: [updated('note')] }, by));
    expect(Buffer.byteLength(JSON.stringify(last))).toBe(350_000);
  });

  test('is refused when the order would be larger', () =>
    expect(refusalOf(appended(ofBytes(350_001), { events: [updated('note')] }, by))).toEqual({
      kind: 'order-too-large',
      of: 'bytes',
      maximum: 350_000,
    }));

  test('without events is a defect', () =>
    expect(() => appended(orderRecord(), { events: [] }, by)).toThrow(RangeError));
});
