import { defineUseCase } from '#application/use-case';
import type { Discount, DiscountCode } from '#domain/catalog/discount';
import { ok, type Result, refuse } from '#domain/result';

export type DiscountNotFound = { readonly kind: 'discount-not-found'; readonly code: DiscountCode };

/** One discount with its number of redemptions. */
export const getDiscount = defineUseCase({
  uses: ['discounts'],
  with:
    ({ discounts }) =>
    async ({ code }: { readonly code: DiscountCode }): Promise<Result<Discount, DiscountNotFound>> => {
      const discount = await discounts.find(code, { fresh: true });
      return discount === undefined ? refuse({ kind: 'discount-not-found', code }) : ok(discount);
    },
});
