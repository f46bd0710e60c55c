import type { Currency } from '#domain/currency';
import { allocate, applyRate, type MinorUnits, sumOf, taxContained, toStep } from '#domain/money';
import { millionths, type Rate } from '#domain/rate';

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

/** The part of the shipping that is taxed at one rate. */
export type ShippingTax = Omit<Taxed, 'taxRate' | 'totalAmount'> & { readonly rate: Rate };

/** `taxRate`: null if the taxes have several rates. The amounts are the sums of `taxes`. */
export type PricedShipping = Omit<Taxed, 'taxRate'> & {
  readonly method: string;
  readonly taxRate: Rate | null;
  /** One for each rate, none of them of 0. */
  readonly taxes: readonly ShippingTax[];
};

/** Where prices include tax, all amounts are gross and contain `taxAmount`; else it is added to the three before it. */
export type Totals = {
  readonly subtotalAmount: MinorUnits;
  readonly discountAmount: MinorUnits;
  readonly shippingAmount: MinorUnits;
  readonly taxAmount: MinorUnits;
  /** The sum of lines and shipping, rounded to the step of the order. */
  readonly totalAmount: MinorUnits;
  /** `totalAmount` less that sum: what the rounding adds, or takes if it is below zero (money.md V7). */
  readonly roundingAmount: number;
};

/** The terms that all amounts of an order share. */
type Terms = {
  readonly currency: Currency;
  readonly pricesIncludeTax: boolean;
  /** The worth of the order is a multiple of it, in minor units (money.md V7). */
  readonly amountStep: number;
};

/** The price of a cart, frozen when its order is placed. All amounts are in the minor unit of `currency`. */
export type Price = Terms & {
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
 * then tax. The discount is of the lines that have it, never more than their subtotal. Each line has its own discount and tax, so that it can be canceled, returned and reported on its own. Unit
 * amounts and quantities are within `bounds`. Shipping is priced later, as it may depend on the worth of the goods.
 */
export const priceLines = (
  items: readonly ItemToPrice[],
  pricesIncludeTax: boolean,
  discount: DiscountValue | null,
  hasDiscount: (index: number) => boolean = () => true,
): PricedLine[] => {
  const subtotals = items.map((item, index) => (hasDiscount(index) ? subtotalOf(item) : 0));
  const subtotalAmount = sumOf(subtotals);
  const discountAmount = discount === null ? 0 : Math.min(amountOff(discount, subtotalAmount), subtotalAmount);
  const shares = allocate(discountAmount, subtotals);
  // The compiler cannot know that allocate returns one share per weight.
  return items.map((item, index) => priceLine(item, shares[index] as MinorUnits, pricesIncludeTax));
};

/** The goods of one tax rate that are shipped. `amount` is gross where prices include tax, else net. */
export type ShippedGoods = { readonly rate: Rate; readonly amount: MinorUnits; readonly units: number };

/** The lines that need shipping, by tax rate, in the order of the first line of each rate. */
export const shippedGoods = (lines: readonly PricedLine[], pricesIncludeTax: boolean): readonly ShippedGoods[] => {
  const byRate = new Map<number, ShippedGoods>();
  for (const { requiresShipping, taxRate, netAmount, totalAmount, quantity } of lines) {
    if (!requiresShipping) continue;
    const key = millionths(taxRate);
    const before = byRate.get(key) ?? { rate: taxRate, amount: 0, units: 0 };
    const amount = before.amount + (pricesIncludeTax ? totalAmount : netAmount);
    byRate.set(key, { rate: before.rate, amount, units: before.units + quantity });
  }
  return [...byRate.values()];
};

/**
 * Prices a shipping method whose `amount` is gross where prices include tax, else net. Shipping is taxed as the goods:
 * each rate has a share of it by the amount of its goods, or by their units if all are free (money.md F6). `goods` has
 * at least one entry.
 */
export const priceShipping = (
  method: string,
  amount: MinorUnits,
  goods: readonly ShippedGoods[],
  pricesIncludeTax: boolean,
): PricedShipping => {
  const areFree = goods.every((each) => each.amount === 0);
  const shares = allocate(
    amount,
    goods.map((each) => (areFree ? each.units : each.amount)),
  );
  const parts = goods
    .map(({ rate }, index) => taxed(shares[index] as MinorUnits, rate, pricesIncludeTax))
    .filter(({ totalAmount }) => totalAmount > 0);
  const rates = parts.length === 0 ? goods.map(({ rate }) => rate) : parts.map(({ taxRate }) => taxRate);
  return {
    method,
    netAmount: sumOf(parts.map(({ netAmount }) => netAmount)),
    taxRate: rates.length === 1 ? (rates[0] as Rate) : null,
    taxAmount: sumOf(parts.map(({ taxAmount }) => taxAmount)),
    totalAmount: sumOf(parts.map(({ totalAmount }) => totalAmount)),
    taxes: parts.map(({ taxRate, netAmount, taxAmount }) => ({ rate: taxRate, netAmount, taxAmount })),
  };
};

/**
 * The totals of the lines and the shipping (null: none). The tax is the sum of the taxes, never recomputed. Only the total
 * is rounded to the step: the rounding has no tax.
 */
export const totalsOf = (
  lines: readonly Omit<PricedLine, 'quantity'>[],
  shipping: PricedShipping | null,
  { pricesIncludeTax, amountStep }: Omit<Terms, 'currency'>,
): Totals => {
  const charged = shipping === null ? lines : [...lines, shipping];
  const shippingAmount = pricesIncludeTax ? shipping?.totalAmount : shipping?.netAmount;
  const exactAmount = sumOf(charged.map((part) => part.totalAmount));
  const totalAmount = toStep(exactAmount, amountStep);
  return {
    subtotalAmount: sumOf(lines.map((line) => line.subtotalAmount)),
    discountAmount: sumOf(lines.map((line) => line.discountAmount)),
    shippingAmount: shippingAmount ?? 0,
    taxAmount: sumOf(charged.map((part) => part.taxAmount)),
    totalAmount,
    roundingAmount: totalAmount - exactAmount,
  };
};

/** The price of an order from its lines and shipping, all priced on these terms. */
export const price = (terms: Terms, lines: readonly PricedLine[], shipping: PricedShipping | null): Price => ({
  ...terms,
  lines,
  shipping,
  totals: totalsOf(lines, shipping, terms),
});
