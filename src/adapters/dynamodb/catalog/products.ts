import { Entity } from 'electrodb';
import { readBatch } from '#adapters/dynamodb/engine/batch';
import {
  asStored,
  builtWith,
  composed,
  type Item,
  keyFields,
  modelOf,
  nameOf,
  type Place,
  rawItem,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import { namesOfNulls, withoutNulls } from '#adapters/dynamodb/engine/nulls';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import {
  type ItemWrite,
  inTransaction,
  itemWrite,
  type Step,
  transacted,
  type Verdict,
} from '#adapters/dynamodb/engine/step';
import {
  behind,
  type Codes,
  coded,
  faulty,
  fields,
  flag,
  mapOf,
  optional,
  orNull,
  type ShapeOf,
  schemaIs,
  text,
  usually,
  whole,
} from '#adapters/dynamodb/engine/stored';
import { perEntity, templateOf } from '#adapters/dynamodb/engine/template';
import { reading } from '#adapters/dynamodb/engine/transient';
import { currency, sku as skuText } from '#adapters/dynamodb/values';
import type { Products, Rejection, Write } from '#application/ports';
import {
  type Prices,
  type Product,
  type ProductFacts,
  pricesIn,
  type Sku,
  sameFacts,
  type TaxCategory,
} from '#domain/catalog/product';
import type { StockCount } from '#domain/catalog/stock-count';
import type { Currency } from '#domain/currency';

/** The layout of a stored product. An item of another layout is faulty. */
export const productSchema = 1;

type StoredPrices = 'unitAmount' | 'currency' | 'furtherPrices';
type FactAttribute = Exclude<keyof ProductFacts, 'sku' | 'version' | 'prices'> | 'factsVersion' | StoredPrices;

type StoredProduct = Omit<Product, 'version' | 'prices'> & {
  readonly opening: number | null;
  readonly adjusted: number | null;
  readonly partition: Sku;
  readonly g1: string | undefined;
  readonly schema: number;
  readonly unitAmount: number;
  readonly currency: Currency;
  readonly furtherPrices: Readonly<Record<string, number>>;
  readonly factsVersion: number;
  readonly deleted: boolean;
};

/** The attributes of a product. The stream is read without an entity. */
const attributes = {
  // Both keys are the sku: the first finds the product, the second sorts the catalog in the index.
  partition: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  sku: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  // A deleted product is in a partition of the index that is never read.
  g1: { type: 'string', field: keyFields.g1, required: true },
  schema: { type: 'number', field: 'z', required: true },
  // The index projects none of these: changing them does not write to it.
  name: { type: 'string', field: 'nm', required: true },
  // The first price, which was once the only one, and the others.
  unitAmount: { type: 'number', field: 'ua', required: true },
  currency: { type: 'string', field: 'mo', required: true },
  furtherPrices: { type: 'any', field: 'pr' },
  taxCategory: { type: 'string', field: 'tc', required: true },
  requiresShipping: { type: 'boolean', field: 'sh', required: true },
  backorderLimit: { type: 'number', field: 'bl' },
  expectedAt: { type: 'number', field: 'ex' },
  factsVersion: { type: 'number', field: 'fv', required: true },
  available: { type: 'number', field: 'av', required: true },
  deleted: { type: 'boolean', field: 'dl' },
  // Reconciliations alone read these two. An item of an earlier release has no opening.
  opening: { type: 'number', field: 'op' },
  adjusted: { type: 'number', field: 'ad' },
} as const satisfies Readonly<Record<keyof StoredProduct, object>>;

export const createProductEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('product'),
      attributes,
      indexes: {
        bySku: {
          pk: composed(keyFields.pk, 's#', 'partition'),
          sk: composed(keyFields.sk, 's#', 'sku'),
        },
        byCatalog: {
          index: keyFields.index,
          pk: composed(keyFields.g1, '', 'g1'),
          sk: composed(keyFields.sk, 's#', 'sku'),
        },
      },
    } as const,
    builtWith(place),
  );

