import { findProduct, type ProductNotFound } from '#application/catalog/find-product';
import { meets } from '#application/catalog/put-product';
import type { VersionMismatch } from '#application/orders/change-order';
import { Unavailable } from '#application/ports';
import { defineUseCase, type Request } from '#application/use-case';
import type { Sku } from '#domain/catalog/product';
import { ok, type Result, refuse } from '#domain/result';

const maximumRounds = 10;

/** Takes a product out of the catalogue. Its stock stays, so that canceled orders can give back what they took. */
export const deleteProduct = defineUseCase({
  uses: ['products', 'commit'],
  with:
    (ports) =>
    async (
      { sku }: { readonly sku: Sku },
      { expects }: Request,
    ): Promise<Result<{ readonly sku: Sku }, ProductNotFound | VersionMismatch>> => {
      let found = await findProduct(ports, sku);
      for (let round = 0; round < maximumRounds; round += 1) {
        if (!found.ok) return found;
        const { version } = found.value;
        if (!meets(expects, found.value)) return refuse({ kind: 'version-mismatch', currentVersion: version });
        const committed = await ports.commit([{ kind: 'delete-product', sku, version }]);
        if (committed.kind === 'committed') return ok({ sku });
        if (committed.why.kind !== 'facts-changed') throw new Error(`a deletion was met by ${committed.why.kind}`);
        const { product } = committed.why;
        found = product === undefined ? refuse({ kind: 'product-not-found', sku }) : ok(product);
      }
      throw new Unavailable('the product kept changing under this command');
    },
});
