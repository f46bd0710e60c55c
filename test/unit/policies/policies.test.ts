import { describe, expect, test } from '@jest/globals';
import { createPolicyPorts } from '#adapters/policies/policy-ports';
import { parseShopSettings } from '#infrastructure/shop-settings';
import { country } from '#test/builders/orders';
import { currency } from '#test/builders/products';
import { shippedSettings } from '#test/builders/shop';

/** The built-in policies over the shipped settings with some of them changed, written as in shop.json. */
const policies = (settings: Record<string, unknown>) =>
  createPolicyPorts(parseShopSettings({ ...shippedSettings, ...settings }));
const eur = currency('EUR');
const usd = currency('USD');

describe('shipping rates', () => {
  const { shippingRates } = policies({
    shippingMethods: { standard: { amount: { EUR: 490, USD: 500 }, freeFromAmount: { EUR: 5000 } } },
  });
  const amountFor = (code: typeof eur, goodsAmount: number) =>
    shippingRates.amountFor({
      method: 'standard',
      currency: code,
      goodsAmount,
      destination: { country: country('DE'), region: null },
    });

  test.each([
    [eur, 4999, 490],
    [eur, 5000, 0],
    [eur, 5001, 0],
    [usd, 5000, 500],
    [currency('GBP'), 5000, undefined],
  ])('in %s for goods of %d', async (code, goodsAmount, amount) =>
    expect(await amountFor(code, goodsAmount)).toBe(amount),
  );
});

describe('tax rates', () => {
  const { taxRates } = policies({
    taxRates: {
      US: { standard: '0', reduced: '0', regions: { NY: { standard: '0.08', reduced: '0.04' } } },
    },
  });
  const rateFor = async (code: string, region: string | null, category: 'standard' | 'reduced' | 'zero') =>
    (await taxRates.rulesFor({ country: country(code), region }))?.rates[category];

  test.each([
    ['US', 'NY', 'standard', '0.08'],
    ['US', 'NY', 'reduced', '0.04'],
    ['US', 'NY', 'zero', '0'],
    ['US', ' ny ', 'standard', '0.08'],
    ['US', 'TX', 'standard', '0'],
    ['US', '', 'standard', '0'],
    ['US', 'constructor', 'standard', '0'],
    ['DE', null, 'standard', undefined],
    ['DE', null, 'zero', undefined],
  ] as const)('in %s, %s for %s', async (code, region, category, expected) =>
    expect(await rateFor(code, region, category)).toBe(expected),
  );
});

describe('the tax of shipping', () => {
  const { taxRates } = policies({ shippingTax: { US: 'none', 'US-NY': 'standard', FR: 'standard' } });

  test.each([
    ['DE', null, 'goods'],
    ['FR', null, 'standard'],
    ['US', null, 'none'],
    ['US', 'CA', 'none'],
    ['US', 'ny', 'standard'],
    ['US', 'US-NY', 'standard'],
    ['US', 'New York', 'none'],
  ] as const)('in %s, %s is that of %s', async (code, region, rule) =>
    expect((await taxRates.rulesFor({ country: country(code), region }))?.shipping).toBe(rule),
  );
});

test('whether prices include tax depends on the currency', () => {
  const { shop } = policies({ pricesIncludeTax: { GBP: true, EUR: false } });
  expect(['GBP', 'EUR', 'USD'].map((code) => shop.pricesIncludeTax(currency(code)))).toEqual([true, false, false]);
});

describe('the shop', () => {
  test('is in UTC, writes English and names no seller, unless its settings say otherwise', () => {
    const { shop } = policies({ timeZone: undefined, locale: undefined });
    expect([shop.timeZone, shop.locale, shop.seller]).toEqual(['UTC', 'en', null]);
  });

  test('has the time zone, the language and the seller of its settings', () => {
    const address = { line1: 'Hauptstr. 1', city: 'Berlin', country: 'DE' };
    const { shop } = policies({ timeZone: 'Europe/Berlin', locale: 'de', seller: { name: 'Tee & Mug GmbH', address } });
    expect([shop.timeZone, shop.locale, shop.seller]).toEqual([
      'Europe/Berlin',
      'de',
      {
        name: 'Tee & Mug GmbH',
        address: { ...address, line2: null, postalCode: null, region: null },
        email: null,
        vatId: null,
      },
    ]);
  });
});
