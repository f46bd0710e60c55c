// The decoding of each kind of item, and which of its attributes are shown.
import { createCustomerRedemptionEntity, toCustomerRedemption } from '#adapters/dynamodb/catalog/customer-redemptions';
import { createDiscountEntity, foundDiscount } from '#adapters/dynamodb/catalog/discounts';
import { createProductEntity, toStoredProduct } from '#adapters/dynamodb/catalog/products';
import { createCustomerEmailEntity, storedCustomerEmail } from '#adapters/dynamodb/customers/customer-emails';
import { createCustomerEntity, toCustomer } from '#adapters/dynamodb/customers/customers';
import { type Item, keyFields, nameOf, type Place, renamed } from '#adapters/dynamodb/engine/entity';
import { behind, text } from '#adapters/dynamodb/engine/stored';
import { createPublishedEventEntity, toFeedEntry } from '#adapters/dynamodb/events/feed';
import { createExternalReferenceEntity, storedReference } from '#adapters/dynamodb/orders/external-references';
import { createListEntity, type ListKind, storedEntry } from '#adapters/dynamodb/orders/listed-orders';
import { withoutStaffIds } from '#adapters/dynamodb/orders/order-changes';
import { createOrderEntity, toRecord, toSummary } from '#adapters/dynamodb/orders/orders';
import { ordersByFacetKind } from '#adapters/dynamodb/orders/orders-by-facet';
import { privateOrdersKind } from '#adapters/dynamodb/orders/private-orders';
import { unsettledOrdersKind } from '#adapters/dynamodb/orders/unsettled-orders';
import { createSimulatedPaymentEntity, toSimulatedPayment } from '#adapters/dynamodb/payments/simulated-payments';
import { createReceiptEntity, toReceipt } from '#adapters/dynamodb/receipts';
import { createReportOrderEntity, toMark } from '#adapters/dynamodb/reports/report-orders';
import { createReportRowEntity, toRow } from '#adapters/dynamodb/reports/report-rows';
import { createSecretEntity } from '#adapters/dynamodb/service/secrets';
import { type StoredItem, table } from '#adapters/dynamodb/table';
import { createBacklogEntity, toBacklog } from '#adapters/dynamodb/webhooks/backlogs';
import { createClaimEntity, toClaim } from '#adapters/dynamodb/webhooks/claims';
import { createDeliveryEntity, toDelivery, withoutAnswers } from '#adapters/dynamodb/webhooks/deliveries';
import { createWebhookEndpointEntity, foundWebhookEndpoint } from '#adapters/dynamodb/webhooks/endpoints';
import { idAtPosition } from '#domain/orders/order-id';

/** The text in place of a value that is not shown. */
export const hidden = { personal: '(personal)', secret: '(secret)' } as const;

/**
 * The readers of an attribute: everybody who may read the table; those who ask for personal data; nobody. `without`: everybody,
 * but for personal parts that it takes out.
 */
export type Sight = 'open' | keyof typeof hidden | { readonly without: (value: unknown) => unknown };

export type ItemView = {
  /** The long name and the sight of each attribute, by its short name. */
  readonly attributes: ReadonlyMap<string, { readonly name: string; readonly sight: Sight }>;
  /** The item as the adapters read it. @throws FaultyItem */
  readonly decode: (item: Item) => object;
};

type Attributes = Readonly<Record<string, { readonly field?: string }>>;

/** An attribute without a sight does not compile. */
const viewOf = <Own extends Attributes>(
  { schema: { attributes } }: { readonly schema: { readonly attributes: Own } },
  sights: { readonly [Name in keyof Own & string]: Sight },
  decode: (item: Item, named: Item) => object,
): ItemView => ({
  attributes: new Map(
    Object.entries(attributes).map(([name, { field = name }]) => [
      field,
      { name, sight: sights[name as keyof Own & string] },
    ]),
  ),
  decode: (item) => decode(item, renamed(attributes, item)),
});

const indexFields: readonly string[] = [keyFields.pk, keyFields.sk, keyFields.g1, ...table.index.projected];

/** The part of an item that the index has. */
const indexed = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).filter(([short]) => indexFields.includes(short)));

