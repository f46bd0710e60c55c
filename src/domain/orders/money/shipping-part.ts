import { allocate, type MinorUnits, sumOf, taxContained } from '#domain/money';
import type { PricedShipping, ShippingTax } from '#domain/pricing';

const totalOf = ({ netAmount, taxAmount }: ShippingTax): MinorUnits => netAmount + taxAmount;

/**
 * A share of what is taxed at one rate, with the tax that it contains. Neither its net amount nor its tax exceeds the whole,
 * also where the whole was taxed by another rule than that of its rate: a stored order is read whatever it says.
 */
export const shareOf = ({ rate, netAmount, taxAmount }: ShippingTax, total: MinorUnits): ShippingTax => {
  const tax = Math.max(total - netAmount, Math.min(taxContained(total, rate), taxAmount));
  return { rate, netAmount: total - tax, taxAmount: tax };
};

const without = (whole: ShippingTax, share: ShippingTax): ShippingTax => ({
  rate: whole.rate,
  netAmount: whole.netAmount - share.netAmount,
  taxAmount: whole.taxAmount - share.taxAmount,
});

const withTaxes = (shipping: PricedShipping, all: readonly ShippingTax[]): PricedShipping => {
  const taxes = all.filter((tax) => totalOf(tax) > 0);
  return {
    ...shipping,
    taxes,
    netAmount: sumOf(taxes.map(({ netAmount }) => netAmount)),
    taxAmount: sumOf(taxes.map(({ taxAmount }) => taxAmount)),
    totalAmount: sumOf(taxes.map(totalOf)),
  };
};

/**
 * Divides shipping into a part of `amount`, with its tax, and the rest (money.md R10). The part is split over the rates by
 * their totals. Null: nothing, or for the rest nothing is left. `amount` may exceed the total.
 */
export const divideShipping = (
  shipping: PricedShipping,
  amount: MinorUnits,
): { readonly part: PricedShipping | null; readonly rest: PricedShipping | null } => {
  if (amount === 0) return { part: null, rest: shipping };
  const totals = shipping.taxes.map(totalOf);
  if (amount >= sumOf(totals)) return { part: shipping, rest: null };
  const shares = allocate(amount, totals);
  const part = shipping.taxes.map((tax, index) => shareOf(tax, shares[index] ?? 0));
  const rest = shipping.taxes.map((tax, index) => without(tax, part[index] ?? { ...tax, netAmount: 0, taxAmount: 0 }));
  return { part: withTaxes(shipping, part), rest: withTaxes(shipping, rest) };
};