export type ProductEntity = ReturnType<typeof createProductEntity>;

const keyOf = (sku: Sku) => ({ partition: sku, sku });

/** The catalog is one partition: it is small and changes seldom. More partitions would mean moving its items. */
export const catalogPartition = 'k#0';
export const deletedPartition = 'g#0';

// ── From what is stored ────────────────────────────────────────────────────────────────────────────────────────────

const taxCategories: Codes<TaxCategory> = { standard: 's', reduced: 'r', zero: 'z' };

const storedSku = behind('s#', skuText);
const productShape: ShapeOf<StoredProduct> = {
  partition: storedSku,
  sku: storedSku,
  g1: optional(text),
  schema: schemaIs(productSchema),
  name: text,
  unitAmount: whole(),
  currency,
  furtherPrices: usually(mapOf(whole()), {}),
  taxCategory: coded(taxCategories),
  requiresShipping: flag,
  backorderLimit: usually(whole(1), 0),
  expectedAt: orNull(whole(Number.MIN_SAFE_INTEGER)),
  factsVersion: whole(1),
  available: whole(Number.MIN_SAFE_INTEGER),
  deleted: usually(flag, false),
  opening: orNull(whole(Number.MIN_SAFE_INTEGER)),
  adjusted: orNull(whole(Number.MIN_SAFE_INTEGER)),
};
const storedProduct = fields(productShape);

export type StoredProductItem = {
  readonly product: Product;
  readonly deleted: boolean;
  readonly count: StockCount;
  /** Null: the stock was never adjusted. */
  readonly adjusted: number | null;
};

/** The product or tombstone of an item, with its stock. */
export const toStoredProduct = (item: Item): StoredProductItem => {
  const name = nameOf(item);
  const {
    partition,
    g1: _,
    schema: __,
    factsVersion,
    deleted,
    unitAmount,
    currency: firstCurrency,
    furtherPrices,
    opening,
    adjusted,
    ...rest
  } = storedProduct(renamed(attributes, item), name);
  if (partition !== rest.sku) return faulty(`${name}.partition`, 'the sku');
  for (const code of Object.keys(furtherPrices)) currency(code, `${name}.furtherPrices`);
  const prices: Prices = { [firstCurrency]: unitAmount, ...furtherPrices };
  const { sku, available } = rest;
  return {
    product: { ...rest, prices, version: factsVersion },
    deleted,
    count: { sku, available, opening, adjusted: adjusted ?? 0 },
    adjusted,
  };
};

/** The product of an item; undefined for a deleted one. */
export const toProduct = (item: Item | undefined): Product | undefined => {
  if (item === undefined) return undefined;
  const { product, deleted } = toStoredProduct(item);
  return deleted ? undefined : product;
};

// ── The port ───────────────────────────────────────────────────────────────────────────────────────────────────────

type Reading = { readonly consistent: boolean; readonly pace: Pace };

const readItems = (entity: ProductEntity, skus: readonly Sku[], how: Reading): Promise<readonly Item[]> =>
  readBatch([...new Set(skus)].map(keyOf), {
    read: (keys, options) => entity.get(keys).go(options),
    keyOf: (key) => keyOf(storedSku(key[keyFields.sk], 'an unprocessed key')),
    ...how,
  });

/** Products by sku, in any order. */
export const readProducts = async (
  entity: ProductEntity,
  skus: readonly Sku[],
  how: Reading,
): Promise<readonly Product[]> => {
  const items = await readItems(entity, skus, how);
  return items.map((item) => toProduct(item)).filter((product) => product !== undefined);
};

/** The stock of products and tombstones, in any order. */
export const readStockCounts = async (
  entity: ProductEntity,
  skus: readonly Sku[],
  pace: Pace,
): Promise<readonly StockCount[]> => {
  const items = await readItems(entity, skus, { consistent: true, pace });
  return items.map((item) => toStoredProduct(item).count);
};

