import type { DiscountListing, Page } from '#application/ports';
import { defineUseCase } from '#application/use-case';
import type { Discount, DiscountCode } from '#domain/catalog/discount';
import { ok, type Result } from '#domain/result';

/** The discounts of the shop, by code. */
export const listDiscounts = defineUseCase({
  uses: ['discountLists'],
  with:
    ({ discountLists }) =>
    async (listing: DiscountListing): Promise<Result<Page<Discount, DiscountCode>, never>> =>
      ok(await discountLists.page(listing)),
});
