// Generated values of every kind that the table stores.
import fc from 'fast-check';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import type { CloudEvent } from '#application/events/cloud-event';
import type { FeedEntry } from '#application/ports';
import {
  type FacetEntry,
  type ListEntry,
  onHold,
  type Receipt,
  type SimulatedOperation,
  type SimulatedPayment,
  type StoredRow,
  simulatedMethods,
  type Write,
} from '#application/ports';
import type { Actor } from '#domain/access/caller';
import type { AppliedDiscount, Discount, DiscountCode, Redeemer } from '#domain/catalog/discount';
import { type Prices, type Product, taxCategories } from '#domain/catalog/product';
import type { StockCount } from '#domain/catalog/stock-count';
import type { Customer } from '#domain/customers/customer';
import { feedPositionOf } from '#domain/events/feed';
import type { FulfillmentId } from '#domain/fulfillment/parcel';
import type { Tracking } from '#domain/fulfillment/tracking';
import { locales } from '#domain/locale';
import type { Cause, Change, EventData, OrderEvent, OrderRecord } from '#domain/orders/events';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { CustomerId } from '#domain/orders/order';
import { type OrderId, orderIdOf } from '#domain/orders/order-id';
import type { Address, PrivateData, Revision } from '#domain/orders/private-data';
import type { AwaitedAction } from '#domain/payments/next-action';
import {
  captureModes,
  declineCodes,
  type OperationId,
  operationReasons,
  type PaymentId,
} from '#domain/payments/payment';
import { type RiskReason, type RiskReasons, riskTexts } from '#domain/payments/risk';
import {
  type DiscountValue,
  type ItemToPrice,
  type PricedLine,
  type PricedShipping,
  priceLines,
  type ShippingTax,
} from '#domain/pricing';
import { type LabelsOf, type ReportName, type SumsOf, sumNames } from '#domain/reports/sums';
import type { ReturnId } from '#domain/returns/return-request';
import type { Destination } from '#domain/tax';
import { type WebhookAnswer, type WebhookAttempt, webhookFailures } from '#domain/webhooks/attempts';
import type { Failing, WaitingEvent, WaitingOfOrder, WebhookBacklog } from '#domain/webhooks/backlog';
import { deliveryIdOf, deliveryStatuses, type WebhookDelivery } from '#domain/webhooks/delivery';
import { disabledReasons, type WebhookEndpoint, type WebhookUrl, webhookPayloads } from '#domain/webhooks/endpoint';
import { publishedTypes } from '#domain/webhooks/published-type';
import { customerId } from '#test/builders/callers';
import { code, redeemer } from '#test/builders/discounts';
import { country, rate } from '#test/builders/orders';
import { currency, sku } from '#test/builders/products';
import { endpointId, webhookSecret } from '#test/builders/webhooks/webhooks';
import { type Fields, varied } from '#test/properties/support/varied';

// ── Values of fields ───────────────────────────────────────────────────────────────────────────────────────────────

const texts = fc.string({ unit: 'grapheme', maxLength: 12 });
const namesOfFields = texts.filter((name) => name !== '__proto__');
const hashes = fc.oneof(fc.stringMatching(/^[0-9a-f]{18}$/), fc.string({ minLength: 1, maxLength: 20 }));
const counts = fc.nat(1_000_000);
const numbers = fc.integer({ min: 1, max: 9_999 });
const skus = fc.constantFrom('A', 'tee-M', 'x.Y_z-9').map(sku);
const codes = fc.constantFrom('A', 'WELCOME10').map(code);
const rates = fc.constantFrom('0', '0.07', '0.190', '1').map(rate);
const currencies = fc.constantFrom('EUR', 'JPY').map(currency);
const countries = fc.constantFrom('DE', 'FR').map(country);
export const instants = fc.integer({ min: -1_000_000, max: 4_000_000_000_000 });
const idTimes = fc.integer({ min: Date.UTC(2025, 1), max: Date.UTC(2030, 1) });
const ids = fc
  .tuple(fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{7}$/), idTimes, fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{2}$/))
  .map(([tag, at, random]) => orderIdOf({ tag, at, random }));

