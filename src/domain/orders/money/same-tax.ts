import { taxCategories } from '#domain/catalog/product';
import { shippingOwed } from '#domain/orders/money/balance';
import type { Order, OrderLine } from '#domain/orders/order';
import { type PricedShipping, priceShipping, type ShippingTax } from '#domain/pricing';
import { millionths, type Rate } from '#domain/rate';
import { goodsTaxing, type TaxRules } from '#domain/tax';

type Taxed = Pick<Order, 'lines' | 'shipping' | 'shippingRefundedAmount' | 'pricesIncludeTax'>;

const isSameRate = (left: Rate, right: Rate): boolean => millionths(left) === millionths(right);

/**
 * A line has a rate but no category. So every category that has this rate at the first destination must have the same at
 * the second. If no category has it any more, because rates have changed since, every category must.
 */
const hasSameRate = ({ taxRate }: OrderLine, before: TaxRules, after: TaxRules): boolean => {
  const having = taxCategories.filter((category) => isSameRate(before.rates[category], taxRate));
  const compared = having.length > 0 ? having : taxCategories;
  return compared.every((category) => isSameRate(before.rates[category], after.rates[category]));
};

const areSameTaxes = (left: readonly ShippingTax[], right: readonly ShippingTax[]): boolean =>
  left.length === right.length &&
  left.every(({ rate, taxAmount }, index) => {
    const other = right[index];
    return other !== undefined && isSameRate(rate, other.rate) && taxAmount === other.taxAmount;
  });

/** Different rules may lead to the same tax, for example a standard rate that all goods have. */
const isShippingTaxedSame = (
  { lines, pricesIncludeTax }: Taxed,
  { method, netAmount, totalAmount }: PricedShipping,
  before: TaxRules,
  after: TaxRules,
): boolean => {
  const amount = pricesIncludeTax ? totalAmount : netAmount;
  if (amount === 0) return true;
  const shipped = lines.filter(({ requiresShipping }) => requiresShipping);
  if (after.shipping === 'goods' && !shipped.every((line) => hasSameRate(line, before, after))) return false;
  const priced = lines.map((line) => ({ ...line, quantity: line.quantity.ordered }));
  const taxesBy = (rules: TaxRules) =>
    priceShipping(method, amount, goodsTaxing(priced, pricesIncludeTax, rules), pricesIncludeTax).taxes;
  return areSameTaxes(taxesBy(before), taxesBy(after));
};

/** True if two destinations tax the rest of an order in the same way (money.md F7). */
export const isTaxedSame = (order: Taxed, before: TaxRules, after: TaxRules): boolean => {
  const shipping = shippingOwed(order);
  return (
    order.lines
      .filter(({ quantity, totalAmount }) => quantity.canceled < quantity.ordered && totalAmount > 0)
      .every((line) => hasSameRate(line, before, after)) &&
    (shipping === null || isShippingTaxedSame(order, shipping, before, after))
  );
};
