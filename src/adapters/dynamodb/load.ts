import type { Place } from '#adapters/dynamodb/entity';
import { createOrderEntity, newOrderItem } from '#adapters/dynamodb/orders';
import { createProductEntity, newProductItem } from '#adapters/dynamodb/products';
import { type Pace, retrying, usualPace } from '#adapters/dynamodb/retry';
import type { ShardSchedule } from '#adapters/dynamodb/shards';
import { isTransient } from '#adapters/dynamodb/transient';
import type { Product } from '#domain/catalog/product';
import type { OrderRecord } from '#domain/order/events';
import { fold } from '#domain/order/evolve';

/** What a shop begins with. */
export type Load = { readonly products: readonly Product[]; readonly orders: readonly OrderRecord[] };

/** What one BatchWriteItem takes. */
const batchSize = 25;

const batchesOf = <Value>(values: readonly Value[]): readonly (readonly Value[])[] =>
  Array.from({ length: Math.ceil(values.length / batchSize) }, (_, index) =>
    values.slice(index * batchSize, (index + 1) * batchSize),
  );

type Put<Value> = (items: Value[], signal: AbortSignal) => Promise<readonly Value[]>;

/** Writes a batch; what is left unprocessed is written again. */
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

type Unprocessed = { readonly unprocessed: readonly { readonly Item: Readonly<Record<string, unknown>> }[] };

/**
 * Puts products and orders into a table without asking what is there: for a shop that begins, a demonstration or a
 * test. Nothing is taken from the stock for the orders, and no receipt is left.
 */
export const load = async (
  place: Place,
  shards: ShardSchedule,
  { products, orders }: Load,
  pace: Pace = usualPace,
): Promise<void> => {
  const product = createProductEntity(place);
  const order = createOrderEntity(place);
  const options = (signal: AbortSignal) => ({ data: 'raw', originalErr: true, abortSignal: signal }) as const;

  const productItems = products.map(({ available, ...facts }) => newProductItem(facts, available));
  for (const batch of batchesOf(productItems)) {
    const put: Put<(typeof productItems)[number]> = async (items, signal) => {
      const { unprocessed } = (await product.put(items).go(options(signal))) as unknown as Unprocessed;
      const skus = new Set(unprocessed.map(({ Item }) => String(Item.sk).slice('s#'.length)));
      return items.filter(({ sku }) => skus.has(sku));
    };
    await writeBatch(put, batch, pace);
  }

  const orderItems = orders.map((record) => newOrderItem({ kind: 'order', record, order: fold(record) }, shards));
  for (const batch of batchesOf(orderItems)) {
    const put: Put<(typeof orderItems)[number]> = async (items, signal) => {
      const { unprocessed } = (await order.put(items).go(options(signal))) as unknown as Unprocessed;
      const keys = new Set(unprocessed.map(({ Item }) => `${Item.pk} ${Item.sk}`));
      return items.filter(({ tag, moment }) => keys.has(`c#${tag} o#${moment}`));
    };
    await writeBatch(put, batch, pace);
  }
};
