import type { CloudEvent } from '#application/events/cloud-event';
import type { ReferenceOwner } from '#domain/access/reference-owner';
import type { TextHash } from '#domain/audit/chain';
import type { Discount, DiscountCode, DiscountFacts, Redeemer } from '#domain/catalog/discount';
import type { Product, ProductFacts, Sku } from '#domain/catalog/product';
import type { StockTake } from '#domain/catalog/stock';
import type { StockCount } from '#domain/catalog/stock-count';
import type { Country } from '#domain/country';
import type { Currency } from '#domain/currency';
import type { Customer } from '#domain/customers/customer';
import type { FeedPosition } from '#domain/events/feed';
import type { Instant } from '#domain/instant';
import type { Locale } from '#domain/locale';
import type { MinorUnits } from '#domain/money';
import type { Letter } from '#domain/notifications/letter';
import type { Gift } from '#domain/orders/decision';
import type { Cause, OrderRecord } from '#domain/orders/events';
import type { RefundPolicy } from '#domain/orders/lifecycle/cancel';
import type { CustomerId, Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import type { Address } from '#domain/orders/private-data';
import type { Statuses } from '#domain/orders/statuses';
import type { CaptureTime } from '#domain/payments/captures/shipment-captures';
import type { ProviderOutcome } from '#domain/payments/outcome';
import type { OperationId, OperationType, PaymentId, RequestedType } from '#domain/payments/payment';
import type { ProviderEvent } from '#domain/payments/provider-event';
import type { RiskAnswer } from '#domain/payments/risk';
import type { Day } from '#domain/reports/day';
import type { ReportBasis, ReportName, ReportRow } from '#domain/reports/sums';
import type { Result } from '#domain/result';
import type { Withdrawal } from '#domain/returns/withdrawal';
import type { Seller } from '#domain/seller';
import type { Destination, TaxRules } from '#domain/tax';
import type { WebhookAttempt } from '#domain/webhooks/attempts';
import type { Failing, WebhookBacklog } from '#domain/webhooks/backlog';
import type { WebhookDelivery, WebhookDeliveryId } from '#domain/webhooks/delivery';
import type {
  UrlFault,
  WebhookEndpoint,
  WebhookEndpointId,
  WebhookSecret,
  WebhookUrl,
} from '#domain/webhooks/endpoint';

/**
 * Every port. An adapter whose outside system does not answer in time throws `Unavailable`; every other expected
 * outcome is a value.
 */
export type Ports = {
  readonly orders: Orders;
  readonly orderBatches: OrderBatches;
  readonly orderLists: OrderLists;
  readonly recentOrders: RecentOrders;
  readonly ordersByFacet: OrdersByFacet;
  readonly writeOrdersByFacet: WriteOrdersByFacet;
  readonly unsettledOrders: UnsettledOrders;
  readonly writeUnsettledOrders: WriteUnsettledOrders;
  readonly privateOrders: PrivateOrders;
  readonly writePrivateOrders: WritePrivateOrders;
  readonly reports: Reports;
  readonly writeReports: WriteReports;
  readonly awaitedOrders: AwaitedOrders;
  readonly externalReferences: ExternalReferences;
  readonly customers: Customers;
  readonly customersByEmail: CustomersByEmail;
  readonly customerLists: CustomerLists;
  readonly writeCustomers: WriteCustomers;
  readonly products: Products;
  readonly productLists: ProductLists;
  readonly books: Books;
  readonly discounts: Discounts;
  readonly discountLists: DiscountLists;
  readonly receipts: Receipts;
  readonly commit: Commit;
  readonly removeOrder: RemoveOrder;
  readonly eraseOrder: EraseOrder;
  readonly orderIds: OrderIds;
  readonly clock: Clock;
  readonly sha256: Sha256;
  readonly taxRates: TaxRates;
  readonly shippingRates: ShippingRates;
  readonly riskRules: RiskRules;
  readonly shop: Shop;
  readonly events: Events;
  readonly feed: Feed;
  readonly writeFeed: WriteFeed;
  readonly mail: Mail;
  readonly payments: Payments;
  readonly providerEvents: ProviderEvents;
  readonly simulatedPayments: SimulatedPayments;
  readonly webhookEndpoints: WebhookEndpoints;
  readonly webhookKeys: WebhookKeys;
  readonly webhookCalls: WebhookCalls;
  readonly queueWebhooks: QueueWebhooks;
  readonly webhookBacklogs: WebhookBacklogs;
  readonly webhookDeliveries: WebhookDeliveries;
  readonly storeWebhookDelivery: StoreWebhookDelivery;
  readonly readiness: Readiness;
};

/** The ports of stored data. Each has an adapter for the table and one for the memory of a process. */
export const storedPorts = [
  'orders',
  'orderBatches',
  'orderLists',
  'recentOrders',
  'ordersByFacet',
  'writeOrdersByFacet',
  'unsettledOrders',
  'writeUnsettledOrders',
  'privateOrders',
  'writePrivateOrders',
  'reports',
  'writeReports',
  'awaitedOrders',
  'externalReferences',
  'customers',
  'customersByEmail',
  'customerLists',
  'writeCustomers',
  'products',
  'productLists',
  'books',
  'discounts',
  'discountLists',
  'receipts',
  'commit',
  'removeOrder',
  'eraseOrder',
  'simulatedPayments',
  'feed',
  'writeFeed',
  'webhookEndpoints',
  'queueWebhooks',
  'webhookBacklogs',
  'webhookDeliveries',
  'storeWebhookDelivery',
  'readiness',
] as const satisfies readonly (keyof Ports)[];
export type StoredPort = (typeof storedPorts)[number];

/** The function that makes each port, called once, when a use case first needs the port. */
export type PortFactories<Name extends keyof Ports = keyof Ports> = { readonly [Each in Name]: () => Ports[Each] };

/** An outside system did not answer in time or throttled us. The caller may repeat the same request. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** Single orders, strongly consistent: a read after a commit sees it. */
export type Orders = { readonly find: (id: OrderId) => Promise<OrderRecord | undefined> };

/**
 * Several orders at once, strongly consistent. A separate port, so that a function that reads one order has no grant
 * for it.
 */
export type OrderBatches = {
  /** At most 100 distinct ids. The records come in any order; missing orders are left out. */
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

/** The number of entries that a page examines, at least, before it is short or empty with a `next`. */
export const examinedPerPage = 500;

/**
 * A page of a list. `next`: the position of the next page, null at the end. A page is short while `next` is set only
 * where `examinedPerPage` entries were examined.
 */
export type Page<Item, Position> = { readonly items: readonly Item[]; readonly next: Position | null };

/** Times are inclusive. `after`: the `next` of the page before. */
export type OrderListing = { readonly [Name in keyof Statuses]?: Statuses[Name] | undefined } & {
  readonly placedFrom?: Instant | undefined;
  readonly placedTo?: Instant | undefined;
  readonly after?: OrderId | undefined;
  readonly limit: number;
};

/**
 * Lists of orders, newest first. They may be moments older than single reads. Over all its pages a list has each order at
 * most once. It has each order that passes its filters from the first page to the last, whatever else changes.
 */
export type OrderLists = {
  readonly ofCustomer: (customerId: CustomerId, listing: OrderListing) => Promise<Page<OrderSummary, OrderId>>;
  readonly ofShop: (listing: OrderListing) => Promise<Page<OrderSummary, OrderId>>;
};

/**
 * The whole orders of a customer, strongly consistent: a read after a commit sees it. A separate port, so that a function
 * that counts them has no grant for the lists of the shop.
 */
export type RecentOrders = {
  /** Newest first, placed at or after a moment, at most `limit`. `after`: the last order of the page before. */
  readonly ofCustomer: (
    customerId: CustomerId,
    listing: Pick<OrderListing, 'placedFrom' | 'after' | 'limit'>,
  ) => Promise<readonly OrderRecord[]>;
};

/** The name of the list of orders on hold. No sku has an asterisk. */
export const onHold = '*hold' as const;

/** A property by which orders are listed: a product in a line, or an open hold. */
export type OrderFacet = Sku | typeof onHold;

/**
 * The orders with a facet: a projection, which a job writes from the stream of changes. It lags behind single reads, and may
 * still have an order that was deleted or lost the facet: read the order itself.
 */
export type OrdersByFacet = {
  /** Newest first; times are inclusive. Over all pages an order is in the list at most once. */
  readonly page: (
    listing: Pick<OrderListing, 'placedFrom' | 'placedTo' | 'after' | 'limit'> & { readonly facet: OrderFacet },
  ) => Promise<Page<OrderId, OrderId>>;
};

/** An entry of a projection: the order is in its list, or not. */
export type ListEntry = { readonly orderId: OrderId; readonly isListed: boolean };

/** An entry of the list of a facet. */
export type FacetEntry = ListEntry & { readonly facet: OrderFacet };

/**
 * Writes any number of entries, at most one for an order and a facet. Writing an entry twice
 * has no effect. If it throws, some entries are written. It is the only port with a grant for these items.
 */
export type WriteOrdersByFacet = (entries: readonly FacetEntry[]) => Promise<void>;

/**
 * The orders with an operation whose outcome is still to come: a projection, which lags as `OrdersByFacet` does. It may have
 * an order with nothing to settle: read the order itself. A separate port, so that only sweeps have its grant.
 */
export type UnsettledOrders = {
  /** Newest first. Over all pages an order is in the list at most once. */
  readonly page: (listing: Pick<OrderListing, 'after' | 'limit'>) => Promise<Page<OrderId, OrderId>>;
};

/** As `WriteOrdersByFacet`: at most one entry for an order. */
export type WriteUnsettledOrders = (entries: readonly ListEntry[]) => Promise<void>;

/**
 * The closed orders with private data, where the shop limits how long it stays: a projection, which lags as `OrdersByFacet`
 * does. It may have an order that was erased or deleted: read the order itself. A separate port, so that only the sweep has
 * its grant.
 */
export type PrivateOrders = {
  /** Newest first, placed at or before `placedTo`. Over all pages an order is in the list at most once. */
  readonly page: (listing: Pick<OrderListing, 'placedTo' | 'after' | 'limit'>) => Promise<Page<OrderId, OrderId>>;
};

/** As `WriteOrdersByFacet`: at most one entry for an order. */
export type WritePrivateOrders = (entries: readonly ListEntry[]) => Promise<void>;

/** A row as it is stored. `bookedAt`: the time of the newest change that was added to it last. */
export type StoredRow<Name extends ReportName = ReportName> = ReportRow<Name> & { readonly bookedAt: Instant };

/**
 * The sums of reports: a projection, which lags behind single reads. There is one row for a day, a currency and labels on which
 * anything happened.
 */
export type Reports = {
  /** The rows of these days, both included, in any order. `too-many`: more than `limit`. */
  readonly rows: <Name extends ReportName>(wanted: {
    readonly report: Name;
    readonly by: ReportBasis;
    readonly from: Day;
    readonly to: Day;
    readonly limit: number;
  }) => Promise<readonly StoredRow<Name>[] | 'too-many'>;
};

/** The rows that an entry may have: with the mark of its order they are one transaction. */
export const rowsPerEntry = 99;

/** The rows that the changes of an order after version `from`, up to `to`, add to the reports: one for each key. */
export type ReportEntry = {
  readonly orderId: OrderId;
  readonly from: number;
  readonly to: number;
  /** The time of the last of these changes. */
  readonly at: Instant;
  readonly rows: readonly ReportRow[];
};

/**
 * Adds orders to the reports, each change once. A mark of each order has the version up to which it was added, and changes with
 * the sums or not at all.
 */
export type WriteReports = {
  /** The versions up to which orders were added, of at most 100 distinct orders; without a mark: 0. Strongly consistent. */
  readonly booked: (ids: readonly OrderId[]) => Promise<ReadonlyMap<OrderId, number>>;
  /**
   * Adds entries of different orders and returns the orders that were added. The others are to be read again: the mark of theirs, or of an order that was
   * written together with theirs, is not `from`. If it throws, some entries are added.
   */
  readonly book: (entries: readonly ReportEntry[]) => Promise<ReadonlySet<OrderId>>;
};

/** The pending orders, held ones too: a sweep decides by the order. A separate port, so that only sweeps have its grant. */
export type AwaitedOrders = {
  /**
   * The orders placed at or before `placedTo`, without duplicates over all pages, the older orders of a shard first.
   * The list may be moments older than single reads: read the order itself for its state.
   */
  readonly page: (listing: {
    readonly placedTo: Instant;
    readonly after?: OrderId | undefined;
    readonly limit: number;
  }) => Promise<Page<OrderId, OrderId>>;
};

/** The maximum number of orders with one reference that are found. */
export const ordersPerReference = 100;

/** Finds the orders that have an external reference: an owner has at most one. Strongly consistent. */
export type ExternalReferences = {
  /**
   * The orders of every owner, at most `ordersPerReference`, in any order. With a customer: the order that they placed, and
   * one that staff placed for anybody; the caller compares the customer of the order.
   */
  readonly find: (reference: string, customerId?: CustomerId) => Promise<readonly OrderId[]>;
};

/** The records of customers, strongly consistent. */
export type Customers = { readonly find: (id: CustomerId) => Promise<Customer | undefined> };

/**
 * Finds customers by their email address, strongly consistent. Several may have one. The address is stored in no key: an
 * entry has its HMAC. A separate port, so that a function that reads one record cannot search.
 */
export type CustomersByEmail = {
  /** By id, ascending, at most `bounds.customersPerEmail`. Case does not matter. */
  readonly find: (email: string) => Promise<readonly Customer[]>;
};

export type CustomerListing = {
  /** The `next` of the page before. */
  readonly after?: CustomerId | undefined;
  readonly limit: number;
};

/** The records of customers by id, ascending. They may be moments older than single reads. */
export type CustomerLists = {
  readonly page: (listing: CustomerListing) => Promise<Page<Customer, CustomerId>>;
};

/** `customer`: the stored record. */
export type CustomerChanged = { readonly kind: 'customer-changed'; readonly customer: Customer | undefined };
export type CustomerWritten =
  | { readonly kind: 'committed' }
  | { readonly kind: 'rejected'; readonly why: CustomerChanged };

/**
 * Writes a record and the entries of its email address, all or nothing. It is the only port with a grant to write and
 * delete these items: nothing else of the table, so that it is no kind of write of `commit`. A retry that finds its own
 * write counts as committed.
 */
export type WriteCustomers = {
  /** Version 1: no record may be stored. Version n: the record `before`, of version n - 1, must be. */
  readonly put: (customer: Customer, before: Customer | undefined) => Promise<CustomerWritten>;
  /** The stored record must have this version. Nothing of it stays. */
  readonly remove: (customer: Customer) => Promise<CustomerWritten>;
};

export type Products = {
  /** One product with its stock, strongly consistent. */
  readonly find: (sku: Sku) => Promise<Product | undefined>;
  /**
   * The facts of at most 50 distinct products; unknown products are left out. They may be some seconds old unless
   * `fresh`: a commit against old facts is rejected, so an old copy does no harm.
   */
  readonly facts: (skus: readonly Sku[], how: { readonly fresh: boolean }) => Promise<ReadonlyMap<Sku, ProductFacts>>;
};

export type ProductListing = {
  /** The `next` of the page before. */
  readonly after?: Sku | undefined;
  readonly limit: number;
  /** Only products with at most this many available units; undefined: all. */
  readonly maximumAvailable?: number | undefined;
};

/** The products of the catalog by sku, ascending. */
export type ProductLists = {
  readonly page: (listing: ProductListing) => Promise<Page<Product, Sku>>;
};

/**
 * The books that a reconciliation reads: everything that the shop sold and has. A separate port, so that only
 * reconciliations have its grant, and need no secret of customers' lists.
 */
export type Books = {
  /** The orders of the shop as lists show them, as `OrderLists.ofShop`. */
  readonly orders: (listing: Pick<OrderListing, 'after' | 'limit'>) => Promise<Page<OrderSummary, OrderId>>;
  /** The stock of every product that was ever created, deleted ones too, by sku. Strongly consistent but for new skus. */
  readonly stock: (listing: {
    readonly after?: Sku | undefined;
    readonly limit: number;
  }) => Promise<Page<StockCount, Sku>>;
};

export type Discounts = {
  /**
   * Undefined: no such discount, or it is deleted. The discount may be some seconds old unless `fresh`: a commit checks
   * a redemption against the stored facts and the stored count.
   */
  readonly find: (code: DiscountCode, how: { readonly fresh: boolean }) => Promise<Discount | undefined>;
};

export type DiscountListing = {
  /** The `next` of the page before. */
  readonly after?: DiscountCode | undefined;
  readonly limit: number;
};

/**
 * The discounts by code, ascending, without deleted ones. They may be moments older than single reads. A separate port, so
 * that a function that prices an order has no grant for it.
 */
export type DiscountLists = {
  readonly page: (listing: DiscountListing) => Promise<Page<Discount, DiscountCode>>;
};

/** The result of a command that does not change one existing order, so that its retry gets the same reply. */
export type Receipt = Cause & {
  readonly result:
    | { readonly kind: 'order'; readonly id: OrderId }
    | { readonly kind: 'stock'; readonly sku: Sku; readonly available: number }
    | { readonly kind: 'webhook-endpoint'; readonly id: WebhookEndpointId };
  /** The store may remove the receipt after this moment; until it does, the receipt is valid. */
  readonly keptUntil: Instant;
};

export type Receipts = { readonly find: (key: Cause['key']) => Promise<Receipt | undefined> };

/** One item that a commit writes, with its condition. */
export type Write =
  /** A record with one change. No order may be stored under its id. */
  | { readonly kind: 'new-order'; readonly record: OrderRecord; readonly order: Order }
  /** A record with n > 1 changes, of which the last is written. The stored order must have n - 1. */
  | { readonly kind: 'order-change'; readonly record: OrderRecord; readonly order: Order }
  /** The product must exist. */
  | StockTake
  /** Units or a redemption return to the product, discount or customer's count they came from, deleted or not. */
  | Gift
  /** The product must have `from` units. The difference counts as an adjustment. */
  | { readonly kind: 'set-stock'; readonly sku: Sku; readonly from: number; readonly to: number }
  /**
   * Version 1: the product must not exist. Version n: its facts must have version n - 1. The stock stays, and a
   * tombstone becomes a product again.
   */
  | { readonly kind: 'product'; readonly facts: ProductFacts }
  /** The facts must have this version. The item becomes a tombstone with its stock and the next version. */
  | { readonly kind: 'delete-product'; readonly sku: Sku; readonly version: number }
  /** Counts one more redemption. The discount must have this version and a maximum that is not reached. */
  | { readonly kind: 'redeem-discount'; readonly code: DiscountCode; readonly factsVersion: number }
  /** Counts one more redemption of a customer, who has less than `maximum`. The caller read the maximum just before. */
  | {
      readonly kind: 'redeem-for-customer';
      readonly code: DiscountCode;
      readonly redeemer: Redeemer;
      readonly maximum: number;
    }
  /** Versions as for a product. The redemptions are left alone, and a deleted discount is given again. */
  | { readonly kind: 'discount'; readonly facts: DiscountFacts }
  /**
   * The facts must have this version. The item becomes a tombstone with the next version; redemptions can be returned
   * to it.
   */
  | { readonly kind: 'delete-discount'; readonly code: DiscountCode; readonly version: number }
  /** The key must be unused. */
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  /** Version 1: no endpoint may have its id. Version n: the stored endpoint must have version n - 1. */
  | { readonly kind: 'webhook-endpoint'; readonly endpoint: WebhookEndpoint }
  /** The endpoint must have this version. It is found no more. */
  | {
      readonly kind: 'delete-webhook-endpoint';
      readonly id: WebhookEndpointId;
      readonly version: number;
      readonly at: Instant;
    }
  /** The owner must not have used the reference. */
  | {
      readonly kind: 'external-reference';
      readonly reference: string;
      readonly owner: ReferenceOwner;
      readonly orderId: OrderId;
    };

/** The writes of a commit: at least one. */
export type Writes<Each extends Write = Write> = readonly [Each, ...Each[]];

/** A product without enough units, with its present stock. */
export type ShortStock = Pick<Product, 'sku' | 'available' | 'backorderLimit'>;

/** Why a commit wrote nothing, with the stored item that contradicts the condition. */
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
  | { readonly kind: 'discount-used-up-by-customer'; readonly code: DiscountCode }
  /** `deleted`: the tombstone; its version continues if the product is created again. */
  | {
      readonly kind: 'facts-changed';
      readonly product: Product | undefined;
      readonly deleted?: Product | undefined;
    }
  | { readonly kind: 'stock-short'; readonly short: readonly ShortStock[] }
  | { readonly kind: 'stock-changed'; readonly product: Product | undefined }
  | { readonly kind: 'webhook-endpoint-changed'; readonly endpoint: WebhookEndpoint | undefined };

/**
 * The rejections that each kind of write can cause; a new kind does not compile without its line. Returned units and
 * redemptions cause none: their item is never removed, so a missing item is a defect and throws.
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
  'redeem-for-customer': ['discount-used-up-by-customer'],
  'return-redemption': [],
  'return-customer-redemption': [],
  discount: ['discount-changed'],
  'delete-discount': ['discount-changed'],
  receipt: ['receipt-exists'],
  'webhook-endpoint': ['webhook-endpoint-changed'],
  'delete-webhook-endpoint': ['webhook-endpoint-changed'],
  'external-reference': ['reference-taken'],
} as const satisfies { readonly [Kind in Write['kind']]: readonly Rejection['kind'][] };

/** Why a write of any port wrote nothing. */
export type AnyRejection = Rejection | CustomerChanged;

/** The rejections of a write, by its kind. */
export type RejectionOf = {
  readonly [Kind in Write['kind']]: Extract<Rejection, { kind: (typeof rejectionsOf)[Kind][number] }>;
};

/** The outcome of a commit. A caller handles only the rejections that its own kinds of write can cause. */
export type Committed<Kind extends Write['kind'] = Write['kind']> =
  | { readonly kind: 'committed' }
  | { readonly kind: 'rejected'; readonly why: RejectionOf[Kind] };

/**
 * Writes everything that one decision changes, or nothing. The port retries conflicts, throttles and lost replies,
 * within bounds; a retry that finds its own write counts as committed. At most `maximumWrites`, and no two of them on
 * one item (commit.ts).
 */
export type Commit = <const All extends Writes>(writes: All) => Promise<Committed<All[number]['kind']>>;

/**
 * Deletes an order that still has as many changes as the record, and releases its external reference. It is the only
 * port with a grant to delete orders. A retry that no longer finds the order counts as committed.
 */
export type RemoveOrder = (record: OrderRecord) => Promise<Committed<'order-change'>>;

/**
 * Writes an erased order, which is the stored order with one more change and without anything personal, and releases its
 * external reference. A separate port, because it deletes the reference. A retry that finds its own write counts as
 * committed.
 */
export type EraseOrder = (before: OrderRecord, after: OrderRecord) => Promise<Committed<'order-change'>>;

/** Order ids. An id has the tag of its customer, made with a secret. */
export type OrderIds = {
  /** Throws `Unavailable` if no id can have this time. */
  readonly next: (customerId: CustomerId, at: Instant) => OrderId;
  /** False: the order belongs to another customer. True is no proof: tags may collide. */
  readonly mayBelongTo: (id: OrderId, customerId: CustomerId) => boolean;
  /** The customer's pseudonym, made with a secret and always the same. It does not reveal the customer. */
  readonly redeemerOf: (customerId: CustomerId) => Redeemer;
};

export type Clock = { readonly now: () => Instant };

export type TaxRates = {
  /** Undefined: the shop has no tax rates for the country. */
  readonly rulesFor: (destination: Destination) => Promise<TaxRules | undefined>;
};

export type ShippingRates = {
  /** Undefined: the method does not exist in the currency. `goodsAmount`: the price of the goods after discounts. */
  readonly amountFor: (shipment: {
    readonly method: string;
    readonly currency: Currency;
    readonly goodsAmount: MinorUnits;
    readonly destination: Destination;
  }) => Promise<MinorUnits | undefined>;
};

/** The recent past of a customer. Each member reads when it is called. */
export type CustomerHistory = {
  /** The stored orders of the last hour, canceled ones too; at most `bounds.recentOrders`. */
  readonly orders: () => Promise<number>;
  /** The payments that the provider declined in the last hour, of the newest `bounds.recentOrders` of the last day. */
  readonly declinedPayments: () => Promise<number>;
};

/** A question to the risk rules: about a cart, an order with new lines, or an order that is about to be paid. */
export type RiskQuestion = {
  readonly occasion: 'placement' | 'edit' | 'payment';
  /** The giver of the command. Staff enter many orders for one customer. */
  readonly by: 'customer' | 'staff';
  readonly customerId: CustomerId;
  readonly email: string | null;
  readonly shippingAddress: Address | null;
  readonly currency: Currency;
  /** The worth of the order with the command. */
  readonly totalAmount: MinorUnits;
  readonly history: CustomerHistory;
};

/** A card that has paid an order, and the country to which the order goes. */
export type CardQuestion = { readonly cardCountry: Country; readonly addressCountry: Country };

export type RiskRules = {
  /** It may ask an outside system; a rule that needs no history reads none. */
  readonly judge: (question: RiskQuestion) => Promise<RiskAnswer>;
  /** Asked when an authorization has succeeded, which cannot be denied any more: such an answer holds the order. */
  readonly judgeCard: (question: CardQuestion) => Promise<RiskAnswer>;
};

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export type Sha256 = TextHash;

/** The settings of the shop that are plain values. */
export type Shop = {
  readonly homeCountry: Country;
  readonly defaultShippingMethod: string;
  readonly pendingOrderMinutes: number;
  /** The days after a delivery in which customers may ask to return its units. */
  readonly returnWindowDays: number;
  /** The days after which the private data of a closed order is erased; null: never. */
  readonly privateDataDays: number | null;
  /** Whether a parcel requires authorizations and payments that cover the order. */
  readonly shipOnlyWhenCovered: boolean;
  /** A product with at most this many units is low. */
  readonly lowStockThreshold: number;
  readonly pricesIncludeTax: (currency: Currency) => boolean;
  /** New orders in the currency are worth a multiple of this amount, in minor units, at least 1 (money.md V7). */
  readonly amountStep: (currency: Currency) => number;
  /** The IANA name of the shop's time zone. */
  readonly timeZone: string;
  /** The language of letters about orders that have none. */
  readonly locale: Locale;
  /** Null: not set. */
  readonly seller: Seller | null;
  /** The right of customers to withdraw from orders that are sent to a country; null: they have none (money.md R10). */
  readonly withdrawalIn: (country: Country) => Withdrawal | null;
  /** The refund of a credit by a cancellation whose command does not name one. */
  readonly refundOnCancel: RefundPolicy;
  /** The same of a received return. */
  readonly refundOnReturn: RefundPolicy;
  /** Whether shipping a parcel asks for a capture (money.md C7). */
  readonly captureOn: CaptureTime;
};

/** The bus. */
export type Events = {
  /**
   * Publishes any number of events. Returns the events that the bus did not take, which may be published again. The bus
   * delivers a taken event at least once, and may reorder.
   */
  readonly publish: (events: readonly CloudEvent[]) => Promise<readonly CloudEvent[]>;
};

/** An event in the feed, with its place. */
export type FeedEntry = { readonly position: FeedPosition; readonly event: CloudEvent };

/** The published events of the last 30 days, strongly consistent. */
export type Feed = {
  /**
   * The entries of the hour of `after`, behind it and stamped before `until`, in the order of their positions. `after` is
   * before `until`. At most `limit`; fewer where entries are large. `isEnd`: the hour has no more of them.
   */
  readonly ofHour: (listing: {
    readonly after: FeedPosition;
    readonly until: Instant;
    readonly limit: number;
  }) => Promise<{ readonly entries: readonly FeedEntry[]; readonly isEnd: boolean }>;
};

/** The entries that one call of `WriteFeed` takes. */
export const entriesPerFeedWrite = 25;

/**
 * Adds at most `entriesPerFeedWrite` entries to the feed, with different positions. Writing an entry twice has no effect.
 * It throws `Unavailable` if they are not all stored `confirmedWithin` the call; some of them are then stored, or will be.
 * Only the publisher and the anchors of the audit have its grant.
 */
export type WriteFeed = (entries: readonly FeedEntry[]) => Promise<void>;

/**
 * The outcome of sending a letter. `refused`: the address is invalid, so a retry is useless. `not-sent`: certainly not
 * sent, so a retry is safe. `unknown`: the answer was lost; a retry might send a second letter.
 */
export type MailOutcome = 'sent' | 'refused' | 'not-sent' | 'unknown';

export type Mail = {
  /** Sends a letter without retries. A failure of the provider is an outcome and never thrown. */
  readonly send: (to: string, letter: Letter) => Promise<MailOutcome>;
};

/** An operation of a payment, as a provider is asked for it. */
export type ProviderOperation = {
  /** The same in every attempt: the provider does an operation with one id once. */
  readonly id: string;
  readonly orderId: OrderId;
  readonly paymentId: PaymentId;
  readonly operationId: OperationId;
  readonly type: OperationType;
  readonly amount: MinorUnits;
  readonly currency: Currency;
  /** The token of the way to pay; null after the person was erased. */
  readonly method: string | null;
  /** Of an authorization: capture at once. */
  readonly captures: boolean;
  /** Of a capture: release the rest. */
  readonly final: boolean;
  /** The provider's own id of the payment; null before it has told it. */
  readonly reference: string | null;
  /** The caller knows the authorization as one that waits for the customer; a void of it means the attempt (money.md P3). */
  readonly awaitsAction: boolean;
  readonly requestedAt: Instant;
};

/** The payment provider of the shop. Both calls throw `Unavailable` when the outcome is not known. */
export type Payments = {
  /** The name that payments of this provider have. */
  readonly provider: string;
  /** Does the operation, or returns what an earlier call with its id did. */
  readonly do: (operation: ProviderOperation) => Promise<ProviderOutcome>;
  /**
   * The outcome of the operation as the provider knows it; undefined: it knows none, or it refused the operation and
   * forgot it. Moves no money.
   */
  readonly find: (operation: ProviderOperation) => Promise<ProviderOutcome | undefined>;
};

/** A request that its sender signed: the headers, with names in lower case, and the body as it was sent. */
export type SignedRequest = {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
};

/** The events that the payment provider sends to this service (money.md V2). */
export type ProviderEvents = {
  /** The name that the payments of this provider have. */
  readonly provider: string;
  /**
   * The event in a request. `signature-invalid`: somebody else sent it, or it is older than five minutes; without a secret
   * every request is. `foreign`: the provider sent it, but it is about nothing of this service, or of a kind that says
   * nothing about a payment. An adapter may have to ask the provider which payment an event is about; if the provider does
   * not answer it throws `Unavailable`.
   */
  readonly read: (request: SignedRequest) => Promise<ProviderEvent | 'signature-invalid' | 'foreign'>;
};

/** The ways to pay of the payment simulator; `tok_ok` always succeeds (api.md, money.md "Also added"). */
export const simulatedMethods = [
  'tok_ok',
  'tok_declined',
  'tok_insufficient_funds',
  'tok_timeout_before',
  'tok_timeout_after',
  'tok_capture_fails',
  'tok_refund_fails',
  'tok_requires_action',
  'tok_requires_action_fails',
  'tok_processing',
  'tok_processing_fails',
  'tok_lapses',
  'tok_multi_capture',
  'tok_refund_fails_late',
  'tok_disputed',
  'tok_amount_differs',
  'tok_foreign_card',
] as const;
export type SimulatedMethod = (typeof simulatedMethods)[number];

export type SimulatedPaymentId = Pick<ProviderOperation, 'orderId' | 'paymentId'>;

/** An operation that the simulator was asked for. */
export type SimulatedOperation = Pick<ProviderOperation, 'operationId' | 'amount' | 'captures' | 'final'> & {
  readonly type: RequestedType;
  /** The caller named the payment by its reference, so it knew that the authorization had succeeded. */
  readonly hasReference: boolean;
  readonly at: Instant;
};

/** The facts of a payment at the simulator. Every outcome follows from them and the time; none is stored. */
export type SimulatedPayment = SimulatedPaymentId & {
  /** 1 for a new payment; each save has the next. */
  readonly version: number;
  readonly method: SimulatedMethod;
  readonly currency: Currency;
  /** In the order in which the simulator was asked for them. */
  readonly operations: readonly SimulatedOperation[];
  /** The act of the customer: a confirmation or a decline, its time, and the number of operations before. */
  readonly acted: { readonly confirms: boolean; readonly at: Instant; readonly after: number } | null;
};

/** The payments of the simulator. Only the adapter of `payments` uses it. */
export type SimulatedPayments = {
  /** Strongly consistent. */
  readonly find: (id: SimulatedPaymentId) => Promise<SimulatedPayment | undefined>;
  /**
   * Stores a payment of version n if the stored one has version n - 1, or if there is none and n is 1. `saved`: this very
   * payment is stored, also if it was before. `changed`: another one is.
   */
  readonly save: (payment: SimulatedPayment) => Promise<'saved' | 'changed'>;
};

/**
 * The endpoints of webhooks, strongly consistent. There are at most `bounds.webhookEndpoints`, and some more only if several
 * were created at the same time.
 */
export type WebhookEndpoints = {
  readonly find: (id: WebhookEndpointId) => Promise<WebhookEndpoint | undefined>;
  /** In the order of their creation. */
  readonly all: () => Promise<readonly WebhookEndpoint[]>;
};

/** Random ids and secrets of endpoints. */
export type WebhookKeys = {
  readonly newId: () => WebhookEndpointId;
  readonly newSecret: () => WebhookSecret;
};

/** A call of an endpoint: the body with its signatures, by Standard Webhooks 1.0. */
export type WebhookCall = {
  readonly url: WebhookUrl;
  /** `webhook-id`: the same in each attempt. */
  readonly eventId: string;
  readonly at: Instant;
  readonly body: string;
  /** One signature for each. */
  readonly secrets: readonly WebhookSecret[];
};

/** Calls of endpoints over the network. It reaches public addresses only, also when a name changes its address. */
export type WebhookCalls = {
  /** The address, or why no webhook may be sent there. It resolves the name of the host. */
  readonly check: (url: string) => Promise<Result<WebhookUrl, { readonly kind: UrlFault }>>;
  /** One POST without retries and redirects, of 15 seconds at most. A failure is an answer and never thrown. */
  readonly call: (call: WebhookCall) => Promise<Pick<WebhookAttempt, 'answer' | 'milliseconds'>>;
};

/**
 * Adds events to the backlogs of endpoints. A backlog that has later events of the order stays as it is. Events that were
 * delivered before are delivered again. If it throws, some entries are stored.
 */
export type QueueWebhooks = (
  entries: readonly Pick<WebhookBacklog, 'endpointId' | 'waiting' | 'dueAt'>[],
) => Promise<void>;

/** The backlogs of endpoints, strongly consistent. Only the job that delivers has its grant. */
export type WebhookBacklogs = {
  /** Those whose next attempt is due, the longest due first. */
  readonly due: (
    endpointId: WebhookEndpointId,
    listing: { readonly now: Instant; readonly limit: number },
  ) => Promise<readonly WebhookBacklog[]>;
  /**
   * Every event of it is delivered or given up: removes it. The backlog of the events that the publisher has added
   * meanwhile, if it has.
   */
  readonly finish: (backlog: WebhookBacklog) => Promise<WebhookBacklog | undefined>;
  /** Stores that the event `next` failed; of other events than an order's `next` is not stored. */
  readonly postpone: (
    backlog: WebhookBacklog,
    until: { readonly next: number; readonly dueAt: Instant; readonly failing: Failing | null },
  ) => Promise<void>;
  /** True: nobody else delivers to the endpoint until the claim ends or is released. */
  readonly claim: (
    endpointId: WebhookEndpointId,
    claim: { readonly holder: string; readonly now: Instant; readonly until: Instant },
  ) => Promise<boolean>;
  readonly release: (endpointId: WebhookEndpointId, holder: string) => Promise<void>;
};

/** The deliveries to endpoints in the last 30 days, with the answers. */
export type WebhookDeliveries = {
  readonly find: (endpointId: WebhookEndpointId, id: WebhookDeliveryId) => Promise<WebhookDelivery | undefined>;
  /** Newest first. */
  readonly page: (listing: {
    readonly endpointId: WebhookEndpointId;
    readonly after?: WebhookDeliveryId | undefined;
    readonly limit: number;
  }) => Promise<Page<WebhookDelivery, WebhookDeliveryId>>;
};

/** Stores a delivery in place of the one with its id. */
export type StoreWebhookDelivery = (delivery: WebhookDelivery) => Promise<void>;

export type Readiness = {
  /** One text for each fault; an empty list: ready. */
  readonly faults: () => Promise<readonly string[]>;
};

/** A number about the business. Its dimension `by` has few values: never an id, never a person. */
export type Counted = {
  readonly name: string;
  readonly unit: 'count' | 'minor units';
  readonly value: number;
  readonly by?: { readonly currency: Currency };
};

/** Counts business numbers. Not in `Ports`, because no use case uses it: `countedCommit` counts commits and erasures. */
export type Metrics = { readonly count: (counted: Counted) => void };
