import { type ShopSettings, said } from '#adapters/policies/shop-settings';
import type { Shop } from '#application/ports';

export const createShop = (settings: ShopSettings): Shop => ({
  homeCountry: settings.homeCountry,
  defaultShippingMethod: settings.defaultShippingMethod,
  pendingOrderMinutes: settings.pendingOrderMinutes,
  pricesIncludeTax: (currency) => said(settings.pricesIncludeTax, currency) ?? false,
});
