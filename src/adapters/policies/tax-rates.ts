import { type ShopSettings, said } from '#adapters/policies/shop-settings';
import type { TaxRates } from '#application/ports';
import { parseRate, type Rate } from '#domain/rate';

const untaxed = parseRate('0') as Rate;

/** Taxes by the destination's region, else its country. The zero category is taxed 0 wherever anything is known. */
export const createTaxRates = ({ taxRates }: Pick<ShopSettings, 'taxRates'>): TaxRates => ({
  rateFor: async ({ country, region }, category) => {
    const ofCountry = said(taxRates, country);
    if (ofCountry === undefined) return undefined;
    if (category === 'zero') return untaxed;
    // People write regions in any case.
    const ofRegion = region === null ? undefined : said(ofCountry.regions, region.trim().toUpperCase());
    return (ofRegion ?? ofCountry)[category];
  },
});
