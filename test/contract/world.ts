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
import type { ProviderControl } from '#test/builders/payments/simulator';
import { stockingOf } from '#test/builders/products';

/** Every port of one adapter, over empty stores of its own. */
export type World = {
  readonly ports: Ports;
  /** Moves the clock of the world; undefined: it cannot be moved. */
  readonly advance?: (milliseconds: number) => void;
  /** The events and letters that the ports sent; undefined: the world cannot observe them. */
  readonly arrived?: () => readonly CloudEvent[];
  readonly letters?: () => readonly SentLetter[];
  /** Undefined: the world cannot act at the payment provider. */
  readonly provider?: ProviderControl;
};

/** `tags`: the customer tags of ids and lists; by default the adapter's own. */
export type MakeWorld = (wishes?: { readonly tags?: CustomerTags }) => Promise<World>;

/** The tests of one port, named `adapterName: behavior`. Every adapter passes all of them. */
export type Suite = (adapterName: string, makeWorld: MakeWorld) => void;

/** Commits the state of a test. */
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

/** A new record that is not stored, with an id of this world. */
export const newOrder = (
  { ports }: World,
  wanted: WantedOrder & { readonly customerId?: CustomerId; readonly at?: Instant } = {},
): OrderRecord => orderRecord({ id: ports.orderIds.next(wanted.customerId ?? ada, wanted.at ?? tenOClock), ...wanted });

/** A stored order. */
export const givenOrder = async (world: World, wanted: WantedOrder = {}): Promise<OrderRecord> => {
  const record = newOrder(world, wanted);
  await given(world, writing(record));
  return record;
};

/** The rejection; a successful commit fails the test. */
export const whyRejected = (committed: Committed): Rejection => {
  if (committed.kind === 'committed') throw new Error('it was committed');
  return committed.why;
};

export const availableOf = async ({ ports }: World, sku: Sku): Promise<number | undefined> =>
  (await ports.products.find(sku))?.available;

export const redeemedOf = async ({ ports }: World, code: DiscountCode): Promise<number | undefined> =>
  (await ports.discounts.find(code, { fresh: true }))?.redeemed;

/** Changes what a port returned, as a careless caller would: a copy of the caller's, or a frozen value. */
export const tampered = (returned: object | undefined, change: Readonly<Record<string, unknown>>): void => {
  try {
    Object.assign(returned ?? {}, change);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
};

/** Repeats an expectation for some seconds until it holds, because lists may be moments older than single reads. */
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
