import type { Sku } from '#domain/catalog/product';
import type { Currency } from '#domain/currency';
import { addRows, type ProductSums, type ReportRow } from '#domain/reports/sums';

/** A product over all days. */
export type SoldProduct = ProductSums & {
  readonly currency: Currency;
  readonly sku: Sku;
  /** What is left of its price without tax: what was ordered less what was taken back. */
  readonly currentNetAmount: number;
};

/** The products with the highest amount left first, at most `limit` of each currency; equal ones by their sku. */
export const soldProducts = (rows: readonly ReportRow<'products'>[], limit: number): readonly SoldProduct[] => {
  const [first] = rows;
  if (first === undefined) return [];
  const { day } = first;
  const products = addRows(rows.map((row) => ({ ...row, day }))).map(
    ({ currency, labels, sums }): SoldProduct => ({
      currency,
      ...labels,
      ...sums,
      currentNetAmount: sums.netAmount - sums.refundedNetAmount,
    }),
  );
  const best = products.toSorted(
    (one, other) => other.currentNetAmount - one.currentNetAmount || (one.sku < other.sku ? -1 : 1),
  );
  const currencies = [...new Set(best.map(({ currency }) => currency))].toSorted();
  return currencies.flatMap((wanted) => best.filter(({ currency }) => currency === wanted).slice(0, limit));
};
