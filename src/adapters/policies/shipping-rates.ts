import { type ShopSettings, said } from '#adapters/policies/shop-settings';
import type { ShippingRates } from '#application/ports';

/** One amount for each method and currency, wherever it goes; nothing from the amount on that makes it free. */
export const createShippingRates = ({ shippingMethods }: Pick<ShopSettings, 'shippingMethods'>): ShippingRates => ({
  amountFor: async ({ method: name, currency, goodsAmount }) => {
    const method = said(shippingMethods, name);
    const amount = said(method?.amount, currency);
    const freeFrom = said(method?.freeFromAmount, currency);
    return amount !== undefined && freeFrom !== undefined && goodsAmount >= freeFrom ? 0 : amount;
  },
});
