import { type Cart, priceCart, pricesCarts } from '#application/orders/price-cart';
import { defineUseCase } from '#application/use-case';

/** The price of a would-be order. Stores nothing. A cached catalog may not refuse: a refusal is checked on fresh facts. */
export const quoteOrder = defineUseCase({
  uses: pricesCarts,
  with: (ports) => async (cart: Cart) => {
    const priced = await priceCart(ports, cart, { fresh: false });
    return priced.ok ? priced : priceCart(ports, cart, { fresh: true });
  },
});
