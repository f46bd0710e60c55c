import type { Sku } from '#domain/catalog/product';
import type { Country } from '#domain/country';
import type { Currency } from '#domain/currency';
import { namesOf } from '#domain/names';
import type { Rate } from '#domain/rate';
import type { Day } from '#domain/reports/day';

/**
 * The sums of a day's sales in one currency. An amount is below zero where a day takes back more than it adds, such as the
 * discount of a day on which nothing is sold and a failed refund comes back.
 */
export type SalesSums = {
  /** Orders placed. */
  readonly orderCount: number;
  /** Orders canceled as a whole, expired ones included. */
  readonly canceledOrderCount: number;
  /** The goods before discounts: with tax where the prices of an order include it. The discount and the shipping too. */
  readonly grossAmount: number;
  readonly discountAmount: number;
  readonly shippingAmount: number;
  /** Goods and shipping without tax, after discounts. */
  readonly netAmount: number;
  readonly taxAmount: number;
  /** What the step of an amount adds or takes (money.md V7). */
  readonly roundingAmount: number;
  /** What cancellations, returns and goodwill take from the worth of orders, with tax. */
  readonly canceledAmount: number;
  readonly returnedAmount: number;
  readonly goodwillAmount: number;
  /** Refunds that succeeded. */
  readonly refundCount: number;
  readonly refundedAmount: number;
  /** Refunds that banks sent back after they had succeeded (money.md R6). */
  readonly failedRefundCount: number;
  readonly failedRefundAmount: number;
};

/** The taxes of a day in one place at one rate: of what was sold, and of what was taken back. */
export type TaxSums = {
  readonly netAmount: number;
  readonly taxAmount: number;
  readonly refundedNetAmount: number;
  readonly refundedTaxAmount: number;
};

/** The units of a product in a day and their price without tax, after discounts. Goodwill is no part of it. */
export type ProductSums = {
  readonly orderedQuantity: number;
  readonly canceledQuantity: number;
  readonly returnedQuantity: number;
  readonly netAmount: number;
  /** The price of the canceled and the returned units. */
  readonly refundedNetAmount: number;
};

/** The amounts due and in credit of orders now. They have no day of their own, and stand on the day of the placement. */
export type BalanceSums = {
  readonly dueOrderCount: number;
  readonly dueAmount: number;
  readonly creditOrderCount: number;
  readonly creditAmount: number;
};

/** The day of a row: of each change, or for all that ever happened to an order the day of its placement. */
export const reportBases = ['booked', 'placed'] as const;
export type ReportBasis = (typeof reportBases)[number];

export type SumsOf = {
  readonly sales: SalesSums;
  readonly taxes: TaxSums;
  readonly products: ProductSums;
  readonly balances: BalanceSums;
};
export type ReportName = keyof SumsOf;

/** What the sums of a report are about, beside the day and the currency. */
export type LabelsOf = {
  readonly sales: Readonly<Record<never, never>>;
  /** `rate`: without zeros at its end. */
  readonly taxes: { readonly country: Country; readonly region: string | null; readonly rate: Rate };
  readonly products: { readonly sku: Sku };
  readonly balances: Readonly<Record<never, never>>;
};

/** The sums of one report for one day. */
export type ReportRow<Name extends ReportName = ReportName> = {
  readonly [Each in Name]: {
    readonly report: Each;
    readonly by: ReportBasis;
    readonly day: Day;
    readonly currency: Currency;
    readonly labels: LabelsOf[Each];
    readonly sums: SumsOf[Each];
  };
}[Name];

export const sumNames: { readonly [Name in ReportName]: readonly (keyof SumsOf[Name])[] } = {
  sales: namesOf<SalesSums>({
    orderCount: true,
    canceledOrderCount: true,
    grossAmount: true,
    discountAmount: true,
    shippingAmount: true,
    netAmount: true,
    taxAmount: true,
    roundingAmount: true,
    canceledAmount: true,
    returnedAmount: true,
    goodwillAmount: true,
    refundCount: true,
    refundedAmount: true,
    failedRefundCount: true,
    failedRefundAmount: true,
  }),
  taxes: namesOf<TaxSums>({ netAmount: true, taxAmount: true, refundedNetAmount: true, refundedTaxAmount: true }),
  products: namesOf<ProductSums>({
    orderedQuantity: true,
    canceledQuantity: true,
    returnedQuantity: true,
    netAmount: true,
    refundedNetAmount: true,
  }),
  balances: namesOf<BalanceSums>({ dueOrderCount: true, dueAmount: true, creditOrderCount: true, creditAmount: true }),
};

type Sums = Readonly<Record<string, number>>;

/** The sums of a report by name; the compiler cannot follow the names of one of several types. */
export const namedSums = ({ sums }: Pick<ReportRow, 'sums'>): Sums => sums;

/** Sums in which every name that is left out is 0. */
export const sumsOf = <Name extends ReportName>(report: Name, some: Partial<SumsOf[Name]>): SumsOf[Name] =>
  Object.fromEntries(
    sumNames[report].map((name) => [name, (some as Partial<Sums>)[name as string] ?? 0]),
  ) as unknown as SumsOf[Name];

export const isZero = (row: Pick<ReportRow, 'sums'>): boolean =>
  Object.values(namedSums(row)).every((sum) => sum === 0);

/** The identity of a row: rows of one key are added. */
export const keyOfRow = ({ report, by, day, currency, labels }: Omit<ReportRow, 'sums'>): string =>
  JSON.stringify([report, by, day, currency, ...Object.values(labels)]);

const added = <Row extends ReportRow>(one: Row, other: ReportRow): Row => {
  const [left, right] = [namedSums(one), namedSums(other)];
  const sums = Object.fromEntries(Object.keys(left).map((name) => [name, (left[name] ?? 0) + (right[name] ?? 0)]));
  return { ...one, sums } as Row;
};

/** One row for each key, in the order of their first rows. */
export const addRows = <Row extends ReportRow>(rows: readonly Row[]): readonly Row[] => {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const known = byKey.get(keyOfRow(row));
    byKey.set(keyOfRow(row), known === undefined ? row : added(known, row));
  }
  return [...byKey.values()];
};