const orderView = (place: Place): ItemView =>
  viewOf(
    createOrderEntity(place),
    {
      tag: 'open',
      moment: 'open',
      g1: 'open',
      schema: 'open',
      version: 'open',
      status: 'open',
      paymentStatus: 'open',
      fulfillmentStatus: 'open',
      returnStatus: 'open',
      currency: 'open',
      totalAmount: 'open',
      lineCount: 'open',
      customerId: 'personal',
      externalReference: 'personal',
      changes: { without: (changes) => withoutStaffIds(changes, hidden.personal) },
      revisions: 'personal',
      // It may hold the client secret of a payment.
      nextAction: 'secret',
      importedAt: 'open',
    },
    (item) => ({ ...toSummary(indexed(item)), ...toRecord(item) }),
  );

const productView = (place: Place): ItemView =>
  viewOf(
    createProductEntity(place),
    {
      partition: 'open',
      sku: 'open',
      g1: 'open',
      schema: 'open',
      name: 'open',
      unitAmount: 'open',
      currency: 'open',
      furtherPrices: 'open',
      taxCategory: 'open',
      requiresShipping: 'open',
      backorderLimit: 'open',
      expectedAt: 'open',
      factsVersion: 'open',
      available: 'open',
      deleted: 'open',
      opening: 'open',
      adjusted: 'open',
    },
    (item) => {
      const { product, deleted, count } = toStoredProduct(item);
      return { ...product, deleted, opening: count.opening, adjusted: count.adjusted };
    },
  );

const discountView = (place: Place): ItemView =>
  viewOf(
    createDiscountEntity(place),
    {
      partition: 'open',
      code: 'open',
      g1: 'open',
      schema: 'open',
      amount: 'open',
      rate: 'open',
      currency: 'open',
      startsAt: 'open',
      endsAt: 'open',
      maxRedemptions: 'open',
      maxRedemptionsPerCustomer: 'open',
      minimumAmount: 'open',
      appliesTo: 'open',
      factsVersion: 'open',
      redeemed: 'open',
      deleted: 'open',
      moved: 'open',
    },
    (item) => {
      const { discount, deleted } = foundDiscount(item);
      return { ...(discount ?? deleted), deleted: deleted !== undefined };
    },
  );

const customerRedemptionView = (place: Place): ItemView =>
  viewOf(
    createCustomerRedemptionEntity(place),
    // A redeemer is a pseudonym.
    { code: 'open', redeemer: 'open', schema: 'open', redeemed: 'open' },
    toCustomerRedemption,
  );

const customerView = (place: Place): ItemView =>
  viewOf(
    createCustomerEntity(place),
    {
      partition: 'open',
      id: 'open',
      g1: 'open',
      schema: 'open',
      version: 'open',
      name: 'personal',
      email: 'personal',
      locale: 'open',
      vatId: 'personal',
      addresses: 'personal',
      notes: 'personal',
    },
    toCustomer,
  );

const customerEmailView = (place: Place): ItemView =>
  viewOf(
    createCustomerEmailEntity(place),
    // Only an HMAC of the address is stored.
    { email: 'open', customerId: 'open', schema: 'open' },
    (item, named) => storedCustomerEmail(named, nameOf(item)),
  );

const receiptView = (place: Place): ItemView =>
  viewOf(
    createReceiptEntity(place),
    {
      key: 'open',
      kind: 'open',
      schema: 'open',
      fingerprint: 'open',
      result: 'open',
      keptUntilSeconds: 'open',
      lateBy: 'open',
    },
    toReceipt,
  );

const referenceView = (place: Place): ItemView =>
  viewOf(
    createExternalReferenceEntity(place),
    // Only the hash of the reference is stored.
    { hash: 'open', owner: 'open', schema: 'open', orderId: 'open' },
    (item, named) => storedReference(named, nameOf(item)),
  );

const entryView = (place: Place, kind: ListKind): ItemView => {
  const parse = storedEntry(kind);
  return viewOf(
    createListEntity(place, kind),
    { partition: 'open', position: 'open', schema: 'open' },
    (item, named) => {
      const entry = parse(named, nameOf(item));
      return { ...entry, orderId: idAtPosition(entry.position) };
    },
  );
};

const simulatedPaymentView = (place: Place): ItemView =>
  viewOf(
    createSimulatedPaymentEntity(place),
    {
      orderId: 'open',
      paymentId: 'open',
      schema: 'open',
      version: 'open',
      method: 'open',
      currency: 'open',
      operations: 'open',
      acted: 'open',
    },
    toSimulatedPayment,
  );

