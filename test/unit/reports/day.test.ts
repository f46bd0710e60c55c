import { describe, expect, test } from '@jest/globals';
import { countDays, type Day, dayIn, monthsBetween, parseDay } from '#domain/reports/day';

const day = (text: string): Day => parseDay(text) as Day;

describe('a day', () => {
  test.each(['2026-11-30', '2028-02-29', '2000-01-01'])('%s is one', (text) => expect(parseDay(text)).toBe(text));

  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-11-30T00:00Z', '1999-12-31', '20261130', ''])(
    '%s is none',
    (text) => expect(parseDay(text)).toBeUndefined(),
  );

  test('counts both ends, also over the change of the clock', () => {
    expect(countDays(day('2026-03-01'), day('2026-03-31'))).toBe(31);
    expect(countDays(day('2026-03-29'), day('2026-03-29'))).toBe(1);
    expect(countDays(day('2026-03-02'), day('2026-03-01'))).toBe(0);
  });

  test('touches the months between two of them', () => {
    expect(monthsBetween(day('2026-12-31'), day('2027-01-01'))).toEqual(['2026-12', '2027-01']);
    expect(monthsBetween(day('2026-11-01'), day('2026-11-30'))).toEqual(['2026-11']);
  });
});

describe('the day of a moment', () => {
  test.each([
    ['UTC', '2026-06-30T23:30:00Z', '2026-06-30'],
    ['Europe/Berlin', '2026-06-30T21:59:59Z', '2026-06-30'],
    ['Europe/Berlin', '2026-06-30T22:00:00Z', '2026-07-01'],
    ['Europe/Berlin', '2026-12-31T22:59:59Z', '2026-12-31'],
    ['America/Los_Angeles', '2027-01-01T07:59:59Z', '2026-12-31'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
    ['Asia/Kathmandu', '2026-01-31T18:15:00Z', '2026-02-01'],
  ])('in %s at %s is %s', (timeZone, at, expected) => expect(dayIn(timeZone)(Date.parse(at))).toBe(expected));
});
