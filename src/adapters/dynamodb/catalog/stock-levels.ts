import { createProductEntity, readProducts } from '#adapters/dynamodb/catalog/products';
import type { Place } from '#adapters/dynamodb/engine/entity';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import type { StockLevels } from '#application/ports';

export const createStockLevels = (place: Place, pace: Pace): StockLevels => {
  const entity = createProductEntity(place);
  return {
    find: async (skus) => {
      const products = await readProducts(entity, skus, { consistent: true, pace });
      return new Map(products.map(({ sku, available }) => [sku, available]));
    },
  };
};
