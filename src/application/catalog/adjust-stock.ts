import { findProduct, type ProductNotFound } from '#application/catalog/find-product';
import { type Ports, type Receipt, Unavailable } from '#application/ports';
import { type IdempotencyKeyReused, receiptFor, refusedUnlessReplayed, resultIn } from '#application/receipts';
import { type Done, defineUseCase, type Request } from '#application/use-case';
import type { AboveMaximum } from '#domain/above-maximum';
import type { Product, Sku } from '#domain/catalog/product';
import { adjusted, type StockBelowZero } from '#domain/catalog/stock';
import { ok, type Result, refuse } from '#domain/result';

export type AdjustStock = { readonly sku: Sku; readonly delta: number };
export type Stock = { readonly sku: Sku; readonly available: number };
export type AdjustStockRefusal = ProductNotFound | StockBelowZero | AboveMaximum | IdempotencyKeyReused;
type Answer = Result<Done<Stock>, AdjustStockRefusal>;
type Adjusting = Pick<Ports, 'products' | 'receipts' | 'clock' | 'commit'>;

const maximumRounds = 60;

const replay = (receipt: Receipt, { cause }: Request): Answer => {
  const result = resultIn(receipt, cause, 'stock');
  if (!result.ok) return result;
  const { sku, available } = result.value;
  return ok({ value: { sku, available }, replayed: true });
};

const adjust = async (ports: Adjusting, found: Product, delta: number, request: Request): Promise<Answer> => {
  let stored = found;
  for (let round = 0; round < maximumRounds; round += 1) {
    const available = adjusted(stored, delta);
    if (!available.ok)
      return refusedUnlessReplayed<Answer>(ports, request, available, (receipt) => replay(receipt, request));
    const { sku } = stored;
    const result = { kind: 'stock', sku, available: available.value } as const;
    const committed = await ports.commit([
      { kind: 'set-stock', sku, from: stored.available, to: available.value },
      { kind: 'receipt', receipt: receiptFor(request.cause, result, ports.clock.now()) },
    ]);
    if (committed.kind === 'committed') return ok({ value: { sku, available: available.value }, replayed: false });
    if (committed.why.kind === 'receipt-exists') return replay(committed.why.receipt, request);
    if (committed.why.product === undefined) return refuse({ kind: 'product-not-found', sku });
    stored = committed.why.product;
  }
  throw new Unavailable('the stock changed in every attempt of this command; repeat the request');
};

/** Adds or removes units of a product's stock, exactly once per key: the receipt has the result. */
export const adjustStock = defineUseCase({
  uses: ['products', 'receipts', 'clock', 'commit'],
  with:
    (ports) =>
    async ({ sku, delta }: AdjustStock, request: Request): Promise<Answer> => {
      const found = await findProduct(ports, sku);
      return found.ok
        ? adjust(ports, found.value, delta, request)
        : refusedUnlessReplayed<Answer>(ports, request, found, (receipt) => replay(receipt, request));
    },
});
