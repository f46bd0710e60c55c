import type { PlaceOrder } from '#application/orders/place-order';
import { eur, sku } from '#test/builders/products';

export const cartLine = (text = 'TEE-M', quantity = 3) => ({ sku: sku(text), quantity });

/** A placement, by default of three shirts without a destination. */
export const placement = (wanted: Partial<PlaceOrder> = {}): PlaceOrder => ({
  currency: eur,
  lines: [cartLine()],
  discountCode: undefined,
  shippingMethod: undefined,
  destination: undefined,
  customerId: undefined,
  private: {},
  expectedTotalAmount: undefined,
  externalReference: null,
  ...wanted,
});
