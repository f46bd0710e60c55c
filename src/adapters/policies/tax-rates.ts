import { ownValue, type ShopSettings } from '#adapters/policies/shop-settings';
import type { TaxRates } from '#application/ports';
import { parseRate, type Rate } from '#domain/rate';

const untaxed = parseRate('0') as Rate;

/** The rates of the destination's region, else of its country. The `zero` category is taxed 0 in every known country. */
export const createTaxRates = ({ taxRates }: Pick<ShopSettings, 'taxRates'>): TaxRates => ({
  rateFor: async ({ country, region }, category) => {
    const countryRates = ownValue(taxRates, country);
    if (countryRates === undefined) return undefined;
    if (category === 'zero') return untaxed;
    // Clients write regions in any case.
    const regionRates = region === null ? undefined : ownValue(countryRates.regions, region.trim().toUpperCase());
    return (regionRates ?? countryRates)[category];
  },
});
