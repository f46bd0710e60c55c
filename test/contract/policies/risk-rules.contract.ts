import { expect, test } from '@jest/globals';
import { currency } from '#test/builders/products';
import type { Suite } from '#test/contract/world';

/** The largest amounts of the shipped shop.json. */
const largest = { EUR: 100_000_000, USD: 100_000_000, GBP: 100_000_000, JPY: 10_000_000_000, KWD: 1_000_000_000 };

export const riskRulesSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an order up to the largest amount of its currency is not denied`, async () => {
    const { riskRules } = (await makeWorld()).ports;
    for (const [code, totalAmount] of Object.entries(largest)) {
      expect(await riskRules.denialOf({ currency: currency(code), totalAmount: 0 })).toBeUndefined();
      expect(await riskRules.denialOf({ currency: currency(code), totalAmount })).toBeUndefined();
    }
  });

  test(`${adapterName}: an order above the largest amount is denied with the name of the rule`, async () => {
    const { riskRules } = (await makeWorld()).ports;
    for (const [code, amount] of Object.entries(largest))
      expect(await riskRules.denialOf({ currency: currency(code), totalAmount: amount + 1 })).toBe('max-order-amount');
  });

  test(`${adapterName}: a currency without a largest amount has no bound`, async () => {
    const { riskRules } = (await makeWorld()).ports;
    const totalAmount = Number.MAX_SAFE_INTEGER;
    expect(await riskRules.denialOf({ currency: currency('CHF'), totalAmount })).toBeUndefined();
  });
};
