import { ownValue, type ShopSettings } from '#adapters/policies/shop-settings';
import type { Shop } from '#application/ports';

export const createShop = (settings: ShopSettings): Shop => ({
  homeCountry: settings.homeCountry,
  defaultShippingMethod: settings.defaultShippingMethod,
  pendingOrderMinutes: settings.pendingOrderMinutes,
  lowStockThreshold: settings.lowStockThreshold,
  pricesIncludeTax: (currency) => ownValue(settings.pricesIncludeTax, currency) ?? false,
});
