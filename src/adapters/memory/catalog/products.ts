import { pageOf } from '#adapters/memory/page';
import type { MemoryStore } from '#adapters/memory/store';
import type { MissingItem } from '#application/commit';
import type { ProductLists, Products, Rejection, Write } from '#application/ports';
import type { Product, ProductFacts, Sku } from '#domain/catalog/product';

type ProductWrite = Extract<
  Write,
  { kind: 'take-stock' | 'return-stock' | 'set-stock' | 'product' | 'delete-product' }
>;

const factsOf = ({ available: _, ...facts }: Product): ProductFacts => facts;

/** Always returns fresh facts, because the store is in this process. */
export const createProducts = ({ products }: MemoryStore): Products => ({
  find: async (sku) => structuredClone(products.get(sku)),
  facts: async (skus) => {
    const found = skus.flatMap((sku) => products.get(sku) ?? []);
    return new Map(found.map((product) => [product.sku, structuredClone(factsOf(product))]));
  },
});

export const createProductLists = ({ products }: MemoryStore): ProductLists => ({
  page: async ({ after, limit, maximumAvailable = Number.POSITIVE_INFINITY }) => {
    const listed = [...products.values()].filter(
      ({ sku, available }) => available <= maximumAvailable && (after === undefined || sku > after),
    );
    return pageOf(
      listed.toSorted((left, right) => (left.sku > right.sku ? 1 : -1)),
      limit,
      ({ sku }) => sku,
    );
  },
});

const skuOf = (write: ProductWrite): Sku => {
  switch (write.kind) {
    case 'take-stock':
    case 'return-stock':
      return write.move.sku;
    case 'set-stock':
    case 'delete-product':
      return write.sku;
    case 'product':
      return write.facts.sku;
  }
};

export const refuseProduct = (
  { products, deletedProducts }: MemoryStore,
  write: ProductWrite,
): Rejection | MissingItem | undefined => {
  const product = products.get(skuOf(write));
  const deleted = deletedProducts.get(skuOf(write));
  const factsChanged: Rejection = { kind: 'facts-changed', product, ...(deleted === undefined ? {} : { deleted }) };
  switch (write.kind) {
    case 'take-stock': {
      const { backorderLimit, move } = write;
      const { sku, quantity } = move;
      if (product?.version !== write.factsVersion) return factsChanged;
      return product.available >= quantity - backorderLimit
        ? undefined
        : { kind: 'stock-short', short: [{ sku, available: product.available, backorderLimit }] };
    }
    case 'return-stock':
      return (product ?? deleted) === undefined
        ? { kind: 'missing-item', item: `product ${write.move.sku}` }
        : undefined;
    case 'set-stock':
      return product?.available === write.from ? undefined : { kind: 'stock-changed', product };
    case 'product':
      return ((product ?? deleted)?.version ?? 0) === write.facts.version - 1 ? undefined : factsChanged;
    case 'delete-product':
      return product?.version === write.version ? undefined : factsChanged;
  }
};

const changedProduct = (product: Product | undefined, write: ProductWrite): Product => {
  if (write.kind === 'product') return { ...write.facts, available: product?.available ?? 0 };
  if (product === undefined) throw new Error(`product ${skuOf(write)} is not stored`);
  switch (write.kind) {
    case 'take-stock':
      return { ...product, available: product.available - write.move.quantity };
    case 'return-stock':
      return { ...product, available: product.available + write.move.quantity };
    case 'set-stock':
      return { ...product, available: write.to };
    case 'delete-product':
      return { ...product, version: product.version + 1 };
  }
};

const existsAfter = (existed: boolean, { kind }: ProductWrite): boolean =>
  kind === 'product' || (existed && kind !== 'delete-product');

/** A new product has no adjustments; every other has those that it had. */
const countAdjustment = ({ stockCounts }: MemoryStore, write: ProductWrite): void => {
  if (write.kind === 'product' && write.facts.version === 1)
    stockCounts.set(write.facts.sku, { opening: 0, adjusted: 0 });
  if (write.kind !== 'set-stock') return;
  const { opening = null, adjusted = 0 } = stockCounts.get(write.sku) ?? {};
  stockCounts.set(write.sku, { opening, adjusted: adjusted + write.to - write.from });
};

export const writeProduct = (store: MemoryStore, write: ProductWrite): void => {
  const { products, deletedProducts } = store;
  const sku = skuOf(write);
  countAdjustment(store, write);
  const [from, existed] = deletedProducts.has(sku) ? [deletedProducts, false] : [products, true];
  const after = changedProduct(from.get(sku), write);
  from.delete(sku);
  (existsAfter(existed, write) ? products : deletedProducts).set(sku, after);
};
