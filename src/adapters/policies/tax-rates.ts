import { ownValue, type ShopSettings } from '#adapters/policies/shop-settings';
import type { TaxRates } from '#application/ports';
import { regionCode } from '#domain/country';
import { untaxed } from '#domain/tax';

/**
 * The rates of the destination's region, else of its country. The `zero` category is taxed 0 in every known country.
 * Shipping is taxed as the goods unless `shippingTax` names the region or the country.
 */
export const createTaxRates = ({
  taxRates,
  shippingTax,
}: Pick<ShopSettings, 'taxRates' | 'shippingTax'>): TaxRates => ({
  rulesFor: async ({ country, region }) => {
    const countryRates = ownValue(taxRates, country);
    if (countryRates === undefined) return undefined;
    const code = regionCode(country, region);
    const regionRates = code === null ? undefined : ownValue(countryRates.regions, code);
    const { standard, reduced } = regionRates ?? countryRates;
    const regionRule = code === null ? undefined : ownValue(shippingTax, `${country}-${code}`);
    return {
      rates: { standard, reduced, zero: untaxed },
      shipping: regionRule ?? ownValue(shippingTax, country) ?? 'goods',
      isRegionKnown: countryRates.regions === undefined || regionRates !== undefined,
    };
  },
});
