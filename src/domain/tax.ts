import type { TaxCategory } from '#domain/catalog/product';
import type { Country } from '#domain/country';
import { type PricedLine, type ShippedGoods, shippedGoods } from '#domain/pricing';
import { parseRate, type Rate } from '#domain/rate';

/** The place that goods are shipped to. It decides the tax. */
export type Destination = { readonly country: Country; readonly region: string | null };

export const shippingTaxRules = ['goods', 'standard', 'none'] as const;
/** The rule for the tax of shipping: at the rates of the goods, at the standard rate, or not at all. */
export type ShippingTaxRule = (typeof shippingTaxRules)[number];

/** The taxes of a destination. */
export type TaxRules = {
  readonly rates: { readonly [Category in TaxCategory]: Rate };
  readonly shipping: ShippingTaxRule;
  /** False: rates of the country depend on the region, which is missing or unknown. Then the country's rates apply. */
  readonly isRegionKnown: boolean;
};

export const untaxed = parseRate('0') as Rate;

/** The taxes of a country for which the shop has none. */
export const noTaxes: TaxRules = {
  rates: { standard: untaxed, reduced: untaxed, zero: untaxed },
  shipping: 'goods',
  isRegionKnown: true,
};

/** The goods by whose rates the shipping of these lines is taxed: their own, or the one rate of the rule. */
export const goodsTaxing = (
  lines: readonly PricedLine[],
  pricesIncludeTax: boolean,
  { shipping, rates }: TaxRules,
): readonly ShippedGoods[] => {
  if (shipping === 'goods') return shippedGoods(lines, pricesIncludeTax);
  return [{ rate: shipping === 'standard' ? rates.standard : untaxed, amount: 0, units: 1 }];
};
