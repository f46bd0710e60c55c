import { taxCategories } from '#domain/catalog/product';
import { shippingOwed } from '#domain/orders/money/balance';
import type { Order, OrderLine } from '#domain/orders/order';
import { millionths, type Rate } from '#domain/rate';
import type { TaxRules } from '#domain/tax';

const isSameRate = (left: Rate, right: Rate): boolean => millionths(left) === millionths(right);

/**
 * A line has a rate but no category. So every category that has this rate at the first destination must have it at the
 * second too. A rate that no category has any more is not the same.
 */
const isLineTaxedSame = ({ taxRate }: OrderLine, before: TaxRules, after: TaxRules): boolean => {
  const categories = taxCategories.filter((category) => isSameRate(before.rates[category], taxRate));
  return categories.length > 0 && categories.every((category) => isSameRate(after.rates[category], taxRate));
};

const isShippingTaxedSame = (before: TaxRules, after: TaxRules): boolean =>
  before.shipping === after.shipping &&
  (before.shipping !== 'standard' || isSameRate(before.rates.standard, after.rates.standard));

/** Whether two destinations tax what is left of an order in the same way (money.md F7). */
export const isTaxedSame = (order: Pick<Order, 'lines' | 'shipping'>, before: TaxRules, after: TaxRules): boolean =>
  order.lines
    .filter(({ quantity }) => quantity.canceled < quantity.ordered)
    .every((line) => isLineTaxedSame(line, before, after)) &&
  (shippingOwed(order) === null || isShippingTaxedSame(before, after));
