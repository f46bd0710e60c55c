import type { Sku } from '#domain/catalog/product';
import { allocate } from '#domain/money';
import { adjustedAmountOf, balanceOf, worthOf } from '#domain/orders/money/balance';
import { shareOf } from '#domain/orders/money/shipping-part';
import type { Order, OrderLine } from '#domain/orders/order';
import { goneOf, partsLeft, type TaxedPart, worthOfLineUnits } from '#domain/payments/refunds/refund-tax';
import type { ShippingTax } from '#domain/pricing';
import { plainRate } from '#domain/rate';
import type { Day } from '#domain/reports/day';
import { addRows, type ReportRow, type SalesSums, sumsOf } from '#domain/reports/sums';

/** The column of the sales that has what an event takes from the worth of an order. */
export type FallColumn = Extract<keyof SalesSums, 'canceledAmount' | 'returnedAmount' | 'goodwillAmount'>;

const salesOf = (order: Order, day: Day, column: FallColumn): ReportRow => {
  const { totals, lines, shipping, currency } = order;
  const sums: Partial<SalesSums> = {
    orderCount: 1,
    canceledOrderCount: order.status === 'canceled' ? 1 : 0,
    grossAmount: totals.subtotalAmount,
    discountAmount: totals.discountAmount,
    shippingAmount: totals.shippingAmount,
    netAmount: lines.reduce((sum, line) => sum + line.netAmount, shipping?.netAmount ?? 0),
    taxAmount: totals.taxAmount,
    roundingAmount: totals.roundingAmount,
    [column]: totals.totalAmount - worthOf(order),
  };
  return { report: 'sales', by: 'booked', day, currency, labels: {}, sums: sumsOf('sales', sums) };
};

type Taxed = Pick<ShippingTax, 'rate' | 'netAmount' | 'taxAmount'>;

const soldParts = ({ lines, shipping }: Order): readonly Taxed[] => [
  ...lines.map(({ taxRate, netAmount, taxAmount }) => ({ rate: taxRate, netAmount, taxAmount })),
  ...(shipping?.taxes ?? []),
];

const taxedOf = ({ rate, taxAmount, totalAmount }: TaxedPart): Taxed => ({
  rate,
  netAmount: totalAmount - taxAmount,
  taxAmount,
});

/**
 * What the order is worth, by part: lines and shipping that are left, less their shares of all goodwill (money.md R5). The
 * shares are made anew for each state, so that an order that is worth nothing has no tax.
 */
const partsOfWorth = (order: Order): readonly Taxed[] => {
  const parts = partsLeft(order);
  const shares = allocate(
    adjustedAmountOf(order),
    parts.map(({ totalAmount }) => totalAmount),
  );
  return parts.map((part, index) => {
    const left = taxedOf(part);
    const given = shareOf(left, shares[index] ?? 0);
    return { ...left, netAmount: left.netAmount - given.netAmount, taxAmount: left.taxAmount - given.taxAmount };
  });
};

/** Sold parts have the sign 1. Parts of the worth were not taken back, and so have the sign -1 in what was. */
const taxRowOf = (order: Order, day: Day, { rate, netAmount, taxAmount }: Taxed, isSold: boolean): ReportRow => ({
  report: 'taxes',
  by: 'booked',
  day,
  currency: order.currency,
  labels: { country: order.taxCountry, region: order.taxRegion, rate: plainRate(rate) },
  sums: isSold
    ? { netAmount, taxAmount, refundedNetAmount: netAmount, refundedTaxAmount: taxAmount }
    : { netAmount: 0, taxAmount: 0, refundedNetAmount: -netAmount, refundedTaxAmount: -taxAmount },
});

const productRowOf = (order: Order, day: Day, line: OrderLine): ReportRow => {
  const { quantity, netAmount } = line;
  const left = worthOfLineUnits(line, goneOf(line), quantity.ordered, order.pricesIncludeTax);
  return {
    report: 'products',
    by: 'booked',
    day,
    currency: order.currency,
    labels: { sku: line.sku as Sku },
    sums: {
      orderedQuantity: quantity.ordered,
      canceledQuantity: quantity.canceled,
      returnedQuantity: quantity.returned,
      netAmount,
      refundedNetAmount: netAmount - left.netAmount,
    },
  };
};

/** The amounts due and in credit of an order now, on the day of its placement. */
export const owedOf = (order: Order, placedOn: Day): ReportRow => {
  const { dueAmount, creditAmount } = balanceOf(order);
  return {
    report: 'balances',
    by: 'placed',
    day: placedOn,
    currency: order.currency,
    labels: {},
    sums: {
      dueOrderCount: dueAmount > 0 ? 1 : 0,
      dueAmount,
      creditOrderCount: creditAmount > 0 ? 1 : 0,
      creditAmount,
    },
  };
};

/** True if two states of an order may stand differently in the books. */
export const standsDifferently = (before: Order, after: Order): boolean =>
  before.lines !== after.lines ||
  before.shipping !== after.shipping ||
  before.shippingRefundedAmount !== after.shippingRefundedAmount ||
  before.adjustments !== after.adjustments ||
  before.status !== after.status ||
  before.taxCountry !== after.taxCountry ||
  before.taxRegion !== after.taxRegion;

/**
 * What an order adds to the reports as it is: all that was ever ordered, and all that was taken back of it. The difference of
 * two states is what happened between them, so all differences of an order sum to its last state.
 */
export const standingOf = (order: Order, day: Day, column: FallColumn): readonly ReportRow[] =>
  addRows([
    salesOf(order, day, column),
    ...soldParts(order).map((part) => taxRowOf(order, day, part, true)),
    ...partsOfWorth(order).map((part) => taxRowOf(order, day, part, false)),
    ...order.lines.map((line) => productRowOf(order, day, line)),
  ]);
