import { expect, test } from '@jest/globals';
import type { RiskQuestion } from '#application/ports';
import { ada } from '#test/builders/callers';
import { country } from '#test/builders/orders';
import { currency, eur } from '#test/builders/products';
import type { Suite } from '#test/contract/world';

/** The largest amounts of the shipped shop.json. */
const largest = { EUR: 100_000_000, USD: 100_000_000, GBP: 100_000_000, JPY: 10_000_000_000, KWD: 1_000_000_000 };

/** A question of a new customer, without an address. */
const question = (wanted: Partial<RiskQuestion> = {}): RiskQuestion => ({
  occasion: 'placement',
  by: 'customer',
  customerId: ada,
  email: null,
  shippingAddress: null,
  currency: eur,
  totalAmount: 0,
  history: { orders: async () => 0, declinedPayments: async () => 0 },
  ...wanted,
});

export const riskRulesSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an order up to the largest amount of its currency is allowed`, async () => {
    const { riskRules } = (await makeWorld()).ports;
    for (const [code, amount] of Object.entries(largest))
      for (const totalAmount of [0, amount])
        expect(await riskRules.judge(question({ currency: currency(code), totalAmount }))).toEqual({ kind: 'allow' });
  });

  test(`${adapterName}: an order above the largest amount is denied with the reason`, async () => {
    const { riskRules } = (await makeWorld()).ports;
    for (const [code, amount] of Object.entries(largest))
      expect(await riskRules.judge(question({ currency: currency(code), totalAmount: amount + 1 }))).toEqual({
        kind: 'deny',
        reasons: ['order-amount'],
      });
  });

  test(`${adapterName}: a currency without a largest amount has no bound`, async () => {
    const { riskRules } = (await makeWorld()).ports;
    const totalAmount = Number.MAX_SAFE_INTEGER;
    expect(await riskRules.judge(question({ currency: currency('CHF'), totalAmount }))).toEqual({ kind: 'allow' });
  });

  test(`${adapterName}: an ordinary order is allowed on every occasion, for everybody`, async () => {
    const { riskRules } = (await makeWorld()).ports;
    for (const occasion of ['placement', 'edit', 'payment'] as const)
      for (const by of ['customer', 'staff'] as const)
        expect(await riskRules.judge(question({ occasion, by }))).toEqual({ kind: 'allow' });
  });

  test(`${adapterName}: a card of the country of the address is allowed`, async () => {
    const { riskRules } = (await makeWorld()).ports;
    const question = { cardCountry: country('DE'), addressCountry: country('DE') };
    expect(await riskRules.judgeCard(question)).toEqual({ kind: 'allow' });
  });
};
