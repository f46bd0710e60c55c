import type { ReportEntry } from '#application/ports';
import type { Sku } from '#domain/catalog/product';
import { type OrderId, orderIdOf } from '#domain/orders/order-id';
import type { Day } from '#domain/reports/day';
import {
  type BalanceSums,
  type ReportBasis,
  type ReportRow,
  type SalesSums,
  sumsOf,
  type TaxSums,
} from '#domain/reports/sums';
import { tenOClock } from '#test/builders/clock';
import { country, rate } from '#test/builders/orders';
import { eur } from '#test/builders/products';

export const day = (text: string): Day => text as Day;

/** The day of `tenOClock` in UTC. */
export const today = day('2026-11-21');

export const salesRow = (
  sums: Partial<SalesSums>,
  wanted: { readonly by?: ReportBasis; readonly day?: Day } = {},
): ReportRow<'sales'> => ({
  report: 'sales',
  by: 'booked',
  day: today,
  currency: eur,
  labels: {},
  ...wanted,
  sums: sumsOf('sales', sums),
});

export const taxRow = (sums: Partial<TaxSums>, region: string | null = null, on = today): ReportRow<'taxes'> => ({
  report: 'taxes',
  by: 'booked',
  day: on,
  currency: eur,
  labels: { country: country('DE'), region, rate: rate('0.19') },
  sums: sumsOf('taxes', sums),
});

export const productRow = (orderedQuantity: number, sku = 'TEE-M'): ReportRow<'products'> => ({
  report: 'products',
  by: 'booked',
  day: today,
  currency: eur,
  labels: { sku: sku as Sku },
  sums: sumsOf('products', { orderedQuantity }),
});

export const balanceRow = (sums: Partial<BalanceSums>, on = today): ReportRow<'balances'> => ({
  report: 'balances',
  by: 'placed',
  day: on,
  currency: eur,
  labels: {},
  sums: sumsOf('balances', sums),
});

/** The id of an order, by a number. */
export const reportedOrder = (index = 0): OrderId => orderIdOf({ tag: '7K3M9QX', at: tenOClock + index, random: '5T' });

/** One placed order of 7541. */
export const entry = (wanted: Partial<ReportEntry> = {}): ReportEntry => ({
  orderId: reportedOrder(),
  from: 0,
  to: 1,
  at: tenOClock,
  rows: [salesRow({ orderCount: 1, netAmount: 6337, taxAmount: 1204 }), taxRow({ netAmount: 6337, taxAmount: 1204 })],
  ...wanted,
});
