import { describe, expect, test } from '@jest/globals';
import { addedSales, salesFigures } from '#domain/reports/sales';
import { sumsOf } from '#domain/reports/sums';
import { currency } from '#test/builders/products';
import { day, salesRow } from '#test/builders/reports';

describe('the figures of sales', () => {
  test('follow from the sums', () => {
    const sums = sumsOf('sales', {
      ...{ orderCount: 4, canceledOrderCount: 1, grossAmount: 9000, netAmount: 10_000, taxAmount: 1900 },
      ...{ roundingAmount: 5, canceledAmount: 2905, returnedAmount: 700, goodwillAmount: 50 },
      ...{ refundCount: 3, refundedAmount: 800, failedRefundCount: 1, failedRefundAmount: 50 },
    });
    expect(salesFigures(sums)).toMatchObject({
      ...{ totalAmount: 11_905, currentAmount: 8250, refundedAmount: 750, averageOrderAmount: 3000 },
    });
  });

  test.each([
    [7, 2, 4],
    [10, 3, 3],
    [11, 3, 4],
    [0, 1, 0],
    [5, 0, null],
    [-1, 1, null],
  ])('have for %d of %d orders the average %p, half up', (netAmount, orderCount, expected) => {
    expect(salesFigures(sumsOf('sales', { netAmount, orderCount })).averageOrderAmount).toBe(expected);
  });
});

test('the days of each currency are added', () => {
  const yen = currency('JPY');
  const rows = [
    { ...salesRow({ orderCount: 1, netAmount: 5 }), currency: yen },
    salesRow({ orderCount: 2, netAmount: 7 }),
    salesRow({ orderCount: 3, refundCount: 1 }, { day: day('2026-11-22') }),
  ];
  expect(addedSales(rows)).toEqual([
    { currency: 'EUR', sums: sumsOf('sales', { orderCount: 5, netAmount: 7, refundCount: 1 }) },
    { currency: 'JPY', sums: sumsOf('sales', { orderCount: 1, netAmount: 5 }) },
  ]);
  expect(addedSales([])).toEqual([]);
});