const factsOf = ({ available: _, ...facts }: Product): ProductFacts => facts;

export const createProducts = (place: Place, pace: Pace): Products => {
  const entity = createProductEntity(place);
  return {
    find: (sku) =>
      reading(async () => toProduct(rawItem(await entity.get(keyOf(sku)).go({ consistent: true, ...asStored })))),
    facts: async (skus, { fresh }) => {
      const products = await readProducts(entity, skus, { consistent: fresh, pace });
      return new Map(products.map((product) => [product.sku, factsOf(product)]));
    },
  };
};

// ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────────────

type TakeStock = Extract<Write, { kind: 'take-stock' }>;
type ReturnStock = Extract<Write, { kind: 'return-stock' }>;
type SetStock = Extract<Write, { kind: 'set-stock' }>;
type WriteFacts = Extract<Write, { kind: 'product' }>;
type DeleteProduct = Extract<Write, { kind: 'delete-product' }>;

/** An earlier release reads the first price alone. Null: not stored. */
const packPrices = (prices: Prices) => {
  const [first, ...others] = pricesIn(prices);
  if (first === undefined) throw new RangeError('a product has at least one price');
  const [currency, unitAmount] = first;
  return {
    unitAmount,
    currency,
    furtherPrices: others.length === 0 ? null : Object.fromEntries(others),
  } satisfies Readonly<Record<StoredPrices, unknown>>;
};

/** Every attribute of the facts; null: not stored. */
const attributesOf = (facts: ProductFacts) =>
  ({
    name: facts.name,
    ...packPrices(facts.prices),
    taxCategory: taxCategories[facts.taxCategory],
    requiresShipping: facts.requiresShipping,
    backorderLimit: facts.backorderLimit === 0 ? null : facts.backorderLimit,
    expectedAt: facts.expectedAt,
    factsVersion: facts.version,
  }) satisfies Readonly<Record<FactAttribute, unknown>>;

/** The item of a new product. `opening`: the units with which its count begins. */
export const newProductItem = (facts: ProductFacts, available: number, opening = available) => ({
  ...keyOf(facts.sku),
  g1: catalogPartition,
  schema: productSchema,
  ...withoutNulls(attributesOf(facts)),
  available,
  opening,
});

/** The whole item of a product or tombstone, from which `toStoredProduct` reads the same. */
export const productItem = ({ product: { available, ...facts }, deleted, count, adjusted }: StoredProductItem) => {
  const { opening: _, ...item } = newProductItem(facts, available);
  return {
    ...item,
    ...withoutNulls({ opening: count.opening, adjusted }),
    ...(deleted ? { deleted, g1: deletedPartition } : {}),
  };
};

/** The product under a sku, as a rejection shows it. */
type Found = { readonly product: Product | undefined; readonly deleted?: Product };

const foundIn = (old: Item | undefined): Found => {
  if (old === undefined) return { product: undefined };
  const { product, deleted } = toStoredProduct(old);
  return deleted ? { product: undefined, deleted: product } : { product };
};

type FactsChanged = Extract<Rejection, { kind: 'facts-changed' }>;

const stepOn = <Possible extends Rejection>(step: {
  readonly leavesTrace: boolean;
  readonly write: () => ItemWrite;
  readonly judge: (found: Found) => Verdict<Possible>;
}): Step<Possible> => ({ ...step, judge: (old) => step.judge(foundIn(old)) });

/** The sample from which a template is made. */
const sampleMove = { sku: 'ANY-SKU-THAT-MOVES' as Sku, quantity: 1_000_003 };

/**
 * The condition: these facts, not deleted, and at least `needed` units; fewer than 0 where the shop may owe units. The
 * old item shows which part failed.
 */
