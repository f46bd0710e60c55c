import type { VersionMismatch } from '#application/orders/change-order';
import { Unavailable } from '#application/ports';
import { defineUseCase, type Expectation, type Request } from '#application/use-case';
import { type Product, type ProductFacts, sameFacts } from '#domain/catalog/product';
import { ok, type Result, refuse } from '#domain/result';

export type PutProduct = Omit<ProductFacts, 'version'>;
export type ProductPut = { readonly product: Product; readonly created: boolean };

const maximumRounds = 10;

/** Whether a product is what the caller expects. */
export const meets = (expects: Expectation, product: Product | undefined): boolean => {
  switch (expects.kind) {
    case 'nothing-said':
      return true;
    case 'absent':
      return product === undefined;
    case 'exists':
      return product !== undefined;
    case 'version':
      return product?.version === expects.version;
  }
};

/** Creates a product or replaces its facts. Its stock is never touched; the same facts again change nothing. */
export const putProduct = defineUseCase({
  uses: ['products', 'commit'],
  with:
    ({ products, commit }) =>
    async (asked: PutProduct, { expects }: Request): Promise<Result<ProductPut, VersionMismatch>> => {
      let stored = await products.find(asked.sku);
      // One that was sold once goes on where it ended, with the stock that it has.
      let ended: Product | undefined;
      for (let round = 0; round < maximumRounds; round += 1) {
        if (!meets(expects, stored))
          return refuse({ kind: 'version-mismatch', currentVersion: stored?.version ?? null });
        if (stored !== undefined && sameFacts(stored, asked)) return ok({ product: stored, created: false });
        const before = stored ?? ended;
        const facts: ProductFacts = { ...asked, version: (before?.version ?? 0) + 1 };
        const committed = await commit([{ kind: 'product', facts }]);
        if (committed.kind === 'committed')
          return ok({ product: { ...facts, available: before?.available ?? 0 }, created: stored === undefined });
        if (committed.why.kind !== 'facts-changed') throw new Error(`a product was met by ${committed.why.kind}`);
        stored = committed.why.product;
        ended = committed.why.deleted;
      }
      throw new Unavailable('the product kept changing under this command');
    },
});
