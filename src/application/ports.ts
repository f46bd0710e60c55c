import type { CloudEvent } from '#application/events/cloud-event';
import type { Discount, DiscountCode, DiscountFacts } from '#domain/catalog/discount';
import type { Product, ProductFacts, Sku, TaxCategory } from '#domain/catalog/product';
import type { StockMove } from '#domain/catalog/stock';
import type { Country } from '#domain/country';
import type { Currency } from '#domain/currency';
import type { Instant } from '#domain/instant';
import type { MinorUnits } from '#domain/money';
import type { Letter } from '#domain/notifications/letter';
import type { Gift } from '#domain/orders/decision';
import type { Cause, OrderRecord } from '#domain/orders/events';
import type { CustomerId, Order, OrderStatus } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import type { FulfillmentStatus, PaymentStatus, Statuses } from '#domain/orders/statuses';
import type { Rate } from '#domain/rate';

/**
 * Every driven port, on one page. An adapter that cannot reach its thing in time throws `Unavailable`; whatever else
 * is expected comes back as a value.
 */
export type Ports = {
  readonly orders: Orders;
  readonly orderBatches: OrderBatches;
  readonly orderLists: OrderLists;
  readonly awaitedOrders: AwaitedOrders;
  readonly externalReferences: ExternalReferences;
  readonly products: Products;
  readonly productLists: ProductLists;
  readonly discounts: Discounts;
  readonly receipts: Receipts;
  readonly commit: Commit;
  readonly removeOrder: RemoveOrder;
  readonly orderIds: OrderIds;
  readonly clock: Clock;
  readonly taxRates: TaxRates;
  readonly shippingRates: ShippingRates;
  readonly riskRules: RiskRules;
  readonly shop: Shop;
  readonly events: Events;
  readonly mail: Mail;
  readonly readiness: Readiness;
};

/** The ports that are kept behind a store: the table, or the memory of a process. Each has an adapter for both. */
export const storedPorts = [
  'orders',
  'orderBatches',
  'orderLists',
  'awaitedOrders',
  'externalReferences',
  'products',
  'productLists',
  'discounts',
  'receipts',
  'commit',
  'removeOrder',
  'readiness',
] as const satisfies readonly (keyof Ports)[];
export type StoredPort = (typeof storedPorts)[number];

/** How ports are made: each once, when a use case that needs it is first run. */
export type PortFactories<Name extends keyof Ports = keyof Ports> = { readonly [Each in Name]: () => Ports[Each] };

/** The outside did not answer in time, or asked us to slow down. The caller may repeat the same request. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** Single orders, strongly consistent: a read after a commit sees it. */
export type Orders = { readonly find: (id: OrderId) => Promise<OrderRecord | undefined> };

/** Several orders at once, strongly consistent. A port of its own: who reads one order need not be granted more. */
export type OrderBatches = {
  /** At most 100 distinct ones, in any order; those that do not exist are missing from the answer. */
  readonly find: (ids: readonly OrderId[]) => Promise<readonly OrderRecord[]>;
};

export type OrderSummary = Statuses & {
  readonly id: OrderId;
  readonly customerId: CustomerId;
  readonly currency: Currency;
  readonly totalAmount: MinorUnits;
  readonly lineCount: number;
  readonly externalReference: string | null;
  readonly placedAt: Instant;
};

/** A page of a list. `next` is where to go on after it, null at the end; a page may be short, even empty, before that. */
export type Page<Item, Position> = { readonly items: readonly Item[]; readonly next: Position | null };

/** Times are inclusive. `after` is the position that an earlier page gave. */
export type OrderListing = {
  readonly status?: OrderStatus | undefined;
  readonly paymentStatus?: PaymentStatus | undefined;
  readonly fulfillmentStatus?: FulfillmentStatus | undefined;
  readonly placedFrom?: Instant | undefined;
  readonly placedTo?: Instant | undefined;
  readonly after?: OrderId | undefined;
  readonly limit: number;
};

/** Lists of orders, newest first. They may lag single reads by moments. */
export type OrderLists = {
  readonly ofCustomer: (customerId: CustomerId, listing: OrderListing) => Promise<Page<OrderSummary, OrderId>>;
  readonly ofShop: (listing: OrderListing) => Promise<Page<OrderSummary, OrderId>>;
};

/** The orders that wait for something by the clock: pending and not held. A port of its own, for who sweeps them. */
export type AwaitedOrders = {
  /**
   * Those placed at or before a moment, each once over all pages, the older ones of one shard first. It may lag single
   * reads by moments: what became of an order is read from the order itself.
   */
  readonly page: (listing: {
    readonly placedTo: Instant;
    readonly after?: OrderId | undefined;
    readonly limit: number;
  }) => Promise<Page<OrderId, OrderId>>;
};

