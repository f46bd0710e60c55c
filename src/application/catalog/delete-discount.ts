import type { DiscountNotFound } from '#application/catalog/get-discount';
import type { VersionMismatch } from '#application/expectation';
import { defineUseCase, type Request } from '#application/use-case';
import { deleteVersioned } from '#application/versioned';
import type { DiscountCode } from '#domain/catalog/discount';
import { type Result, refuse } from '#domain/result';

/** Deletes a discount. Placed orders keep it; a canceled order still returns its redemption. */
export const deleteDiscount = defineUseCase({
  uses: ['discounts', 'commit'],
  with:
    ({ discounts, commit }) =>
    async (
      { code }: { readonly code: DiscountCode },
      { expects }: Request,
    ): Promise<Result<true, DiscountNotFound | VersionMismatch>> => {
      const found = await discounts.find(code, { fresh: true });
      const deleted = await deleteVersioned(expects, found, async ({ version }) => {
        const committed = await commit([{ kind: 'delete-discount', code, version }]);
        if (committed.kind === 'committed') return { done: true };
        return { conflict: { stored: committed.why.discount } };
      });
      return deleted ?? refuse({ kind: 'discount-not-found', code });
    },
});
