import { defineUseCase, type Request } from '#application/use-case';
import { putVersioned } from '#application/versioned';
import { type Discount, type DiscountFacts, sameDiscount } from '#domain/catalog/discount';

export type PutDiscount = Omit<DiscountFacts, 'version'>;

/** Creates a discount or replaces its facts. Its redemptions stay; equal facts change nothing. */
export const putDiscount = defineUseCase({
  uses: ['discounts', 'commit'],
  with:
    ({ discounts, commit }) =>
    async (command: PutDiscount, { expects }: Request) =>
      putVersioned<Discount>(expects, await discounts.find(command.code, { fresh: true }), {
        isSame: (stored) => sameDiscount(stored, command),
        commitAfter: async (before) => {
          const facts: DiscountFacts = { ...command, version: (before?.version ?? 0) + 1 };
          const committed = await commit([{ kind: 'discount', facts }]);
          if (committed.kind === 'committed') return { done: { ...facts, redeemed: before?.redeemed ?? 0 } };
          return { conflict: { stored: committed.why.discount, deleted: committed.why.deleted } };
        },
      }),
});
