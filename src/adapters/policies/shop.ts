import { ownValue, type SellerSettings, type ShopSettings } from '#adapters/policies/shop-settings';
import type { Shop } from '#application/ports';
import { type Country, isInEuropeanUnion } from '#domain/country';
import type { Withdrawal } from '#domain/returns/withdrawal';
import type { Seller } from '#domain/seller';

const sellerOf = (settings: SellerSettings): Seller => {
  const { name, address, email = null, vatId = null } = settings;
  const { line1, line2 = null, postalCode = null, city, region = null, country } = address;
  return { name, address: { line1, line2, postalCode, city, region, country }, email, vatId };
};

/** The consumers' right of the European Union (Directive 2011/83), or what the shop gives beyond it. */
const withdrawalIn =
  ({ withdrawal: { days = 14, refundShipping = 'standard' } = {} }: ShopSettings) =>
  (country: Country): Withdrawal | null =>
    days > 0 && isInEuropeanUnion(country) ? { days, refundShipping } : null;

export const createShop = (settings: ShopSettings): Shop => ({
  homeCountry: settings.homeCountry,
  defaultShippingMethod: settings.defaultShippingMethod,
  pendingOrderMinutes: settings.pendingOrderMinutes,
  returnWindowDays: settings.returnWindowDays,
  privateDataDays: settings.privateDataDays ?? null,
  shipOnlyWhenCovered: settings.shipOnlyWhenCovered ?? false,
  lowStockThreshold: settings.lowStockThreshold,
  pricesIncludeTax: (currency) => ownValue(settings.pricesIncludeTax, currency) ?? false,
  amountStep: (currency) => ownValue(settings.amountStep, currency) ?? 1,
  timeZone: settings.timeZone ?? 'UTC',
  locale: settings.locale ?? 'en',
  refundOnCancel: settings.refundOnCancel ?? 'credit',
  refundOnReturn: settings.refundOnReturn ?? 'none',
  withdrawalIn: withdrawalIn(settings),
  captureOn: settings.captureOn ?? 'request',
  seller: settings.seller === undefined ? null : sellerOf(settings.seller),
});