const endpointIds = fc.constantFrom('1', 'Z').map(endpointId);

// ── Products, discounts, receipts ──────────────────────────────────────────────────────────────────────────────────

/** Negative: units owed. */
const stocks = fc.integer({ min: -999_999_999, max: 999_999_999 });

export const products = varied<Product>('product', {
  sku: skus,
  name: texts,
  prices: fc
    .dictionary(currencies, counts, { minKeys: 1, maxKeys: 20, noNullPrototype: true })
    .map((prices) => prices as Prices),
  taxCategory: fc.constantFrom(...taxCategories),
  requiresShipping: fc.boolean(),
  backorderLimit: counts,
  expectedAt: fc.option(instants),
  version: numbers,
  available: stocks,
});

export const stockCounts = varied<StockCount>('stock count', {
  sku: skus,
  available: stocks,
  opening: fc.option(stocks),
  adjusted: stocks,
});

type ValueOf<Type extends DiscountValue['type']> = Omit<Extract<DiscountValue, { type: Type }>, 'type'>;

const discountValues = fc.oneof(
  varied<ValueOf<'fixed'>>('discount amount', { amount: counts }).map(
    (value) => ({ type: 'fixed', ...value }) as const,
  ),
  varied<ValueOf<'percent'>>('discount rate', { rate: rates }).map((value) => ({ type: 'percent', ...value }) as const),
);

export const discounts = varied<Discount>('discount', {
  code: codes,
  value: discountValues,
  currency: fc.option(currencies),
  startsAt: fc.option(instants),
  endsAt: fc.option(instants),
  maxRedemptions: fc.option(numbers),
  maxRedemptionsPerCustomer: fc.option(numbers),
  minimumAmount: fc.option(numbers),
  appliesTo: fc.option(
    fc.record(
      { skus: fc.array(skus, { maxLength: 3 }), taxCategories: fc.subarray([...taxCategories]) },
      { noNullPrototype: true },
    ),
  ),
  version: numbers,
  redeemed: counts,
});

type CustomerRedemptions = { readonly code: DiscountCode; readonly redeemer: Redeemer; readonly redeemed: number };
export const customerRedemptions = varied<CustomerRedemptions>('customer redemptions', {
  code: codes,
  redeemer: fc.constantFrom('one', 'other').map((text) => text as Redeemer),
  redeemed: counts,
});

type ResultOf<Kind extends Receipt['result']['kind']> = Omit<Extract<Receipt['result'], { kind: Kind }>, 'kind'>;

const results: { readonly [Kind in Receipt['result']['kind']]: fc.Arbitrary<ResultOf<Kind>> } = {
  order: varied<ResultOf<'order'>>('receipt of an order', { id: ids }),
  stock: varied<ResultOf<'stock'>>('receipt of stock', { sku: skus, available: stocks }),
  'webhook-endpoint': varied<ResultOf<'webhook-endpoint'>>('receipt of an endpoint', { id: endpointIds }),
};

export const receipts = varied<Receipt>('receipt', {
  key: hashes,
  fingerprint: hashes,
  result: fc.oneof(
    results.order.map((result) => ({ kind: 'order', ...result }) as const),
    results.stock.map((result) => ({ kind: 'stock', ...result }) as const),
    results['webhook-endpoint'].map((result) => ({ kind: 'webhook-endpoint', ...result }) as const),
  ),
  keptUntil: fc.nat(4_000_000_000_000),
});

type Reference = Omit<Extract<Write, { kind: 'external-reference' }>, 'kind'>;
const owners = fc.oneof(fc.constant('staff' as const), fc.record({ customerId: texts as fc.Arbitrary<CustomerId> }));
export const references = varied<Reference>('reference', { reference: texts, owner: owners, orderId: ids });

