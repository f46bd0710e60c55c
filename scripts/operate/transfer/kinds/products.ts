import {
  createProductEntity,
  productItem,
  type StoredProductItem,
  toStoredProduct,
} from '#adapters/dynamodb/catalog/products';
import type { Item } from '#adapters/dynamodb/engine/entity';
import { perEntity } from '#adapters/dynamodb/engine/template';
import { bounds } from '#domain/bounds';
import { pricesIn } from '#domain/catalog/product';
import {
  complete,
  type Destination,
  encoded,
  encoding,
  type Fields,
  type Prepared,
  refuseRow,
  textWithin,
} from '../row';

// Making an entity takes a millisecond.
const productEntityAt = perEntity(createProductEntity);

export const requiredOfProduct = ['sku', 'name', 'prices', 'taxCategory', 'requiresShipping'] as const;

/** `opening` and `adjusted` are those of the reconciliation; null: not counted. `deleted`: a tombstone, whose version goes on. */
export const usualOfProduct = {
  backorderLimit: 0,
  expectedAt: null,
  version: 1,
  available: 0,
  opening: null,
  adjusted: null,
  deleted: false,
};

type ProductRow = StoredProductItem['product'] &
  Pick<StoredProductItem['count'], 'opening'> &
  Pick<StoredProductItem, 'adjusted' | 'deleted'>;

export const productFields = (item: Item): ProductRow => {
  const { product, deleted, count, adjusted } = toStoredProduct(item);
  // A map of the table has no order, and an export of the same shop should be the same.
  const prices = Object.fromEntries(pricesIn(product.prices)) as ProductRow['prices'];
  return { ...product, prices, opening: count.opening, adjusted, deleted };
};

const itemOf = ({ opening, adjusted, deleted, ...product }: ProductRow) => {
  const { sku, available } = product;
  return productItem({ product, deleted, adjusted, count: { sku, available, opening, adjusted: adjusted ?? 0 } });
};

const checkBounds = ({ name, available, prices }: ProductRow): void => {
  textWithin(name, 'name', 1, bounds.nameLength);
  if (Math.abs(available) > bounds.availablePerProduct)
    refuseRow(`available is more than ${bounds.availablePerProduct} units`);
  if (Object.values(prices).some((amount) => amount > bounds.unitAmount))
    refuseRow(`prices has an amount of more than ${bounds.unitAmount}`);
};

export const prepareProduct = (fields: Fields, { place }: Destination): Prepared => {
  const row = complete(fields, { required: requiredOfProduct, usual: usualOfProduct });
  const product = row as ProductRow;
  const item = encoding('the product', () => itemOf(product));
  const raw = encoded(productEntityAt(place), item, productFields, row);
  checkBounds(product);
  return { name: `product ${product.sku}`, items: [raw] };
};
