/** The bounds of the domain. The HTTP schemas, the table and the tests use them. */
export const bounds = {
  /**
   * A DynamoDB transaction has at most 100 actions: 50 products, two counts of a discount, the order, its receipt and
   * its reference fit.
   */
  linesPerOrder: 50,
  quantityPerLine: 9_999,
  /** 50 lines x 9,999 units x this, doubled by tax, stays a safe integer (2^53). */
  unitAmount: 999_999_999,
  amountStep: 1_000_000,
  /** The skus to which a discount may be limited. */
  skusPerDiscount: 100,
  /** The currencies in which a product has a price. */
  pricesPerProduct: 20,
  availablePerProduct: 999_999_999,
  eventsPerOrder: 500,
  /** The attempts to pay, so that nobody tests cards with an order (money.md P1). */
  paymentsPerOrder: 10,
  /** Disputes and refunds that began at the provider: a provider is trusted, but an item has a size. */
  begunAtProvider: 100,
  /** The newest orders of a customer in which the risk rules count. */
  recentOrders: 100,
  paymentMethodLength: 255,
  /** Room that a full order keeps for the outcomes of each unsettled operation (money.md K3). */
  eventsPerOutcome: 10,
  bytesPerOutcome: 1_500,
  openHoldsPerOrder: 20,
  /** A full order still has room to deliver or cancel this many parcels, and to reject this many return requests. */
  fulfillmentsPerOrder: 100,
  returnsPerOrder: 20,
  /** As JSON, which is longer than what is stored: a DynamoDB item has at most 400 KB. */
  bytesPerOrder: 350_000,
  metadataKeys: 20,
  metadataKeyLength: 40,
  metadataValueLength: 200,
  tags: 20,
  tagLength: 40,
  noteLength: 1_000,
  reasonLength: 280,
  carrierLength: 60,
  trackingNumberLength: 60,
  trackingUrlLength: 500,
  nameLength: 120,
  addressFieldLength: 120,
  emailLength: 254,
  skuLength: 64,
  discountCodeLength: 64,
  backorderedPerProduct: 999_999_999,
  redemptionsPerDiscount: 999_999_999,
  customerIdLength: 128,
  addressesPerCustomer: 10,
  /** The customers with one email address that a search finds. */
  customersPerEmail: 100,
  vatIdLength: 20,
  /** The orders that one call erases: as many as one batch places, so that a slow table still answers in time. */
  ordersPerErasure: 25,
  /** The newest orders of a customer that the account counts: about 20 reads of a megabyte at most for usual orders. */
  ordersPerAccount: 2_000,
  externalReferenceLength: 100,
  daysPerReport: 31,
  /** About 5 MB of the table, and 4 MB of a reply. */
  rowsPerReport: 10_000,
  webhookEndpoints: 20,
  webhookUrlLength: 2_000,
  /** Of the body of an answer, in bytes: the rest of a longer one is not read. */
  webhookAnswer: 65_536,
} as const;
