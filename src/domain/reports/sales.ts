import type { Currency } from '#domain/currency';
import { namesOf } from '#domain/names';
import { addRows, type ReportRow, type SalesSums } from '#domain/reports/sums';

/** The sums of sales, and the figures that follow from them. */
export type SalesFigures = Omit<SalesSums, 'refundCount' | 'failedRefundCount' | 'failedRefundAmount'> & {
  /** All that was ordered, with tax and rounding. */
  readonly totalAmount: number;
  /** What is left of it. */
  readonly currentAmount: number;
  /** What an order is worth that was not canceled, before returns; null: there is none. */
  readonly averageOrderAmount: number | null;
};

export const figureNames = namesOf<SalesFigures>({
  orderCount: true,
  canceledOrderCount: true,
  grossAmount: true,
  discountAmount: true,
  shippingAmount: true,
  netAmount: true,
  taxAmount: true,
  roundingAmount: true,
  totalAmount: true,
  canceledAmount: true,
  returnedAmount: true,
  goodwillAmount: true,
  currentAmount: true,
  refundedAmount: true,
  averageOrderAmount: true,
});

/** To the nearest minor unit, half up. */
const averageOf = (amount: number, count: number): number | null =>
  count <= 0 || amount < 0 ? null : Math.floor((2 * amount + count) / (2 * count));

export const salesFigures = (sums: SalesSums): SalesFigures => {
  const { refundCount: _, failedRefundCount: __, failedRefundAmount, refundedAmount, ...own } = sums;
  const totalAmount = own.netAmount + own.taxAmount + own.roundingAmount;
  const ordered = totalAmount - own.canceledAmount;
  return {
    ...own,
    totalAmount,
    currentAmount: ordered - own.returnedAmount - own.goodwillAmount,
    refundedAmount: refundedAmount - failedRefundAmount,
    averageOrderAmount: averageOf(ordered, own.orderCount - own.canceledOrderCount),
  };
};

/** The sums of all days in one currency. */
export type AddedSales = { readonly currency: Currency; readonly sums: SalesSums };

export const addedSales = (rows: readonly ReportRow<'sales'>[]): readonly AddedSales[] => {
  const [first] = rows;
  if (first === undefined) return [];
  const { day } = first;
  return addRows(rows.map((row) => ({ ...row, day })))
    .map(({ currency, sums }) => ({ currency, sums }))
    .toSorted((one, other) => (one.currency < other.currency ? -1 : 1));
};
