import { findProduct, type ProductNotFound } from '#application/catalog/find-product';
import { type IdempotencyKeyReused, receiptHours, sameCommand } from '#application/idempotency';
import { type Ports, type Receipt, Unavailable } from '#application/ports';
import { type Done, defineUseCase, type Request } from '#application/use-case';
import type { AboveMaximum } from '#domain/above-maximum';
import type { Product, Sku } from '#domain/catalog/product';
import { adjusted, type StockBelowZero } from '#domain/catalog/stock';
import { hours } from '#domain/instant';
import { ok, type Result, refuse } from '#domain/result';

export type AdjustStock = { readonly sku: Sku; readonly delta: number };
export type Stock = { readonly sku: Sku; readonly available: number };
export type AdjustStockRefusal = ProductNotFound | StockBelowZero | AboveMaximum | IdempotencyKeyReused;
type Answer = Result<Done<Stock>, AdjustStockRefusal>;
type Adjusting = Pick<Ports, 'products' | 'receipts' | 'clock' | 'commit'>;

const maximumRounds = 60;

const replay = (receipt: Receipt, { cause }: Request): Answer =>
  sameCommand(receipt, cause) && receipt.result.kind === 'stock'
    ? ok({ value: { sku: receipt.result.sku, available: receipt.result.available }, replayed: true })
    : refuse({ kind: 'idempotency-key-reused' });

const refusedUnlessDone = async (ports: Adjusting, request: Request, refused: Extract<Answer, { ok: false }>) => {
  const receipt = await ports.receipts.find(request.cause.key);
  return receipt === undefined ? refused : replay(receipt, request);
};

const adjust = async (ports: Adjusting, found: Product, delta: number, request: Request): Promise<Answer> => {
  let stored = found;
  for (let round = 0; round < maximumRounds; round += 1) {
    const available = adjusted(stored, delta);
    if (!available.ok) return refusedUnlessDone(ports, request, available);
    const { sku } = stored;
    const result = { kind: 'stock', sku, available: available.value } as const;
    const keptUntil = ports.clock.now() + hours(receiptHours);
    const committed = await ports.commit([
      { kind: 'set-stock', sku, from: stored.available, to: available.value },
      { kind: 'receipt', receipt: { ...request.cause, result, keptUntil } },
    ]);
    if (committed.kind === 'committed') return ok({ value: { sku, available: available.value }, replayed: false });
    if (committed.why.kind === 'receipt-exists') return replay(committed.why.receipt, request);
    if (committed.why.kind !== 'stock-changed') throw new Error(`stock was met by ${committed.why.kind}`);
    if (committed.why.product === undefined) return refuse({ kind: 'product-not-found', sku });
    stored = committed.why.product;
  }
  throw new Unavailable('the stock kept changing under this command');
};

/** Counts units in or out, exactly once per key: the result is kept in the receipt. */
export const adjustStock = defineUseCase({
  uses: ['products', 'receipts', 'clock', 'commit'],
  with:
    (ports) =>
    async ({ sku, delta }: AdjustStock, request: Request): Promise<Answer> => {
      const found = await findProduct(ports, sku);
      return found.ok ? adjust(ports, found.value, delta, request) : refusedUnlessDone(ports, request, found);
    },
});
