import { catalogPartition, createProductEntity, readProducts } from '#adapters/dynamodb/catalog/products';
import { asStored, keyFields, type Place, rawPage } from '#adapters/dynamodb/engine/entity';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { behind } from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { sku } from '#adapters/dynamodb/values';
import { fillPage, type Rows } from '#application/fill-page';
import type { ProductLists } from '#application/ports';
import type { Product, Sku } from '#domain/catalog/product';

const skuOf = behind('s#', sku);
/** The maximum of one BatchGetItem. */
const maximumRows = 100;

type Row = { readonly sku: Sku; readonly product: Product | undefined };

/** The index has the skus; facts and stock are read from the table, so that their changes do not write to the index. */
export const createProductLists = (place: Place, pace: Pace): ProductLists => {
  const entity = createProductEntity(place);
  const read = async (after: Sku | undefined, limit: number): Promise<Rows<Row>> => {
    const catalog = entity.query.byCatalog({ g1: catalogPartition });
    const query = after === undefined ? catalog : catalog.gt({ sku: after });
    const { items, lastKey } = rawPage(await query.go({ order: 'asc', limit, pager: 'raw', ...asStored } as const));
    const skus = items.map((item) => skuOf(item[keyFields.sk], 'a key in the catalog'));
    const found = await readProducts(entity, skus, { consistent: false, pace });
    const bySku = new Map(found.map((product) => [product.sku, product]));
    return { rows: skus.map((sku) => ({ sku, product: bySku.get(sku) })), isEnd: lastKey === undefined };
  };
  return {
    page: ({ after, limit, maximumAvailable = Number.POSITIVE_INFINITY }) =>
      reading(() =>
        fillPage({
          after,
          limit,
          read: (position, count) => read(position, Math.min(count, maximumRows)),
          positionOf: ({ sku }) => sku,
          itemOf: ({ product }) =>
            product !== undefined && product.available <= maximumAvailable ? product : undefined,
        }),
      ),
  };
};
