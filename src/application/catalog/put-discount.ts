import { putVersioned } from '#application/catalog/versioned';
import { defineUseCase, type Request } from '#application/use-case';
import { type Discount, type DiscountFacts, sameDiscount } from '#domain/catalog/discount';

export type PutDiscount = Omit<DiscountFacts, 'version'>;

/** Creates a discount or replaces its facts. Its redemptions are never touched; the same facts again change nothing. */
export const putDiscount = defineUseCase({
  uses: ['discounts', 'commit'],
  with:
    ({ discounts, commit }) =>
    async (asked: PutDiscount, { expects }: Request) =>
      putVersioned<Discount>(expects, await discounts.find(asked.code, { fresh: true }), {
        isSame: (stored) => sameDiscount(stored, asked),
        over: async (before) => {
          const facts: DiscountFacts = { ...asked, version: (before?.version ?? 0) + 1 };
          const committed = await commit([{ kind: 'discount', facts }]);
          if (committed.kind === 'committed') return { done: { ...facts, redeemed: before?.redeemed ?? 0 } };
          if (committed.why.kind !== 'discount-changed') throw new Error(`a discount was met by ${committed.why.kind}`);
          return { met: { stored: committed.why.discount, deleted: committed.why.deleted } };
        },
      }),
});
