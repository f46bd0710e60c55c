import { createRiskRules } from '#adapters/policies/risk-rules';
import { createShippingRates } from '#adapters/policies/shipping-rates';
import { createShop } from '#adapters/policies/shop';
import type { ShopSettings } from '#adapters/policies/shop-settings';
import { createTaxRates } from '#adapters/policies/tax-rates';
import type { Ports } from '#application/ports';

export type PolicyPorts = Pick<Ports, 'taxRates' | 'shippingRates' | 'riskRules' | 'shop'>;

/** The built-in policies. A team that uses a tax or rate service binds its own adapter of that port. */
export const createPolicyPorts = (settings: ShopSettings): PolicyPorts => ({
  taxRates: createTaxRates(settings),
  shippingRates: createShippingRates(settings),
  riskRules: createRiskRules(settings),
  shop: createShop(settings),
});
