import { type Listed, pageOfListed } from '#adapters/dynamodb/catalog/listed';
import { catalogPartition, createProductEntity, readProducts } from '#adapters/dynamodb/catalog/products';
import { asStored, keyFields, type Place, rawPage } from '#adapters/dynamodb/engine/entity';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { behind } from '#adapters/dynamodb/engine/stored';
import { sku } from '#adapters/dynamodb/values';
import type { ProductLists } from '#application/ports';
import type { Product, Sku } from '#domain/catalog/product';

const skuOf = behind('s#', sku);

/** The index has the skus of the catalog. */
export const createProductLists = (place: Place, pace: Pace): ProductLists => {
  const entity = createProductEntity(place);
  const catalog: Listed<Sku, Product> = {
    query: async (after, limit) => {
      const all = entity.query.byCatalog({ g1: catalogPartition });
      const query = after === undefined ? all : all.gt({ sku: after });
      return rawPage(await query.go({ order: 'asc', limit, pager: 'raw', ...asStored } as const));
    },
    keyIn: (entry) => skuOf(entry[keyFields.sk], 'a key in the catalog'),
    read: (skus) => readProducts(entity, skus, { consistent: false, pace }),
    keyOf: (product) => product.sku,
  };
  return {
    page: ({ after, limit, maximumAvailable = Number.POSITIVE_INFINITY }) =>
      pageOfListed(catalog, { after, limit, isWanted: ({ available }) => available <= maximumAvailable }),
  };
};
