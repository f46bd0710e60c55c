import { type Cart, priceCart, pricesCarts } from '#application/orders/price-cart';
import { defineUseCase } from '#application/use-case';

/** What an order would cost. Stores nothing. Only what the catalogue says now may refuse, as when an order is placed. */
export const quoteOrder = defineUseCase({
  uses: pricesCarts,
  with: (ports) => async (cart: Cart) => {
    const priced = await priceCart(ports, cart, { fresh: false });
    return priced.ok ? priced : priceCart(ports, cart, { fresh: true });
  },
});
