import { type Cart, priceCart, pricesCarts } from '#application/pricing/price-cart';
import { defineUseCase } from '#application/use-case';

/** Prices a cart and stores nothing. A refusal by cached facts is checked again with fresh facts. */
export const quoteOrder = defineUseCase({
  uses: pricesCarts,
  with: (ports) => async (cart: Cart) => {
    const priced = await priceCart(ports, cart, { fresh: false });
    return priced.ok ? priced : priceCart(ports, cart, { fresh: true });
  },
});
