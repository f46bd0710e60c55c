import { expect, test } from '@jest/globals';
import { soldProducts } from '#domain/reports/products';
import type { ReportRow } from '#domain/reports/sums';
import { currency } from '#test/builders/products';
import { day, productRow } from '#test/builders/reports';

const sold = (sku: string, netAmount: number, refundedNetAmount = 0, of = 'EUR'): ReportRow<'products'> => {
  const row = productRow(1, sku);
  return { ...row, currency: currency(of), sums: { ...row.sums, netAmount, refundedNetAmount } };
};

test('products are added over the days, those with the highest amount left first, of each currency for itself', () => {
  const rows = [
    sold('A', 500, 400),
    sold('B', 200),
    { ...sold('A', 150), day: day('2026-11-22') },
    sold('C', 250),
    sold('D', 250),
    sold('Y', 7, 0, 'JPY'),
  ];
  const shown = soldProducts(rows, 3).map(({ currency: of, sku, orderedQuantity, currentNetAmount }) => [
    ...[of, sku, orderedQuantity, currentNetAmount],
  ]);
  expect(shown).toEqual([
    ['EUR', 'A', 2, 250],
    ['EUR', 'C', 1, 250],
    ['EUR', 'D', 1, 250],
    ['JPY', 'Y', 1, 7],
  ]);
  expect(soldProducts([], 3)).toEqual([]);
});
