import { ownValue, type ShopSettings } from '#adapters/policies/shop-settings';
import type { ShippingRates } from '#application/ports';

/** One amount for each method and currency, for all destinations. Free from `freeFromAmount` on. */
export const createShippingRates = ({ shippingMethods }: Pick<ShopSettings, 'shippingMethods'>): ShippingRates => ({
  amountFor: async ({ method: name, currency, goodsAmount }) => {
    const method = ownValue(shippingMethods, name);
    const amount = ownValue(method?.amount, currency);
    const freeFrom = ownValue(method?.freeFromAmount, currency);
    return amount !== undefined && freeFrom !== undefined && goodsAmount >= freeFrom ? 0 : amount;
  },
});
