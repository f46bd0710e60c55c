import { expect, test } from '@jest/globals';
import { agedBalances, ages } from '#domain/reports/balances';
import { currency } from '#test/builders/products';
import { balanceRow, day, today } from '#test/builders/reports';

const due = (amount: number, on: string) => balanceRow({ dueOrderCount: 1, dueAmount: amount }, day(on));

test('the ages have no gap, and the last one no end', () => {
  for (const [index, { maximumDays }] of ages.entries())
    expect(ages[index + 1]?.minimumDays ?? null).toBe(maximumDays === null ? null : maximumDays + 1);
  expect(ages[0].minimumDays).toBe(0);
});

test('orders count in the age that they have today', () => {
  const rows = [
    // Of the next day of another clock.
    due(1, '2026-11-22'),
    due(2, '2026-11-21'),
    due(4, '2026-10-22'),
    due(8, '2026-10-21'),
    due(16, '2026-09-22'),
    due(32, '2026-09-21'),
    due(64, '2026-08-23'),
    due(128, '2026-08-22'),
    due(256, '2025-11-21'),
    due(512, '2025-11-20'),
    due(1024, '2000-01-01'),
  ];
  expect(
    agedBalances(rows, today).map(({ minimumDays, maximumDays, dueAmount }) => [minimumDays, maximumDays, dueAmount]),
  ).toEqual([
    [0, 30, 7],
    [31, 60, 24],
    [61, 90, 96],
    [91, 365, 384],
    [366, null, 1536],
  ]);
});

test('an age in which nothing is open is left out, and each currency has its own rows', () => {
  const dollars = { ...balanceRow({ creditOrderCount: 2, creditAmount: 5 }), currency: currency('USD') };
  const settled = balanceRow({}, day('2026-01-01'));
  expect(agedBalances([dollars, settled, due(3, '2026-11-21')], today)).toEqual([
    {
      ...{ currency: 'EUR', minimumDays: 0, maximumDays: 30 },
      ...{ dueOrderCount: 1, dueAmount: 3, creditOrderCount: 0, creditAmount: 0 },
    },
    {
      ...{ currency: 'USD', minimumDays: 0, maximumDays: 30 },
      ...{ dueOrderCount: 0, dueAmount: 0, creditOrderCount: 2, creditAmount: 5 },
    },
  ]);
});