const webhookEndpointView = (place: Place): ItemView =>
  viewOf(
    createWebhookEndpointEntity(place),
    {
      partition: 'open',
      id: 'open',
      schema: 'open',
      version: 'open',
      // An address may have a token in its path.
      url: 'secret',
      types: 'open',
      payload: 'open',
      disabled: 'open',
      secret: 'secret',
      previous: 'secret',
      failingSince: 'open',
      createdAt: 'open',
      deleted: 'open',
      removedAtSeconds: 'open',
    },
    (item) => {
      const { endpoint, deleted } = foundWebhookEndpoint(item);
      return endpoint ?? { deleted: true, version: deleted };
    },
  );

const webhookBacklogView = (place: Place): ItemView =>
  viewOf(
    createBacklogEntity(place),
    {
      endpointId: 'open',
      subject: 'open',
      schema: 'open',
      next: 'open',
      last: 'open',
      deletedAt: 'open',
      deletedHash: 'open',
      json: 'open',
      dueAt: 'open',
      failing: 'open',
      keptUntilSeconds: 'open',
    },
    toBacklog,
  );

const webhookClaimView = (place: Place): ItemView =>
  viewOf(
    createClaimEntity(place),
    { endpointId: 'open', name: 'open', schema: 'open', holder: 'open', until: 'open' },
    toClaim,
  );

const webhookDeliveryView = (place: Place): ItemView =>
  viewOf(
    createDeliveryEntity(place),
    {
      endpointId: 'open',
      id: 'open',
      schema: 'open',
      eventId: 'open',
      type: 'open',
      status: 'open',
      body: 'open',
      // A receiver may answer anything.
      attempts: { without: (attempts) => withoutAnswers(attempts, hidden.personal) },
      createdAt: 'open',
      keptUntilSeconds: 'open',
    },
    toDelivery,
  );

const publishedEventView = (place: Place): ItemView =>
  viewOf(
    createPublishedEventEntity(place),
    // No event has personal data.
    { partition: 'open', position: 'open', schema: 'open', json: 'open', keptUntilSeconds: 'open' },
    toFeedEntry,
  );

const secretName = behind(table.secrets, text);

const secretView = (place: Place): ItemView =>
  viewOf(
    createSecretEntity(place),
    { partition: 'open', name: 'open', schema: 'open', value: 'secret' },
    (item, { name }) => ({ name: secretName(name, nameOf(item)) }),
  );

const reportOrderView = (place: Place): ItemView =>
  viewOf(createReportOrderEntity(place), { orderId: 'open', name: 'open', schema: 'open', version: 'open' }, toMark);

const reportRowView = (place: Place): ItemView => {
  const entity = createReportRowEntity(place);
  const { attributes } = entity.schema;
  const sights = Object.fromEntries(Object.keys(attributes).map((name) => [name, 'open'] as const));
  // Sums of a shop are about nobody.
  return viewOf(entity, sights as { readonly [Name in keyof typeof attributes]: 'open' }, toRow);
};

/** The view of each kind of item. A new kind does not compile without its line. */
const views: { readonly [Kind in StoredItem]: (place: Place) => ItemView } = {
  order: orderView,
  product: productView,
  receipt: receiptView,
  discount: discountView,
  'customer-redemption': customerRedemptionView,
  customer: customerView,
  'customer-email': customerEmailView,
  reference: referenceView,
  'sku-entry': (place) => entryView(place, ordersByFacetKind),
  'unsettled-entry': (place) => entryView(place, unsettledOrdersKind),
  'private-entry': (place) => entryView(place, privateOrdersKind),
  'report-order': reportOrderView,
  'report-row': reportRowView,
  'simulated-payment': simulatedPaymentView,
  'published-event': publishedEventView,
  'webhook-endpoint': webhookEndpointView,
  'webhook-backlog': webhookBacklogView,
  'webhook-claim': webhookClaimView,
  'webhook-delivery': webhookDeliveryView,
  secret: secretView,
};

export const storedKinds = Object.keys(views) as readonly StoredItem[];

/** The kind that an item says; undefined: this release knows no such kind. The partition of a secret counts in any case. */
export const kindOf = (item: Item): StoredItem | undefined =>
  String(item[keyFields.pk]).startsWith(table.secrets) ? 'secret' : storedKinds.find((kind) => kind === item.e);

/** The views over a table, each made once. */
export const viewsOver = (place: Place): ((kind: StoredItem) => ItemView) => {
  const made = new Map<StoredItem, ItemView>();
  return (kind) => {
    const view = made.get(kind) ?? views[kind](place);
    made.set(kind, view);
    return view;
  };
};
