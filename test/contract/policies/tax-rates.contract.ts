import { expect, test } from '@jest/globals';
import { country } from '#test/builders/orders';
import type { Suite } from '#test/contract/world';

/** The rates of the shipped shop.json, by country, region and the three categories. */
const shipped = [
  ['DE', null, '0.19', '0.07'],
  ['FR', null, '0.20', '0.055'],
  ['GB', null, '0.20', '0.05'],
  ['JP', null, '0.10', '0.08'],
  ['KW', null, '0.05', '0.05'],
  ['US', null, '0', '0'],
  ['US', 'TX', '0', '0'],
  ['US', 'NY', '0.08875', '0.08875'],
  ['US', 'CA', '0.0725', '0.0725'],
  ['US', 'ny', '0.08875', '0.08875'],
  ['US', 'US-NY', '0.08875', '0.08875'],
  ['US', ' us-ny ', '0.08875', '0.08875'],
  ['US', 'New York', '0', '0'],
  ['US', 'DE-NY', '0', '0'],
  ['DE', 'BE', '0.19', '0.07'],
  ['DE', 'NY', '0.19', '0.07'],
] as const;

export const taxRatesSuite: Suite = (adapterName, makeWorld) => {
  for (const [code, region, standard, reduced] of shipped)
    test(`${adapterName}: ${code} ${region ?? 'without a region'} takes ${standard} and ${reduced}`, async () => {
      const { taxRates } = (await makeWorld()).ports;
      const destination = { country: country(code), region };
      expect(await taxRates.rulesFor(destination)).toEqual({
        rates: { standard, reduced, zero: '0' },
        shipping: 'goods',
        isRegionKnown: code !== 'US' || standard !== '0',
      });
    });

  test(`${adapterName}: another country has no tax rate, not even zero`, async () => {
    const { taxRates } = (await makeWorld()).ports;
    expect(await taxRates.rulesFor({ country: country('AQ'), region: null })).toBeUndefined();
  });
};
