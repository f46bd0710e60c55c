import { ownValue, type SellerSettings, type ShopSettings } from '#adapters/policies/shop-settings';
import type { Shop } from '#application/ports';
import type { Seller } from '#domain/seller';

const sellerOf = (settings: SellerSettings): Seller => {
  const { name, address, email = null, vatId = null } = settings;
  const { line1, line2 = null, postalCode = null, city, region = null, country } = address;
  return { name, address: { line1, line2, postalCode, city, region, country }, email, vatId };
};

export const createShop = (settings: ShopSettings): Shop => ({
  homeCountry: settings.homeCountry,
  defaultShippingMethod: settings.defaultShippingMethod,
  pendingOrderMinutes: settings.pendingOrderMinutes,
  returnWindowDays: settings.returnWindowDays,
  shipOnlyWhenCovered: settings.shipOnlyWhenCovered ?? false,
  lowStockThreshold: settings.lowStockThreshold,
  pricesIncludeTax: (currency) => ownValue(settings.pricesIncludeTax, currency) ?? false,
  amountStep: (currency) => ownValue(settings.amountStep, currency) ?? 1,
  timeZone: settings.timeZone ?? 'UTC',
  locale: settings.locale ?? 'en',
  refundOnCancel: settings.refundOnCancel ?? 'credit',
  refundOnReturn: settings.refundOnReturn ?? 'none',
  captureOn: settings.captureOn ?? 'request',
  seller: settings.seller === undefined ? null : sellerOf(settings.seller),
});
