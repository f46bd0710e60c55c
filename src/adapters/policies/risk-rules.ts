import { ownValue, type ShopSettings } from '#adapters/policies/shop-settings';
import type { RiskRules } from '#application/ports';

type Rule = {
  readonly name: string;
  readonly denies: (
    order: Parameters<RiskRules['denialOf']>[0],
    settings: Pick<ShopSettings, 'maxOrderAmount'>,
  ) => boolean;
};

/** The first rule that denies an order is the reason. */
const rules: readonly Rule[] = [
  {
    name: 'max-order-amount',
    denies: ({ currency, totalAmount }, { maxOrderAmount }) =>
      totalAmount > (ownValue(maxOrderAmount, currency) ?? Number.POSITIVE_INFINITY),
  },
];

export const createRiskRules = (settings: Pick<ShopSettings, 'maxOrderAmount'>): RiskRules => ({
  denialOf: async (order) => rules.find((rule) => rule.denies(order, settings))?.name,
});