/** Which order has a reference of another system. */
export type ExternalReferences = { readonly find: (reference: string) => Promise<OrderId | undefined> };

export type Products = {
  /** One product with its stock, strongly consistent. */
  readonly find: (sku: Sku) => Promise<Product | undefined>;
  /**
   * The facts of some products, at most 50 distinct ones; unknown ones are missing from the answer. They may be some
   * seconds old unless `fresh`: a commit against old facts is rejected, so an old copy does no harm.
   */
  readonly facts: (skus: readonly Sku[], how: { readonly fresh: boolean }) => Promise<ReadonlyMap<Sku, ProductFacts>>;
};

/** The catalogue by sku, ascending. */
export type ProductLists = {
  readonly page: (listing: { readonly after?: Sku | undefined; readonly limit: number }) => Promise<Page<Product, Sku>>;
};

export type Discounts = {
  /**
   * Undefined where there is none, or it was deleted. It may be some seconds old unless `fresh`: a commit counts a
   * redemption only against the facts and the count that are stored.
   */
  readonly find: (code: DiscountCode, how: { readonly fresh: boolean }) => Promise<Discount | undefined>;
};

/** What a command that is not on one existing order left behind, so that its retry gets the same answer. */
export type Receipt = Cause & {
  readonly result:
    | { readonly kind: 'order'; readonly id: OrderId }
    | { readonly kind: 'stock'; readonly sku: Sku; readonly available: number };
  /** It may be forgotten after this moment; while it is there, it counts. */
  readonly keptUntil: Instant;
};

export type Receipts = { readonly find: (key: Cause['key']) => Promise<Receipt | undefined> };

/** One item that a commit writes, with the condition under which it is written. */
export type Write =
  /** A record with one change. No order may be stored under its id. */
  | { readonly kind: 'new-order'; readonly record: OrderRecord; readonly order: Order }
  /** A record with n > 1 changes, of which the last is written. The stored order must have n - 1. */
  | { readonly kind: 'order-change'; readonly record: OrderRecord; readonly order: Order }
  /** The product must be sold, its facts must be of this version, and enough units must be available. */
  | { readonly kind: 'take-stock'; readonly move: StockMove; readonly factsVersion: number }
  /** Units or a redemption return to the product or discount they came from, deleted or not. */
  | Gift
  /** The product must have `from` units. */
  | { readonly kind: 'set-stock'; readonly sku: Sku; readonly from: number; readonly to: number }
  /**
   * Version 1: the product must not exist. Version n: its facts must be of version n - 1. The stock is left alone, and
   * a deleted product is sold again.
   */
  | { readonly kind: 'product'; readonly facts: ProductFacts }
  /** The facts must be of this version. The item stays with its stock and the next version, and is sold no more. */
  | { readonly kind: 'delete-product'; readonly sku: Sku; readonly version: number }
  /** The discount must be of this version and have a maximum that is not reached. One more redemption is counted. */
  | { readonly kind: 'redeem-discount'; readonly code: DiscountCode; readonly factsVersion: number }
  /** Versions as for a product. The redemptions are left alone, and a deleted discount is given again. */
  | { readonly kind: 'discount'; readonly facts: DiscountFacts }
  /** The facts must be of this version. The item stays with the next version and takes redemptions back. */
  | { readonly kind: 'delete-discount'; readonly code: DiscountCode; readonly version: number }
  /** The key must be unused. */
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  /** The reference must be unused. */
  | { readonly kind: 'external-reference'; readonly reference: string; readonly orderId: OrderId };

/** A list of writes that a commit takes: at least one. */
export type Writes<Each extends Write = Write> = readonly [Each, ...Each[]];

/** Why nothing was written, with what is stored instead of what was expected. */
export type Rejection =
  | { readonly kind: 'receipt-exists'; readonly receipt: Receipt }
  | { readonly kind: 'order-exists' }
  | { readonly kind: 'order-changed'; readonly record: OrderRecord | undefined }
  | { readonly kind: 'reference-taken' }
  /** `deleted`: the tombstone; its version continues if the discount is created again. */
  | {
      readonly kind: 'discount-changed';
      readonly discount: Discount | undefined;
      readonly deleted?: Discount | undefined;
    }
  | { readonly kind: 'discount-used-up'; readonly code: DiscountCode }
  /** `deleted`: the tombstone; its version continues if the product is created again. */
  | {
      readonly kind: 'facts-changed';
      readonly product: Product | undefined;
      readonly deleted?: Product | undefined;
    }
  | { readonly kind: 'stock-short'; readonly short: readonly { readonly sku: Sku; readonly available: number }[] }
  | { readonly kind: 'stock-changed'; readonly product: Product | undefined };

/**
 * The rejections that each kind of write can cause; the compiler asks for a new kind's. Units and redemptions that come
 * back cause none: the item they came from is never removed, so a missing one is a defect, which throws.
 */
