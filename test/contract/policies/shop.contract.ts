import { expect, test } from '@jest/globals';
import type { Country } from '#domain/country';
import { currency } from '#test/builders/products';
import type { Suite } from '#test/contract/world';

export const shopSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: the shop has the settings of the shipped shop.json`, async () => {
    const { shop } = (await makeWorld()).ports;
    expect(shop.homeCountry).toBe('DE');
    expect(shop.defaultShippingMethod).toBe('standard');
    expect(shop.pendingOrderMinutes).toBe(30);
    expect(shop.returnWindowDays).toBe(30);
    expect(shop.shipOnlyWhenCovered).toBe(false);
    expect(shop.refundOnCancel).toBe('credit');
    expect(shop.refundOnReturn).toBe('none');
    expect(shop.captureOn).toBe('request');
    expect(shop.lowStockThreshold).toBe(5);
    expect(shop.privateDataDays).toBeNull();
    expect(shop.timeZone).toBe('UTC');
    expect(shop.locale).toBe('en');
    expect(shop.seller).toBeNull();
  });

  test(`${adapterName}: customers in the European Union may withdraw for 14 days, others may not`, async () => {
    const { shop } = (await makeWorld()).ports;
    const right = { days: 14, refundShipping: 'standard' };
    for (const code of ['DE', 'FR', 'IE', 'HR', 'SE']) expect(shop.withdrawalIn(code as Country)).toEqual(right);
    for (const code of ['GB', 'CH', 'NO', 'US', 'JP']) expect(shop.withdrawalIn(code as Country)).toBeNull();
  });

  test(`${adapterName}: prices exclude tax and have no step, in the shop's currencies and in others`, async () => {
    const { shop } = (await makeWorld()).ports;
    for (const code of ['EUR', 'USD', 'GBP', 'JPY', 'KWD', 'CHF'])
      expect([shop.pricesIncludeTax(currency(code)), shop.amountStep(currency(code))]).toEqual([false, 1]);
  });
};
