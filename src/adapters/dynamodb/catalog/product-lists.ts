import { catalogPartition, createProductEntity, readProducts } from '#adapters/dynamodb/catalog/products';
import { asStored, keyFields, type Place, rawPage } from '#adapters/dynamodb/engine/entity';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { behind } from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { sku } from '#adapters/dynamodb/values';
import type { ProductLists } from '#application/ports';

const skuOf = behind('s#', sku);
/** The maximum of one BatchGetItem. */
const maximumRows = 100;

/** The index has the skus; facts and stock are read from the table, so that their changes do not write to the index. */
export const createProductLists = (place: Place, pace: Pace): ProductLists => {
  const entity = createProductEntity(place);
  return {
    page: ({ after, limit }) =>
      reading(async () => {
        const catalog = entity.query.byCatalog({ g1: catalogPartition });
        const query = after === undefined ? catalog : catalog.gt({ sku: after });
        const rows = Math.min(limit, maximumRows);
        const { items, lastKey } = rawPage(
          await query.go({ order: 'asc', limit: rows, pager: 'raw', ...asStored } as const),
        );
        const skus = items.map((item) => skuOf(item[keyFields.sk], 'a key in the catalog'));
        const found = await readProducts(entity, skus, { consistent: false, pace });
        const bySku = new Map(found.map((product) => [product.sku, product]));
        return {
          items: skus.map((each) => bySku.get(each)).filter((product) => product !== undefined),
          next: lastKey === undefined ? null : (skus.at(-1) ?? null),
        };
      }),
  };
};