// ── Orders ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type WithoutTotal<Taxed> = Omit<Taxed, 'totalAmount'>;
const withTotal = <Taxed extends { readonly netAmount: number; readonly taxAmount: number }>(taxed: Taxed) => ({
  ...taxed,
  totalAmount: taxed.netAmount + taxed.taxAmount,
});

const item: Fields<ItemToPrice> = {
  sku: skus,
  name: texts,
  unitAmount: counts,
  quantity: numbers,
  requiresShipping: fc.boolean(),
  taxRate: rates,
};

/** Lines with amounts that do not follow from each other, as older rules may have made them. */
const oddLines = varied<WithoutTotal<PricedLine>>('order line', {
  ...item,
  subtotalAmount: counts,
  discountAmount: counts,
  netAmount: counts,
  taxAmount: counts,
}).map((line) => withTotal(line));

const pricedLines = fc
  .tuple(fc.array(varied<ItemToPrice>('order item', item), { minLength: 1, maxLength: 4 }), fc.boolean(), counts)
  .map(([items, inclusive, amount]) => priceLines(items, inclusive, { type: 'fixed', amount }));

const lines = fc.oneof(pricedLines, fc.array(oddLines, { minLength: 1, maxLength: 4 }));

const shipping = varied<WithoutTotal<PricedShipping>>('order shipping', {
  method: texts,
  netAmount: counts,
  taxRate: fc.option(rates),
  taxAmount: counts,
  taxes: fc.array(varied<ShippingTax>('order shipping tax', { rate: rates, netAmount: counts, taxAmount: counts })),
}).map((priced) => withTotal(priced));

const addresses = varied<Address>('order address', {
  name: texts,
  line1: texts,
  line2: fc.option(texts),
  postalCode: fc.option(texts),
  city: texts,
  region: fc.option(texts),
  country: countries,
});

const listsOfTags = fc.array(texts, { maxLength: 3 });
const metadata = fc.dictionary(namesOfFields, texts, { maxKeys: 3, noNullPrototype: true });

const privateValues: Fields<PrivateData> = {
  email: fc.option(texts),
  shippingAddress: fc.option(addresses),
  note: fc.option(texts),
  tags: listsOfTags,
  metadata,
  locale: fc.option(fc.constantFrom(...locales)),
  paymentMethods: metadata,
  internalNote: fc.option(texts),
  internalTags: listsOfTags,
  internalMetadata: metadata,
};

const ofOperation = {
  paymentId: fc.constantFrom<PaymentId>('pay_1', 'pay_2', 'pay_10'),
  operationId: fc.constantFrom<OperationId>('op_1', 'op_2', 'op_99'),
};
const ofProvider = { ...ofOperation, reference: fc.option(texts) };

const noData = fc.constant({});
const holds: Fields<{ readonly holdId: string }> = { holdId: texts };
const riskReasons = fc
  .subarray(Object.keys(riskTexts) as RiskReason[], { minLength: 1 })
  .map(([first, ...more]): RiskReasons => [first as RiskReason, ...more]);
// No order has a line 99: more units than were ordered cannot be canceled.
const someUnits: Fields<LineQuantities[number]> = { lineId: fc.constantFrom('98', '99'), quantity: numbers };
const units = varied<LineQuantities[number]>('order units', someUnits);
const fulfillmentIds = numbers.map((number): FulfillmentId => `ful_${number}`);
const returnIds = numbers.map((number): ReturnId => `ret_${number}`);
const ofParcel: Fields<{ readonly fulfillmentId: FulfillmentId }> = { fulfillmentId: fulfillmentIds };

