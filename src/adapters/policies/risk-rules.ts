import { type ShopSettings, said } from '#adapters/policies/shop-settings';
import type { RiskRules } from '#application/ports';

type Rule = {
  readonly name: string;
  readonly denies: (
    asked: Parameters<RiskRules['denialOf']>[0],
    settings: Pick<ShopSettings, 'maxOrderAmount'>,
  ) => boolean;
};

/** The list is the rule: the first one that denies is named. */
const rules: readonly Rule[] = [
  {
    name: 'max-order-amount',
    denies: ({ currency, totalAmount }, { maxOrderAmount }) =>
      totalAmount > (said(maxOrderAmount, currency) ?? Number.POSITIVE_INFINITY),
  },
];

export const createRiskRules = (settings: Pick<ShopSettings, 'maxOrderAmount'>): RiskRules => ({
  denialOf: async (asked) => rules.find((rule) => rule.denies(asked, settings))?.name,
});
