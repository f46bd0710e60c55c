import type { Currency } from '#domain/currency';
import { allocate, applyRate, type MinorUnits, sumOf, taxContained } from '#domain/money';
import type { Rate } from '#domain/rate';

/** The discount on an order's goods: an amount, or a share of their subtotal. Never more than the subtotal. */
export type DiscountValue =
  | { readonly type: 'fixed'; readonly amount: MinorUnits }
  | { readonly type: 'percent'; readonly rate: Rate };

/** A requested item with its product's facts and its tax rate. `unitAmount` is gross where prices include tax. */
export type ItemToPrice = {
  readonly sku: string;
  readonly name: string;
  readonly unitAmount: MinorUnits;
  readonly quantity: number;
  readonly requiresShipping: boolean;
  readonly taxRate: Rate;
};

/** `netAmount` + `taxAmount` = `totalAmount`, whether the shop's prices include tax or not. */
type Taxed = {
  readonly netAmount: MinorUnits;
  readonly taxRate: Rate;
  readonly taxAmount: MinorUnits;
  readonly totalAmount: MinorUnits;
};

/** Where prices include tax `subtotalAmount` and `discountAmount` are gross, else net. */
export type PricedLine = ItemToPrice &
  Taxed & { readonly subtotalAmount: MinorUnits; readonly discountAmount: MinorUnits };

export type PricedShipping = Taxed & { readonly method: string };

/** Where prices include tax, all amounts are gross and contain `taxAmount`; else it is added to the three before it. */
export type Totals = {
  readonly subtotalAmount: MinorUnits;
  readonly discountAmount: MinorUnits;
  readonly shippingAmount: MinorUnits;
  readonly taxAmount: MinorUnits;
  readonly totalAmount: MinorUnits;
};

/** The price of an order, frozen when it is placed. All amounts are in the minor unit of `currency`. */
export type Price = {
  readonly currency: Currency;
  readonly pricesIncludeTax: boolean;
  readonly lines: readonly PricedLine[];
  readonly shipping: PricedShipping | null;
  readonly totals: Totals;
};

const taxed = (amount: MinorUnits, taxRate: Rate, pricesIncludeTax: boolean): Taxed => {
  if (pricesIncludeTax) {
    const taxAmount = taxContained(amount, taxRate);
    return { netAmount: amount - taxAmount, taxRate, taxAmount, totalAmount: amount };
  }
  const taxAmount = applyRate(amount, taxRate);
  return { netAmount: amount, taxRate, taxAmount, totalAmount: sumOf([amount, taxAmount]) };
};

const subtotalOf = ({ unitAmount, quantity }: ItemToPrice): MinorUnits => unitAmount * quantity;

const amountOff = (discount: DiscountValue, subtotalAmount: MinorUnits): MinorUnits =>
  discount.type === 'fixed' ? discount.amount : applyRate(subtotalAmount, discount.rate);

const priceLine = (item: ItemToPrice, discountAmount: MinorUnits, pricesIncludeTax: boolean): PricedLine => {
  const subtotalAmount = subtotalOf(item);
  return {
    sku: item.sku,
    name: item.name,
    unitAmount: item.unitAmount,
    quantity: item.quantity,
    requiresShipping: item.requiresShipping,
    subtotalAmount,
    discountAmount,
    ...taxed(subtotalAmount - discountAmount, item.taxRate, pricesIncludeTax),
  };
};

/**
 * Prices the goods, one line per item in the same order: unit x quantity, less a share of the discount by subtotal,
 * then tax. Each line has its own discount and tax, so that it can be canceled, returned and reported on its own. Unit
 * amounts and quantities are within `bounds`. Shipping is priced later, as it may depend on the worth of the goods.
 */
export const priceLines = (
  items: readonly ItemToPrice[],
  pricesIncludeTax: boolean,
  discount: DiscountValue | null,
): PricedLine[] => {
  const subtotals = items.map(subtotalOf);
  const discountAmount = discount === null ? 0 : amountOff(discount, sumOf(subtotals));
  const shares = allocate(discountAmount, subtotals);
  // The compiler cannot know that allocate returns one share per weight.
  return items.map((item, index) => priceLine(item, shares[index] as MinorUnits, pricesIncludeTax));
};

/** Prices a shipping method whose `amount` is gross where prices include tax, else net. */
export const priceShipping = (
  method: string,
  amount: MinorUnits,
  taxRate: Rate,
  pricesIncludeTax: boolean,
): PricedShipping => ({ method, ...taxed(amount, taxRate, pricesIncludeTax) });

/** The totals of the lines and the shipping (null: none). The tax is the sum of the taxes, never recomputed. */
export const totalsOf = (
  lines: readonly PricedLine[],
  shipping: PricedShipping | null,
  pricesIncludeTax: boolean,
): Totals => {
  const charged = shipping === null ? lines : [...lines, shipping];
  const shippingAmount = pricesIncludeTax ? shipping?.totalAmount : shipping?.netAmount;
  return {
    subtotalAmount: sumOf(lines.map((line) => line.subtotalAmount)),
    discountAmount: sumOf(lines.map((line) => line.discountAmount)),
    shippingAmount: shippingAmount ?? 0,
    taxAmount: sumOf(charged.map((part) => part.taxAmount)),
    totalAmount: sumOf(charged.map((part) => part.totalAmount)),
  };
};

/** The price of an order from its lines and shipping, all priced with the same `pricesIncludeTax`. */
export const price = (
  currency: Currency,
  pricesIncludeTax: boolean,
  lines: readonly PricedLine[],
  shipping: PricedShipping | null,
): Price => ({ currency, pricesIncludeTax, lines, shipping, totals: totalsOf(lines, shipping, pricesIncludeTax) });