const eventData: { readonly [Type in keyof EventData]: fc.Arbitrary<EventData[Type]> } = {
  'order.placed': varied<EventData['order.placed']>('order placement', {
    currency: currencies,
    pricesIncludeTax: fc.boolean(),
    amountStep: fc.constantFrom(1, 5, 10),
    standardShippingAmount: fc.option(fc.nat(10_000)),
    lines,
    shipping: fc.option(shipping),
    discount: fc.option(
      varied<AppliedDiscount>('order discount', {
        // In lower case: from before codes were in upper case.
        code: fc.constantFrom('A', 'welcome10'),
        counted: fc.boolean(),
        redeemer: fc.option(fc.constantFrom('ada', 'bob').map(redeemer)),
      }),
    ),
    taxCountry: countries,
    taxRegion: fc.option(texts),
    // An order does not expire before it is placed.
    expiresAt: fc.option(fc.integer({ min: Date.UTC(2031, 1), max: Date.UTC(2032, 1) })),
  }),
  'order.confirmed': noData,
  'order.completed': noData,
  'order.canceled': noData,
  'order.erased': noData,
  'order.expired': noData,
  'order.lines-canceled': varied<EventData['order.lines-canceled']>('order cancellation', { lines: fc.array(units) }),
  'order.edited': varied<EventData['order.edited']>('order edit', {
    added: lines,
    canceled: fc.array(units),
    shipping: fc.option(shipping),
  }),
  'order.updated': varied<EventData['order.updated']>('order update', {
    fields: fc.subarray(Object.keys(privateValues) as (keyof PrivateData)[]),
    taxDestination: fc.option(
      varied<Destination>('order tax destination', { country: countries, region: fc.option(texts) }),
    ),
  }),
  'order.held': varied<EventData['order.held']>(
    'order hold',
    {
      ...holds,
      riskReasons,
      because: fc.constantFrom('cancellation-requested' as const, 'return-requested' as const),
      lines: fc.array(units),
    },
    ['holdId'],
  ),
  'order.hold-released': varied<EventData['order.hold-released']>('order release', holds),
  'payment.requested': varied<EventData['payment.requested']>('payment request', {
    ...ofOperation,
    operation: fc.constantFrom('authorization', 'capture', 'void', 'refund'),
    amount: numbers,
    opens: fc.option(
      varied<NonNullable<EventData['payment.requested']['opens']>>('payment opening', {
        provider: texts,
        capture: fc.constantFrom(...captureModes),
      }),
    ),
    captures: fc.boolean(),
    final: fc.boolean(),
    takes: fc.option(
      varied<NonNullable<EventData['payment.requested']['takes']>>('payment takes', {
        lines: fc.array(units),
        shipping: fc.boolean(),
        goodwillAmount: numbers,
      }),
    ),
  }),
  'payment.requires-action': varied<EventData['payment.requires-action']>('payment action', ofProvider),
  'payment.processing': varied<EventData['payment.processing']>('payment processing', ofProvider),
  'payment.authorized': varied<EventData['payment.authorized']>('payment authorization', {
    ...ofProvider,
    amount: numbers,
    authorizedUntil: fc.option(instants),
    capturesMany: fc.boolean(),
  }),
  'payment.captured': varied<EventData['payment.captured']>('payment capture', {
    ...ofOperation,
    amount: numbers,
    releasedAmount: numbers,
  }),
  'payment.failed': varied<EventData['payment.failed']>('payment failure', {
    ...ofOperation,
    operation: fc.constantFrom('authorization', 'capture', 'void'),
    amount: numbers,
    reason: fc.constantFrom(...operationReasons),
  }),
  'payment.voided': varied<EventData['payment.voided']>('payment void', {
    ...ofOperation,
    amount: numbers,
    reason: fc.constantFrom(null, 'lapsed'),
  }),
  'payment.refunded': varied<EventData['payment.refunded']>('payment refund', {
    ...ofOperation,
    amount: numbers,
    goodwillAmount: numbers,
  }),
  'payment.refund-failed': varied<EventData['payment.refund-failed']>('payment refund failure', {
    ...ofOperation,
    reason: fc.constantFrom(...declineCodes),
  }),
  'payment.disputed': varied<EventData['payment.disputed']>('payment dispute', { ...ofOperation, amount: numbers }),
  'payment.dispute-closed': varied<EventData['payment.dispute-closed']>('payment dispute end', {
    ...ofOperation,
    won: fc.boolean(),
  }),
  'fulfillment.created': varied<EventData['fulfillment.created']>('order parcel', {
    fulfillmentId: fulfillmentIds,
    lines: fc.array(units),
  }),
  'fulfillment.shipped': varied<EventData['fulfillment.shipped']>('order shipping of a parcel', ofParcel),
  'fulfillment.delivered': varied<EventData['fulfillment.delivered']>('order delivery', ofParcel),
  'fulfillment.canceled': varied<EventData['fulfillment.canceled']>('order unpacking', ofParcel),
  'return.requested': varied<EventData['return.requested']>('order return', {
    returnId: returnIds,
    lines: fc.array(units),
  }),
  'return.received': varied<EventData['return.received']>('order reception', {
    returnId: returnIds,
    lines: fc.array(
      varied<EventData['return.received']['lines'][number]>('order received units', {
        ...someUnits,
        restock: fc.boolean(),
      }),
    ),
    shipping: fc.boolean(),
    shippingAmount: fc.nat(1_000),
  }),
  'return.rejected': varied<EventData['return.rejected']>('order rejection', { returnId: returnIds }),
};