const taking = perEntity((entity: ProductEntity) =>
  templateOf(
    'Update',
    { ...sampleMove, factsVersion: 1_000_033, needed: 1_000_037 },
    ({ sku, quantity, factsVersion, needed }) =>
      itemWrite(
        entity
          .patch(keyOf(sku))
          .subtract({ available: quantity })
          .where(
            (attributes, { eq, gte, notExists }) =>
              `${gte(attributes.available, needed)} AND ${eq(attributes.factsVersion, factsVersion)} AND ${notExists(attributes.deleted)}`,
          ),
      ).commit(inTransaction),
  ),
);

export const takeStock = (entity: ProductEntity, { move, factsVersion, backorderLimit }: TakeStock) =>
  stepOn<Extract<Rejection, { kind: 'facts-changed' | 'stock-short' }>>({
    leavesTrace: false,
    write: () => transacted(() => taking(entity)({ ...move, factsVersion, needed: move.quantity - backorderLimit })),
    judge: (found) => ({
      why:
        found.product?.version === factsVersion
          ? { kind: 'stock-short', short: [{ sku: move.sku, available: found.product.available, backorderLimit }] }
          : { kind: 'facts-changed', ...found },
      ours: 'no',
    }),
  });

const giving = perEntity((entity: ProductEntity) =>
  templateOf('Update', sampleMove, ({ sku, quantity }) =>
    itemWrite(entity.patch(keyOf(sku)).add({ available: quantity })).commit(inTransaction),
  ),
);

export const returnStock = (entity: ProductEntity, { move }: ReturnStock) =>
  stepOn<never>({
    leavesTrace: false,
    write: () => transacted(() => giving(entity)(move)),
    // A product whose units were taken is never removed.
    judge: () => ({ why: { kind: 'missing-item', item: `product ${move.sku}` }, ours: 'no' }),
  });

export const setStock = (entity: ProductEntity, { sku, from, to }: SetStock) =>
  stepOn<Extract<Rejection, { kind: 'stock-changed' }>>({
    leavesTrace: true,
    write: () =>
      itemWrite(
        entity
          .patch(keyOf(sku))
          .set({ available: to })
          .add({ adjusted: to - from })
          .where(
            (attributes, { eq, notExists }) => `${eq(attributes.available, from)} AND ${notExists(attributes.deleted)}`,
          ),
      ),
    judge: ({ product }) => ({
      why: { kind: 'stock-changed', product },
      ours: product?.available === to ? 'same' : 'no',
    }),
  });

/** Writing facts restores a deleted product to the catalog. The index is not written for any other. */
export const writeProduct = (entity: ProductEntity, { facts }: WriteFacts) => {
  const written = attributesOf(facts);
  return stepOn<FactsChanged>({
    leavesTrace: true,
    write: () =>
      facts.version === 1
        ? itemWrite(entity.create(newProductItem(facts, 0)))
        : itemWrite(
            entity
              .patch(keyOf(facts.sku))
              .set({ ...withoutNulls(written), g1: catalogPartition })
              .remove([...namesOfNulls(written), 'deleted'])
              .where((attributes, { eq }) => eq(attributes.factsVersion, facts.version - 1)),
          ),
    judge: (found) => ({
      why: { kind: 'facts-changed', ...found },
      ours: found.product?.version === facts.version && sameFacts(found.product, facts) ? 'same' : 'no',
    }),
  });
};

/** The item stays, as canceled orders return their units to it. It stays in the index too, in another partition. */
export const deleteProduct = (entity: ProductEntity, { sku, version }: DeleteProduct) =>
  stepOn<FactsChanged>({
    leavesTrace: true,
    write: () =>
      itemWrite(
        entity
          .patch(keyOf(sku))
          .set({ deleted: true, factsVersion: version + 1, g1: deletedPartition })
          .where(
            (attributes, { eq, notExists }) =>
              `${eq(attributes.factsVersion, version)} AND ${notExists(attributes.deleted)}`,
          ),
      ),
    judge: (found) => ({
      why: { kind: 'facts-changed', ...found },
      ours: found.deleted?.version === version + 1 ? 'same' : 'no',
    }),
  });
