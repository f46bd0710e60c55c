import { type Cart, priceCart, pricesCarts } from '#application/orders/price-cart';
import { defineUseCase } from '#application/use-case';

/** What an order would cost. Stores nothing. */
export const quoteOrder = defineUseCase({
  uses: pricesCarts,
  with: (ports) => (cart: Cart) => priceCart(ports, cart, { fresh: false }),
});