const eventOf = <Type extends keyof EventData>(type: Type): fc.Arbitrary<OrderEvent> =>
  eventData[type].map((data) => ({ type, data }) as OrderEvent);
const { 'order.placed': _, ...later } = eventData;
const laterEvents = fc.oneof(...(Object.keys(later) as (keyof typeof later)[]).map(eventOf));

type Staff = Omit<Extract<Actor, { role: 'staff' }>, 'role'>;
const actors: fc.Arbitrary<Actor> = fc.oneof(
  fc.constantFrom({ role: 'customer' }, { role: 'system' } as const),
  varied<Staff>('order staff', { id: texts }).map((person) => ({ role: 'staff', ...person }) as const),
);

const changesOf = (name: string, events: fc.Arbitrary<Change['events']>) =>
  varied<Change>(name, {
    at: instants,
    actor: actors,
    cause: varied<Cause>('order cause', { key: hashes, fingerprint: hashes }),
    trace: fc.option(hashes),
    events,
  });

const firstChanges = changesOf(
  'order first change',
  fc.tuple(eventOf('order.placed'), fc.array(laterEvents, { maxLength: 2 })).map(([placed, more]) => [placed, ...more]),
);
const laterChanges = changesOf(
  'order later change',
  fc.array(laterEvents, { minLength: 1, maxLength: 3 }).map(([first, ...rest]) => [first as OrderEvent, ...rest]),
);

const revisions = varied<Revision>(
  'order revision',
  {
    version: numbers,
    ...privateValues,
    reason: texts,
    tracking: varied<Tracking>('order tracking', { carrier: texts, number: texts, url: fc.option(texts) }),
  },
  ['version'],
);

export const orders = varied<OrderRecord>('order', {
  id: ids,
  customerId: texts.filter((text) => text !== '').map((text) => text as CustomerId),
  externalReference: fc.option(texts),
  changes: fc.tuple(firstChanges, fc.array(laterChanges, { maxLength: 4 })).map(([first, more]) => [first, ...more]),
  revisions: fc.array(revisions, { maxLength: 4 }),
  nextAction: fc.option(
    varied<AwaitedAction>('order next action', {
      operationId: ofOperation.operationId,
      action: fc.oneof(
        texts.map((url) => ({ type: 'redirect', url }) as const),
        texts.map((clientSecret) => ({ type: 'provider', clientSecret }) as const),
      ),
    }),
  ),
});

