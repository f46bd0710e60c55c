import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { casesOf } from '#test/properties/runs';
import { daysIn } from '../../web/shared/days';

test.each([
  ['UTC', '2026-12-01', '2026-12-01T00:00:00.000Z', '2026-12-01T23:59:59.999Z'],
  ['America/New_York', '2026-12-01', '2026-12-01T05:00:00.000Z', '2026-12-02T04:59:59.999Z'],
  ['Asia/Kathmandu', '2026-12-01', '2026-11-30T18:15:00.000Z', '2026-12-01T18:14:59.999Z'],
  // Clocks change on this day.
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
  ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
  // Midnight is skipped, so the day begins at one.
  ['Africa/Cairo', '2023-04-28', '2023-04-27T22:00:00.000Z', '2023-04-28T20:59:59.999Z'],
  // Midnight comes twice.
  ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T04:59:59.999Z'],
  // A browser reports every digit of a year that is being typed.
  ['Europe/Berlin', '0002-01-01', '0001-12-31T23:06:32.000Z', '0002-01-01T23:06:31.999Z'],
])('in %s, %s lasts from %s to %s', (zone, day, start, end) => {
  const { startOf, endOf, dayOf } = daysIn(zone);
  expect([startOf(day), endOf(day)]).toEqual([start, end]);
  expect([dayOf(start), dayOf(end)]).toEqual([day, day]);
});

test('every day of every zone begins where the day before it ends', () => {
  // Days that a zone skipped as a whole are older.
  const first = Date.UTC(2012, 0, 1);
  fc.assert(
    fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), fc.nat(9_000), (zone, number) => {
      const { startOf, endOf, dayOf } = daysIn(zone);
      const day = new Date(first + number * 86_400_000).toISOString().slice(0, 10);
      const before = new Date(Date.parse(startOf(day)) - 1).toISOString();
      expect([dayOf(startOf(day)), dayOf(endOf(day))]).toEqual([day, day]);
      expect(dayOf(before) < day).toBe(true);
      expect(endOf(dayOf(before))).toBe(before);
    }),
    { numRuns: casesOf(2_000) },
  );
});

test('what is no instant has no day', () => expect(daysIn('UTC').dayOf('abc')).toBe(''));
