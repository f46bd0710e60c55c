import { Entity } from 'electrodb';
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
} from '#adapters/dynamodb/entity';
import { type Pace, retrying, usualPace } from '#adapters/dynamodb/retry';
import { type Operation, operation, type Step, type Verdict } from '#adapters/dynamodb/step';
import {
  behind,
  type Codes,
  coded,
  currency,
  faulty,
  fields,
  flag,
  optional,
  schemaIs,
  sku as skuText,
  text,
  usually,
  whole,
} from '#adapters/dynamodb/stored';
import { isTransient, reading } from '#adapters/dynamodb/transient';
import type { Products, Write } from '#application/ports';
import { type Product, type ProductFacts, type Sku, sameFacts, type TaxCategory } from '#domain/catalog/product';

/** How a product's item is laid out now; one of another number is not understood. */
export const productSchema = 1;

export const createProductEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('product'),
      attributes: {
        // The sku is both keys: the first finds the product, the second orders the catalogue in the index.
        partition: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
        sku: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
        // Missing from a deleted product, which is in no list.
        g1: { type: 'string', field: keyFields.g1 },
        schema: { type: 'number', field: 'z', required: true },
        // None of these names is projected into the index: what changes here costs the index nothing.
        name: { type: 'string', field: 'nm', required: true },
        unitAmount: { type: 'number', field: 'ua', required: true },
        currency: { type: 'string', field: 'mo', required: true },
        taxCategory: { type: 'string', field: 'tc', required: true },
        requiresShipping: { type: 'boolean', field: 'sh', required: true },
        factsVersion: { type: 'number', field: 'fv', required: true },
        available: { type: 'number', field: 'av', required: true },
        deleted: { type: 'boolean', field: 'dl' },
      },
      indexes: {
        bySku: {
          pk: composed(keyFields.pk, 's#', 'partition'),
          sk: composed(keyFields.sk, 's#', 'sku'),
        },
        byCatalogue: {
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

/** The catalogue is read in one piece: it changes seldom and is small. More parts would need their items moved. */
export const cataloguePartition = 'k#0';

// ── From what is stored ────────────────────────────────────────────────────────────────────────────────────────────

const taxCategories: Codes<TaxCategory> = { standard: 's', reduced: 'r', zero: 'z' };

const storedSku = behind('s#', skuText);
const storedProduct = fields({
  partition: storedSku,
  sku: storedSku,
  g1: optional(text),
  schema: schemaIs(productSchema),
  name: text,
  unitAmount: whole(),
  currency,
  taxCategory: coded(taxCategories),
  requiresShipping: flag,
  factsVersion: whole(1),
  available: whole(),
  deleted: usually(flag, false),
});

type Stored = { readonly product: Product; readonly deleted: boolean };

const toStored = (entity: ProductEntity, item: Item): Stored => {
  const name = nameOf(item);
  const { partition, g1: _, schema: __, factsVersion, deleted, ...rest } = storedProduct(renamed(entity, item), name);
  if (partition !== rest.sku) return faulty(`${name}.partition`, 'the sku');
  return { product: { ...rest, version: factsVersion }, deleted };
};

/** The product that an item is; a deleted one is none. */
const toProduct = (entity: ProductEntity, item: Item | undefined): Product | undefined => {
  if (item === undefined) return undefined;
  const { product, deleted } = toStored(entity, item);
  return deleted ? undefined : product;
};

// ── The port ───────────────────────────────────────────────────────────────────────────────────────────────────────

type Batch = {
  readonly data: readonly { readonly Item: Item }[];
  readonly unprocessed: readonly { readonly sk: string }[];
};

/** Products by sku, in any order. What a batch leaves unprocessed, and what is throttled, is asked for again. */
export const readProducts = async (
  entity: ProductEntity,
  skus: readonly Sku[],
  how: { readonly consistent: boolean; readonly pace: Pace },
): Promise<readonly Product[]> => {
  const found: Product[] = [];
  let left: readonly Sku[] = [...new Set(skus)];
  if (left.length === 0) return found;
  return retrying(how.pace, async ({ signal }) => {
    const options = { ...asStored, consistent: how.consistent, unprocessed: 'raw', abortSignal: signal } as const;
    try {
      const batch = (await entity.get(left.map(keyOf)).go(options)) as unknown as Batch;
      for (const { Item } of batch.data) found.push(...[toProduct(entity, Item)].filter((each) => each !== undefined));
      left = batch.unprocessed.map(({ sk }) => storedSku(sk, 'an unprocessed key'));
    } catch (error) {
      if (signal.aborted || isTransient(error)) return { kind: 'again', why: error };
      throw error;
    }
    return left.length === 0 ? { kind: 'done', value: found } : { kind: 'again', why: 'unprocessed keys' };
  });
};

const factsOf = ({ available: _, ...facts }: Product): ProductFacts => facts;

export const createProducts = (place: Place, pace: Pace = usualPace): Products => {
  const entity = createProductEntity(place);
  return {
    find: (sku) =>
      reading(async () =>
        toProduct(entity, rawItem(await entity.get(keyOf(sku)).go({ consistent: true, ...asStored }))),
      ),
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

const packFacts = (facts: ProductFacts) => ({
  name: facts.name,
  unitAmount: facts.unitAmount,
  currency: facts.currency,
  taxCategory: taxCategories[facts.taxCategory],
  requiresShipping: facts.requiresShipping,
  factsVersion: facts.version,
});

/** A new product as it is stored. */
export const newProductItem = (facts: ProductFacts, available: number) => ({
  ...keyOf(facts.sku),
  g1: cataloguePartition,
  schema: productSchema,
  ...packFacts(facts),
  available,
});

const stepOn = (
  entity: ProductEntity,
  sku: Sku,
  step: {
    readonly leavesTrace: boolean;
    readonly operation: () => Operation;
    readonly judge: (product: Product | undefined) => Verdict;
  },
): Step => ({ item: `product ${sku}`, ...step, judge: (old) => step.judge(toProduct(entity, old)) });

/** One condition for all: sold by these facts, not deleted, and enough of it. The old item tells which failed. */
const takeStock = (entity: ProductEntity, { move, factsVersion }: TakeStock): Step =>
  stepOn(entity, move.sku, {
    leavesTrace: false,
    operation: () =>
      operation(
        entity
          .patch(keyOf(move.sku))
          .subtract({ available: move.quantity })
          .where(
            (attributes, { eq, gte, notExists }) =>
              `${gte(attributes.available, move.quantity)} AND ${eq(attributes.factsVersion, factsVersion)} AND ${notExists(attributes.deleted)}`,
          ),
      ),
    judge: (product) => ({
      why:
        product?.version === factsVersion
          ? { kind: 'stock-short', short: [{ sku: move.sku, available: product.available }] }
          : { kind: 'facts-changed', product },
      ours: 'no',
    }),
  });

const returnStock = (entity: ProductEntity, { move }: ReturnStock): Step =>
  stepOn(entity, move.sku, {
    leavesTrace: false,
    operation: () => operation(entity.patch(keyOf(move.sku)).add({ available: move.quantity })),
    // It fails only where there is no such product.
    judge: (product) => ({ why: { kind: 'facts-changed', product }, ours: 'no' }),
  });

const setStock = (entity: ProductEntity, { sku, from, to }: SetStock): Step =>
  stepOn(entity, sku, {
    leavesTrace: true,
    operation: () =>
      operation(
        entity
          .patch(keyOf(sku))
          .set({ available: to })
          .where((attributes, { eq }) => eq(attributes.available, from)),
      ),
    judge: (product) => ({
      why: { kind: 'stock-changed', product },
      ours: product?.available === to ? 'same' : 'no',
    }),
  });

const writeFacts = (entity: ProductEntity, { facts }: WriteFacts): Step =>
  stepOn(entity, facts.sku, {
    leavesTrace: true,
    operation: () =>
      facts.version === 1
        ? operation(entity.create(newProductItem(facts, 0)))
        : operation(
            entity
              .patch(keyOf(facts.sku))
              .set(packFacts(facts))
              .where((attributes, { eq }) => eq(attributes.factsVersion, facts.version - 1)),
          ),
    judge: (product) => ({
      why: { kind: 'facts-changed', product },
      ours: product?.version === facts.version && sameFacts(product, facts) ? 'same' : 'no',
    }),
  });

export const productStep = (entity: ProductEntity, write: TakeStock | ReturnStock | SetStock | WriteFacts): Step => {
  switch (write.kind) {
    case 'take-stock':
      return takeStock(entity, write);
    case 'return-stock':
      return returnStock(entity, write);
    case 'set-stock':
      return setStock(entity, write);
    case 'product':
      return writeFacts(entity, write);
  }
};
