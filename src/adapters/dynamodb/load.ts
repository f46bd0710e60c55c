import { createDiscountEntity, newDiscountItem } from '#adapters/dynamodb/catalog/discounts';
import { createProductEntity, newProductItem } from '#adapters/dynamodb/catalog/products';
import type { Place } from '#adapters/dynamodb/engine/entity';
import { type Pace, retrying } from '#adapters/dynamodb/engine/retry';
import { isTransient } from '#adapters/dynamodb/engine/transient';
import { createOrderEntity, newOrderItem } from '#adapters/dynamodb/orders/orders';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import type { Discount } from '#domain/catalog/discount';
import type { Product } from '#domain/catalog/product';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';

/** The initial data of a shop. */
export type Load = {
  readonly products?: readonly Product[];
  readonly discounts?: readonly Discount[];
  readonly orders?: readonly OrderRecord[];
};

/** The maximum of one BatchWriteItem. */
const batchSize = 25;

const batchesOf = <Value>(values: readonly Value[]): readonly (readonly Value[])[] =>
  Array.from({ length: Math.ceil(values.length / batchSize) }, (_, index) =>
    values.slice(index * batchSize, (index + 1) * batchSize),
  );

type Put<Value> = (items: Value[], signal: AbortSignal) => Promise<readonly Value[]>;

/** Writes a batch; unprocessed items are written again. */
const writeBatch = async <Value>(put: Put<Value>, batch: readonly Value[], pace: Pace): Promise<void> => {
  let left = batch;
  await retrying(pace, async ({ signal }) => {
    try {
      left = await put([...left], signal);
    } catch (error) {
      if (signal.aborted || isTransient(error)) return { kind: 'again', why: error };
      throw error;
    }
    return left.length === 0 ? { kind: 'done', value: undefined } : { kind: 'again', why: 'unprocessed items' };
  });
};

type Options = { readonly data: 'raw'; readonly originalErr: true; readonly abortSignal: AbortSignal };
type Unprocessed = { readonly unprocessed: readonly { readonly Item: Readonly<Record<string, unknown>> }[] };

/** `put`: writes several items of an entity. `keyOf`: the key of an item in the table, `pk sk`. */
type Puts<Value> = {
  readonly put: (items: Value[]) => { readonly go: (options: Options) => Promise<unknown> };
  readonly keyOf: (item: Value) => string;
};

const putAll = async <Value>(items: readonly Value[], { put, keyOf }: Puts<Value>, pace: Pace): Promise<void> => {
  for (const batch of batchesOf(items))
    await writeBatch<Value>(
      async (some, abortSignal) => {
        const { unprocessed } = (await put(some).go({ data: 'raw', originalErr: true, abortSignal })) as Unprocessed;
        const left = new Set(unprocessed.map(({ Item }) => `${Item.pk} ${Item.sk}`));
        return some.filter((item) => left.has(keyOf(item)));
      },
      batch,
      pace,
    );
};

/**
 * Puts products, discounts and orders into a table without conditions, for a demonstration or a test. The orders take
 * no stock, redeem no discount and leave no receipt.
 */
export const load = async (
  place: Place,
  shards: ShardSchedule,
  { products = [], discounts = [], orders = [] }: Load,
  pace: Pace,
): Promise<void> => {
  const product = createProductEntity(place);
  await putAll(
    products.map(({ available, ...facts }) => newProductItem(facts, available)),
    { put: (items) => product.put(items), keyOf: ({ sku }) => `s#${sku} s#${sku}` },
    pace,
  );
  const discount = createDiscountEntity(place);
  await putAll(
    discounts.map(({ redeemed, ...facts }) => newDiscountItem(facts, redeemed)),
    { put: (items) => discount.put(items), keyOf: ({ code }) => `d#${code} d#${code}` },
    pace,
  );
  const order = createOrderEntity(place);
  await putAll(
    orders.map((record) => newOrderItem({ record, order: fold(record) }, shards)),
    { put: (items) => order.put(items), keyOf: ({ tag, moment }) => `c#${tag} o#${moment}` },
    pace,
  );
};
