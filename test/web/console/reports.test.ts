import { describe, expect, test } from '@jest/globals';
import { marksOf } from '../../../web/console/reports/axis';
import { addressOf, choiceIn } from '../../../web/console/reports/choice';
import { countDays, dayAt, daysOf, everyDay, faultOf } from '../../../web/console/reports/days';

describe('the days of a report', () => {
  test.each([
    ['2026-11-30T23:30:00.000Z', 'Europe/Berlin', '2026-12-01'],
    ['2026-11-30T23:30:00.000Z', 'America/New_York', '2026-11-30'],
    ['2026-03-01T00:00:00.000Z', 'UTC', '2026-03-01'],
  ])('%s is in %s a moment of %s', (at, zone, day) => expect(dayAt(new Date(at), zone)).toBe(day));

  test.each([
    ['last-30', { from: '2026-02-03', to: '2026-03-04' }, 30],
    ['last-7', { from: '2026-02-26', to: '2026-03-04' }, 7],
    ['month', { from: '2026-03-01', to: '2026-03-04' }, 4],
    ['month-before', { from: '2026-02-01', to: '2026-02-28' }, 28],
  ] as const)('%s of 4 March are %p: %d days', (span, days, count) => {
    expect(daysOf(span, '2026-03-04')).toEqual(days);
    expect([countDays(days), everyDay(days).length, everyDay(days).at(-1)]).toEqual([count, count, days.to]);
  });

  test.each([
    ['2026-01-01', '2026-01-31', null],
    ['2026-01-01', '2026-01-01', null],
    ['2026-01-01', '2026-02-01', 'length'],
    ['2026-01-02', '2026-01-01', 'order'],
    ['', '2026-01-01', 'missing'],
    ['2026-02-30', '2026-03-01', 'missing'],
    ['0026-01-01', '2026-01-01', 'missing'],
  ])('from %p to %p: %p', (from, to, fault) => expect(faultOf({ from, to })).toBe(fault));
});

describe('the choice in the address', () => {
  const today = '2026-11-30';
  const usual = { report: 'sales', from: '2026-11-01', to: today, by: 'booked', currency: null } as const;

  test('is sales of the last 30 days where the address says nothing, or nonsense', () => {
    expect(choiceIn(new URLSearchParams('report=evil&by=nothing'), today)).toEqual(usual);
    expect(addressOf(usual, today)).toBe('/reports');
  });

  test('is read back', () => {
    const choice = { report: 'tax', from: '2026-10-01', to: '2026-10-31', by: 'placed', currency: 'JPY' } as const;
    const address = addressOf(choice, today);
    expect(address).toBe('/reports?report=tax&from=2026-10-01&to=2026-10-31&by=placed&currency=JPY');
    expect(choiceIn(new URL(address, 'https://shop.example').searchParams, today)).toEqual(choice);
  });
});

test.each([
  [[], [0, 1]],
  [[0], [0, 1]],
  [[1], [0, 1]],
  [[7], [0, 2, 4, 6, 8]],
  [
    [44_674, 12_000],
    [0, 10_000, 20_000, 30_000, 40_000, 50_000],
  ],
  [
    [52_379, -41_347],
    [-60_000, -40_000, -20_000, 0, 20_000, 40_000, 60_000],
  ],
  [[-30], [-30, -20, -10, 0]],
])('the marks of an axis for %p are %p', (values, marks) => expect(marksOf(values)).toEqual(marks));