export const facetEntries = varied<Omit<FacetEntry, 'isListed'>>('entry of a facet', {
  facet: fc.oneof(skus, fc.constant(onHold)),
  orderId: ids,
});
const simulatedOperations = varied<SimulatedOperation>('simulated payment operation', {
  operationId: numbers.map((number): SimulatedOperation['operationId'] => `op_${number}`),
  type: fc.constantFrom('authorization', 'capture', 'void', 'refund'),
  amount: counts,
  captures: fc.boolean(),
  final: fc.boolean(),
  hasReference: fc.boolean(),
  at: instants,
});
export const simulatedPayments = varied<SimulatedPayment>('simulated payment', {
  orderId: ids,
  paymentId: numbers.map((number): SimulatedPayment['paymentId'] => `pay_${number}`),
  version: numbers,
  method: fc.constantFrom(...simulatedMethods),
  currency: currencies,
  operations: fc.array(simulatedOperations, { maxLength: 4 }),
  acted: fc.option(
    varied<NonNullable<SimulatedPayment['acted']>>('simulated payment acted', {
      confirms: fc.boolean(),
      at: instants,
      after: numbers,
    }),
  ),
});
export const privateEntries = varied<Omit<ListEntry, 'isListed'>>('entry of a closed order with private data', {
  orderId: ids,
});
export const unsettledEntries = varied<Omit<ListEntry, 'isListed'>>('entry of an unsettled order', { orderId: ids });

// ── Reports ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const marks = varied<{ readonly orderId: OrderId; readonly version: number }>(
  'mark of an order in the reports',
  {
    orderId: ids,
    version: numbers,
  },
);
const sums = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
const anySums = <Name extends ReportName>(report: Name) =>
  varied<SumsOf[Name]>(
    `row of ${report} sums`,
    Object.fromEntries(sumNames[report].map((name) => [name, sums])) as unknown as Fields<SumsOf[Name]>,
  );
const anyRow = <Name extends ReportName>(report: Name, labels: fc.Arbitrary<LabelsOf[Name]>) =>
  varied<StoredRow<Name>>(`row of ${report}`, {
    report: fc.constant(report),
    by: fc.constantFrom('booked', 'placed'),
    day: fc.constantFrom('2026-02-28', '2027-12-31') as fc.Arbitrary<never>,
    currency: currencies,
    labels,
    sums: anySums(report),
    bookedAt: instants,
  } as unknown as Fields<StoredRow<Name>>);
const taxLabels = varied<LabelsOf['taxes']>('row of taxes labels', {
  country: countries,
  region: fc.option(texts.filter((text) => text !== '')),
  rate: rates,
});
export const reportRows = fc.oneof<fc.Arbitrary<StoredRow>[]>(
  anyRow('sales', fc.constant({})),
  anyRow('balances', fc.constant({})),
  anyRow('taxes', taxLabels),
  anyRow('products', varied<LabelsOf['products']>('row of products labels', { sku: skus })),
);

export const manyShards: ShardSchedule = [
  { from: 0, shards: 1 },
  { from: Date.UTC(2027, 6), shards: 5 },
];

const webhookSecrets = fc.constantFrom(1, 2).map(webhookSecret);
export const endpoints = varied<WebhookEndpoint>('endpoint', {
  id: endpointIds,
  url: texts as fc.Arbitrary<WebhookUrl>,
  types: fc.option(fc.subarray([...publishedTypes])),
  payload: fc.constantFrom(...webhookPayloads),
  disabled: fc.option(fc.constantFrom(...disabledReasons)),
  secret: webhookSecrets,
  previous: fc.option(
    varied<NonNullable<WebhookEndpoint['previous']>>('endpoint previous', { secret: webhookSecrets, until: instants }),
  ),
  failingSince: fc.option(instants),
  createdAt: instants,
  version: numbers,
});

