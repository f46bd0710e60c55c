import { expect, test } from '@jest/globals';
import { country } from '#test/builders/orders';
import { currency } from '#test/builders/products';
import type { Suite } from '#test/contract/world';

const destination = { country: country('DE'), region: null };

/** The amounts of the shipped shop.json. */
const shipped = [
  ['standard', { EUR: 490, USD: 500, GBP: 450, JPY: 500, KWD: 1500 }],
  ['express', { EUR: 990, USD: 1200, GBP: 990, JPY: 1200, KWD: 3000 }],
  ['pickup', { EUR: 0, USD: 0, GBP: 0, JPY: 0, KWD: 0 }],
] as const;

export const shippingRatesSuite: Suite = (adapterName, makeWorld) => {
  for (const [method, amounts] of shipped)
    test(`${adapterName}: ${method} has its amount in each currency, for any amount of goods`, async () => {
      const { shippingRates } = (await makeWorld()).ports;
      for (const [code, amount] of Object.entries(amounts))
        for (const goodsAmount of [0, 1, 999_999_999])
          expect(await shippingRates.amountFor({ method, currency: currency(code), goodsAmount, destination })).toBe(
            amount,
          );
    });

  test(`${adapterName}: an unknown method and a method without the currency have no amount`, async () => {
    const { shippingRates } = (await makeWorld()).ports;
    const goods = { goodsAmount: 100, destination };
    for (const method of ['', 'Standard', 'drone', 'constructor', '__proto__', 'toString'])
      expect(await shippingRates.amountFor({ ...goods, method, currency: currency('EUR') })).toBeUndefined();
    for (const method of ['standard', 'express', 'pickup'])
      expect(await shippingRates.amountFor({ ...goods, method, currency: currency('CHF') })).toBeUndefined();
  });
};
