import { type Cart, priceCart } from '#application/orders/price-cart';
import { defineUseCase } from '#application/use-case';

/** What an order would cost. Stores nothing. */
export const quoteOrder = defineUseCase({
  uses: ['products', 'taxRates', 'shippingRates', 'shop'],
  with: (ports) => (cart: Cart) => priceCart(ports, cart, { fresh: false }),
});
