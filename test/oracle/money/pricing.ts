import { allocate, rateOf, sumOf, taxIn } from '#test/oracle/money/exact';
import type { NewLine, Shipping, TaxShare, Worth } from '#test/oracle/order';

export type CartLine = {
  readonly unitAmount: number;
  readonly units: number;
  readonly taxRate: string;
  readonly requiresShipping?: boolean;
};
export type Discount =
  | { readonly type: 'fixed'; readonly amount: number }
  | { readonly type: 'percent'; readonly rate: string };
export type Cart = {
  readonly pricesIncludeTax: boolean;
  readonly lines: readonly CartLine[];
  readonly discount?: Discount;
  /** The price of the shipping method; null where nothing is shipped */
  readonly shippingAmount: number | null;
};
export type PricedLine = NewLine & { readonly discountAmount: number };

/** An amount at a rate, whose tax is added or contained, rounded half up (api.md "Money, exactly"). */
const taxed = (amount: number, rate: string, pricesIncludeTax: boolean): Worth => {
  if (!pricesIncludeTax) {
    const taxAmount = rateOf(amount, rate);
    return { netAmount: amount, taxAmount, totalAmount: amount + taxAmount };
  }
  const taxAmount = taxIn(amount, rate);
  return { netAmount: amount - taxAmount, taxAmount, totalAmount: amount };
};

/** What a discount takes off a sum, never more than the sum. */
const discountOf = (sum: number, discount: Discount | undefined): number => {
  if (discount === undefined) return 0;
  return Math.min(sum, discount.type === 'fixed' ? discount.amount : rateOf(sum, discount.rate));
};

/** Unit × quantity, the discount over the lines by their subtotals, then tax per line. */
export const pricedLines = ({ pricesIncludeTax, lines, discount }: Cart): readonly PricedLine[] => {
  const subtotals = lines.map(({ unitAmount, units }) => unitAmount * units);
  const off = allocate(
    discountOf(
      sumOf(subtotals, (subtotal) => subtotal),
      discount,
    ),
    subtotals,
  );
  return lines.map(({ units, taxRate, requiresShipping = true }, index) => {
    const discountAmount = off[index] ?? 0;
    const amount = (subtotals[index] ?? 0) - discountAmount;
    return { units, taxRate, requiresShipping, discountAmount, ...taxed(amount, taxRate, pricesIncludeTax) };
  });
};

/** Shipping over the rates of the lines that need it, by value (all 0: by units), each share taxed at its rate (F6). */
export const pricedShipping = (amount: number, lines: readonly NewLine[], pricesIncludeTax: boolean): Shipping => {
  const shipped = lines.filter(({ requiresShipping }) => requiresShipping);
  const rates = [...new Set(shipped.map(({ taxRate }) => taxRate))];
  const weights = (weightOf: (line: NewLine) => number): readonly number[] =>
    rates.map((rate) =>
      sumOf(
        shipped.filter(({ taxRate }) => taxRate === rate),
        weightOf,
      ),
    );
  const byValue = weights((line) => (pricesIncludeTax ? line.totalAmount : line.netAmount));
  const amounts = allocate(amount, byValue.some((weight) => weight > 0) ? byValue : weights(({ units }) => units));
  const taxes: readonly TaxShare[] = rates.flatMap((rate, index) => {
    const { netAmount, taxAmount } = taxed(amounts[index] ?? 0, rate, pricesIncludeTax);
    return netAmount + taxAmount > 0 ? [{ rate, netAmount, taxAmount }] : [];
  });
  const netAmount = sumOf(taxes, (tax) => tax.netAmount);
  const taxAmount = sumOf(taxes, (tax) => tax.taxAmount);
  return { taxes, netAmount, taxAmount, totalAmount: netAmount + taxAmount };
};

/** The lines and shipping of a placed order. */
export const price = (cart: Cart): { readonly lines: readonly PricedLine[]; readonly shipping: Shipping | null } => {
  const lines = pricedLines(cart);
  const isShipped = cart.shippingAmount !== null && lines.some(({ requiresShipping }) => requiresShipping);
  return { lines, shipping: isShipped ? pricedShipping(cart.shippingAmount ?? 0, lines, cart.pricesIncludeTax) : null };
};
