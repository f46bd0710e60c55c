import type { SentLetter } from '#adapters/notifications/letters/render';
import type { CustomerTags } from '#adapters/system/customer-tags';
import type { CloudEvent } from '#application/events/cloud-event';
import type { Committed, Ports, Rejection, Write } from '#application/ports';
import type { Discount, DiscountCode } from '#domain/catalog/discount';
import type { Product, Sku } from '#domain/catalog/product';
import type { Instant } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import type { CustomerId } from '#domain/orders/order';
import { ada } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { givingOf } from '#test/builders/discounts';
import { orderRecord, type WantedOrder, writing } from '#test/builders/orders';
import { stockingOf } from '#test/builders/products';

/** Every port of one adapter, over stores that are empty at first and belong to this world alone. */
export type World = {
  readonly ports: Ports;
  /** Moves the world's clock, where it can be moved. */
  readonly advance?: (milliseconds: number) => void;
  /** The events that arrived, and the letters, where the world can tell. */
  readonly arrived?: () => readonly CloudEvent[];
  readonly letters?: () => readonly SentLetter[];
};

/** `tags`: how the ids of orders and the lists of customers tell customers apart; the adapter's own unless told. */
export type MakeWorld = (wishes?: { readonly tags?: CustomerTags }) => Promise<World>;

/** What every adapter of one port promises, as tests named `adapterName: behaviour`. */
export type Suite = (adapterName: string, makeWorld: MakeWorld) => void;

/** Commits what has to be there before a test begins. */
export const given = async ({ ports }: World, ...writes: readonly Write[]): Promise<void> => {
  const committed = await ports.commit(writes as [Write, ...Write[]]);
  if (committed.kind === 'rejected') throw new Error(`the test's state was rejected: ${committed.why.kind}`);
};

export const givenProducts = async (world: World, ...products: readonly Product[]): Promise<void> => {
  for (const product of products) for (const writes of stockingOf(product)) await given(world, ...writes);
};

export const givenDiscounts = async (world: World, ...discounts: readonly Discount[]): Promise<void> => {
  for (const discount of discounts) for (const writes of givingOf(discount)) await given(world, ...writes);
};

/** A record that is not stored yet, with an id of this world. */
export const newOrder = (
  { ports }: World,
  wanted: WantedOrder & { readonly customerId?: CustomerId; readonly at?: Instant } = {},
): OrderRecord => orderRecord({ id: ports.orderIds.next(wanted.customerId ?? ada, wanted.at ?? tenOClock), ...wanted });

/** An order that is stored. */
export const givenOrder = async (world: World, wanted: WantedOrder = {}): Promise<OrderRecord> => {
  const record = newOrder(world, wanted);
  await given(world, writing(record));
  return record;
};

/** Why it was rejected; a commit that was accepted fails the test. */
export const whyRejected = (committed: Committed): Rejection => {
  if (committed.kind === 'committed') throw new Error('it was committed');
  return committed.why;
};

export const availableOf = async ({ ports }: World, sku: Sku): Promise<number | undefined> =>
  (await ports.products.find(sku))?.available;

export const redeemedOf = async ({ ports }: World, code: DiscountCode): Promise<number | undefined> =>
  (await ports.discounts.find(code, { fresh: true }))?.redeemed;

/** Lists may lag by moments: tries an expectation until it holds, at most some seconds. */
export const eventually = async (expectation: () => Promise<void>): Promise<void> => {
  const giveUpAt = Date.now() + 5_000;
  for (;;) {
    try {
      return await expectation();
    } catch (failure) {
      if (Date.now() > giveUpAt) throw failure;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};