export const rejectionsOf = {
  'new-order': ['order-exists'],
  'order-change': ['order-changed'],
  'take-stock': ['facts-changed', 'stock-short'],
  'return-stock': [],
  'set-stock': ['stock-changed'],
  product: ['facts-changed'],
  'delete-product': ['facts-changed'],
  'redeem-discount': ['discount-changed', 'discount-used-up'],
  'return-redemption': [],
  discount: ['discount-changed'],
  'delete-discount': ['discount-changed'],
  receipt: ['receipt-exists'],
  'external-reference': ['reference-taken'],
} as const satisfies { readonly [Kind in Write['kind']]: readonly Rejection['kind'][] };

/** The rejections of a write, by its kind. */
export type RejectionOf = {
  readonly [Kind in Write['kind']]: Extract<Rejection, { kind: (typeof rejectionsOf)[Kind][number] }>;
};

/** The outcome of a commit. A caller handles only the rejections that its own kinds of write can cause. */
export type Committed<Kind extends Write['kind'] = Write['kind']> =
  | { readonly kind: 'committed' }
  | { readonly kind: 'rejected'; readonly why: RejectionOf[Kind] };

/**
 * Writes everything that one decision changes, at once or not at all. Conflicts, throttles and lost replies are retried
 * inside, bounded; a retry that finds its own earlier try done counts as committed. At most `maximumWrites`, and no two
 * of them on one item (commit.ts).
 */
export type Commit = <const All extends Writes>(writes: All) => Promise<Committed<All[number]['kind']>>;

/**
 * Deletes an order that still has as many changes as the record, and frees its external reference. The only port that
 * removes anything, so that no other function may. A retry that finds nothing any more counts as committed.
 */
export type RemoveOrder = (record: OrderRecord) => Promise<Committed<'order-change'>>;

/** The ids of orders carry a tag of their customer, made with a secret. */
export type OrderIds = {
  readonly next: (customerId: CustomerId, at: Instant) => OrderId;
  /** False: the order is certainly somebody else's. True is no proof: tags may collide. */
  readonly mayBelongTo: (id: OrderId, customerId: CustomerId) => boolean;
};

export type Clock = { readonly now: () => Instant };

export type Destination = { readonly country: Country; readonly region: string | null };

export type TaxRates = {
  /** Undefined where the shop knows no tax for the country. */
  readonly rateFor: (destination: Destination, category: TaxCategory) => Promise<Rate | undefined>;
};

export type ShippingRates = {
  /** Undefined when there is no such method in that currency. `goodsAmount` is what the goods cost after discounts. */
  readonly amountFor: (asked: {
    readonly method: string;
    readonly currency: Currency;
    readonly goodsAmount: MinorUnits;
    readonly destination: Destination;
  }) => Promise<MinorUnits | undefined>;
};

export type RiskRules = {
  /** The name of the rule that denies the order, or undefined. */
  readonly denialOf: (asked: {
    readonly currency: Currency;
    readonly totalAmount: MinorUnits;
  }) => Promise<string | undefined>;
};

/** What the shop decided that is no policy: plain values. */
export type Shop = {
  readonly homeCountry: Country;
  readonly defaultShippingMethod: string;
  readonly pendingOrderMinutes: number;
  /** A product with no more units than this is low. */
  readonly lowStockThreshold: number;
  readonly pricesIncludeTax: (currency: Currency) => boolean;
};

/** Where events go when they leave the service. */
export type Events = {
  /**
   * Hands events over, any number of them; answers those that were not taken, which may be handed over again. One that
   * was taken arrives at least once; carriers may reorder.
   */
  readonly publish: (events: readonly CloudEvent[]) => Promise<readonly CloudEvent[]>;
};

/**
 * What became of a letter. `refused`: nobody will ever take it, as its address is none. `not-sent`: certainly not sent,
 * and worth another try. `unknown`: the answer was lost; another try might be a second letter.
 */
export type MailOutcome = 'sent' | 'refused' | 'not-sent' | 'unknown';

export type Mail = {
  /** Sends a letter once: nothing is tried a second time. Never throws for what the outside does. */
  readonly send: (to: string, letter: Letter) => Promise<MailOutcome>;
};

export type Readiness = {
  /** The names of what is not as it should be; none: ready. */
  readonly faults: () => Promise<readonly string[]>;
};

/** A number about the business. What it is told apart by has few values: never an id, never a person. */
export type Counted = {
  readonly name: string;
  readonly unit: 'count' | 'minor units';
  readonly value: number;
  readonly by?: { readonly currency: Currency };
};

/** Counts what happened. No member of `Ports`, as no use case asks for it: commits are counted as they pass. */
export type Metrics = { readonly count: (counted: Counted) => void };
