import {
  catalogPartition,
  createProductEntity,
  deletedPartition,
  readStockCounts,
} from '#adapters/dynamodb/catalog/products';
import { asStored, keyFields, type Place, rawPage } from '#adapters/dynamodb/engine/entity';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { behind } from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { createOrderLists } from '#adapters/dynamodb/orders/order-lists';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import { sku } from '#adapters/dynamodb/values';
import type { Rows } from '#application/fill-page';
import type { Books } from '#application/ports';
import type { Sku } from '#domain/catalog/product';

const skuOf = behind('s#', sku);
/** The maximum of one BatchGetItem. */
const maximumSkus = 100;

const ascending = (left: Sku, right: Sku): number => (left < right ? -1 : 1);

/** The index has the products and the tombstones, each in a partition; the table has their stock. */
export const createBooks = (place: Place, shards: ShardSchedule, pace: Pace): Books => {
  const entity = createProductEntity(place);
  const rowsIn = async (g1: string, after: Sku | undefined, limit: number): Promise<Rows<Sku>> => {
    const partition = entity.query.byCatalog({ g1 });
    const query = after === undefined ? partition : partition.gt({ sku: after });
    const { items, lastKey } = rawPage(await query.go({ order: 'asc', limit, pager: 'raw', ...asStored } as const));
    return {
      rows: items.map((item) => skuOf(item[keyFields.sk], 'a key in the catalog')),
      isEnd: lastKey === undefined,
    };
  };
  return {
    orders: createOrderLists(place, shards, () => []).ofShop,
    stock: ({ after, limit }) =>
      reading(async () => {
        const count = Math.min(limit, maximumSkus);
        // A product that is deleted or created again in this moment may be in both.
        const read = await Promise.all([catalogPartition, deletedPartition].map((g1) => rowsIn(g1, after, count)));
        const found = [...new Set(read.flatMap(({ rows }) => rows))].toSorted(ascending);
        const skus = found.slice(0, count);
        const counts = await readStockCounts(entity, skus, pace);
        const isEnd = skus.length === found.length && read.every((each) => each.isEnd);
        return {
          items: counts.toSorted((left, right) => ascending(left.sku, right.sku)),
          next: isEnd ? null : (skus.at(-1) ?? null),
        };
      }),
  };
};