export const customers = varied<Customer>('customer', {
  id: fc.constantFrom('A', 'auth0|x.Y_z-9').map(customerId),
  name: fc.option(texts),
  email: fc.option(fc.constantFrom('Ada@example.com', 'é@b.de')),
  locale: fc.option(fc.constantFrom(...locales)),
  vatId: fc.option(texts),
  addresses: fc.array(addresses, { maxLength: 3 }),
  notes: fc.option(texts),
  version: numbers,
});
export const customerEmails = varied<Pick<Customer, 'id' | 'email'>>('entry of an email', {
  id: fc.constantFrom('A', 'auth0|x.Y_z-9').map(customerId),
  email: fc.constantFrom('ada@example.com', 'é@b.de'),
});

const deliveryIds = fc.constantFrom('x:1', 'x:2').map((event) => deliveryIdOf(0, event));
export const backlogs = varied<WebhookBacklog>('backlog', {
  endpointId: endpointIds,
  waiting: fc.oneof(
    varied<Omit<WaitingOfOrder, 'kind'>>('backlog order', {
      orderId: fc
        .constantFrom('0A', '0B')
        .map((random) => orderIdOf({ tag: '7K3M9QX', at: 1_800_000_000_000, random })),
      next: numbers,
      last: numbers,
      deletedAt: fc.option(instants),
      deletedHash: fc.option(fc.constantFrom('0'.repeat(64), 'ab'.repeat(32))),
      replay: fc.constantFrom(null, 0, 1_800_000_000_000),
    }).map((value) => ({ kind: 'order' as const, ...value })),
    varied<Omit<WaitingEvent, 'kind'>>('backlog event', {
      eventId: fc.constantFrom('MUG:1', 'MUG:2'),
      json: texts,
    }).map((value) => ({ kind: 'event' as const, ...value })),
  ),
  dueAt: instants,
  failing: fc.option(
    varied<Failing>('backlog failing', { deliveryId: deliveryIds, failures: numbers, firstAt: instants }),
  ),
});

const webhookAnswers: fc.Arbitrary<WebhookAnswer> = fc.oneof(
  varied<Omit<Extract<WebhookAnswer, { kind: 'answered' }>, 'kind'>>('delivery answer', {
    status: counts,
    body: texts,
    retryAfter: fc.option(texts),
  }).map((value) => ({ kind: 'answered' as const, ...value })),
  varied<Omit<Extract<WebhookAnswer, { kind: 'failed' }>, 'kind'>>('delivery failure', {
    reason: fc.constantFrom(...webhookFailures),
  }).map((value) => ({ kind: 'failed' as const, ...value })),
);
export const deliveries = varied<WebhookDelivery>('delivery', {
  id: deliveryIds,
  endpointId: endpointIds,
  eventId: texts,
  type: fc.constantFrom(...publishedTypes, 'webhook.test' as const),
  status: fc.constantFrom(...deliveryStatuses),
  body: texts,
  attempts: fc.array(
    varied<WebhookAttempt>('delivery attempt', { at: instants, milliseconds: counts, answer: webhookAnswers }),
    { maxLength: 3 },
  ),
  createdAt: instants,
});

export const feedEntries = varied<FeedEntry>('feed entry', {
  position: fc
    .tuple(fc.nat(4_000_000_000_000), fc.nat(9_999), fc.constantFrom('7K3M9Q-X1QF65-V805T8:2', 'MUG:7'))
    .map(([at, sequence, id]) => feedPositionOf(at, { sequence, id })),
  event: varied<Omit<CloudEvent, 'specversion' | 'datacontenttype'>>(
    'feed entry event',
    {
      id: texts,
      source: texts,
      type: fc.constantFrom(...publishedTypes),
      time: texts,
      sequence: numbers,
      traceparent: texts,
      audithash: texts,
      data: fc.dictionary(texts, texts, { noNullPrototype: true }),
    },
    ['id', 'source', 'type', 'time', 'data'],
  ).map((event): CloudEvent => ({ specversion: '1.0', datacontenttype: 'application/json', ...event })),
});
