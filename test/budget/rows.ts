import { cachedDiscounts } from '#adapters/cache/discounts';
import { cachedProducts } from '#adapters/cache/products';
import { createRiskRules } from '#adapters/policies/risk-rules';
import type { RiskSettings } from '#adapters/policies/shop-settings';
import { adjustStock } from '#application/catalog/adjust-stock';
import { batchAdjustStock } from '#application/catalog/batch-adjust-stock';
import { deleteDiscount } from '#application/catalog/delete-discount';
import { deleteProduct } from '#application/catalog/delete-product';
import { getDiscount } from '#application/catalog/get-discount';
import { getProduct } from '#application/catalog/get-product';
import { getStock } from '#application/catalog/get-stock';
import { listDiscounts } from '#application/catalog/list-discounts';
import { listProducts } from '#application/catalog/list-products';
import { putDiscount } from '#application/catalog/put-discount';
import { putProduct } from '#application/catalog/put-product';
import type { ChangeRecord } from '#application/events/change-record';
import { cancelFulfillment } from '#application/fulfillment/cancel-fulfillment';
import { deliverFulfillment } from '#application/fulfillment/deliver-fulfillment';
import { fulfillOrder } from '#application/fulfillment/fulfill-order';
import { shipFulfillment } from '#application/fulfillment/ship-fulfillment';
import { notifyCustomer } from '#application/notifications/notify-customer';
import { batchPlaceOrders } from '#application/orders/batch-place-orders';
import { type EditOrder, editOrder } from '#application/orders/edit-order';
import { placeHold } from '#application/orders/holds/place-hold';
import { releaseHold } from '#application/orders/holds/release-hold';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { completeOrder } from '#application/orders/lifecycle/complete-order';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { deleteOrder } from '#application/orders/lifecycle/delete-order';
import { expireOrders } from '#application/orders/lifecycle/expire-orders';
import { type PlaceOrder, placeOrder } from '#application/orders/place-order';
import { quoteOrder } from '#application/orders/quote-order';
import { batchGetOrders } from '#application/orders/reading/batch-get-orders';
import { getOrder } from '#application/orders/reading/get-order';
import { listOrderActions } from '#application/orders/reading/list-order-actions';
import { listOrders } from '#application/orders/reading/list-orders';
import { replaceShippingAddress } from '#application/orders/replace-shipping-address';
import { updateOrder } from '#application/orders/update-order';
import { settlePayments } from '#application/payments/settle-payments';
import type { Ports, Write } from '#application/ports';
import { ordersByFacet } from '#application/projections/orders-by-facet';
import { projectChanges } from '#application/projections/project-changes';
import { rebuildProjection } from '#application/projections/rebuild-projection';
import { sweepBooks } from '#application/reconciliation/sweep-books';
import { getSalesReport } from '#application/reports/get-sales-report';
import { receiveReturn } from '#application/returns/receive-return';
import { rejectReturn } from '#application/returns/reject-return';
import { requestReturn } from '#application/returns/request-return';
import type { Request } from '#application/use-case';
import type { DiscountFacts } from '#domain/catalog/discount';
import type { Product } from '#domain/catalog/product';
import { minutes } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import { type OrderId, orderIdOf } from '#domain/orders/order-id';
import type { Address } from '#domain/orders/private-data';
import { ok } from '#domain/result';
import type { Bill } from '#test/budget/meter';
import { customer, customerId, staff } from '#test/builders/callers';
import { code, discountFacts } from '#test/builders/discounts';
import { country, rate } from '#test/builders/orders';
import { eur, facts, inEuros, product, sku, stockingOf } from '#test/builders/products';
import { bySystem, cause, request } from '#test/builders/requests';

/** One use case, what the design allows it to take, and the run that is measured after what was prepared for it. */
export type Row = {
  readonly name: string;
  /** The id of the operation whose use case this is, on one of its rows. */
  readonly of?: string;
  /** By the formula of the table's design, with the row's own n and k, worked out by hand. */
  readonly floor: Bill;
  readonly how: string;
  /** Write units of a call that is refused, which the database bills and does not report. */
  readonly refused?: number;
  /** The id of the scheduled job whose run this is when it finds nothing to do. */
  readonly idleRunOf?: string;
  /** The floor is that of any such use case: this one may take less. */
  readonly atMost?: true;
  readonly prepare: (ports: Ports) => Promise<() => Promise<unknown>>;
};

export const shopper = customerId('cus_8f14e45fceea167a');
export const asShopper = (): Request => request({ caller: customer(shopper) });
export const asStaff = (): Request => request({ caller: staff() });
export const bill = (calls: number, writeUnits: number, readUnits: number): Bill => ({ calls, writeUnits, readUnits });

const names = ['T-shirt, black, size M', 'Stoneware mug 0.4 l', 'A field guide to birds'];
const catalog: readonly Product[] = Array.from({ length: 50 }, (_, index) =>
  product({
    sku: sku(`TSHIRT-M-BLK-${String(index).padStart(2, '0')}`),
    name: names[index % 3] ?? '',
    prices: inEuros(1_999 + index),
    available: 100_000,
  }),
);

const open = discountFacts({ code: code('WELCOME10'), maxRedemptions: null });
const limited = discountFacts({ code: code('FIRST100'), maxRedemptions: 100 });
const once = discountFacts({ code: code('ONCE'), maxRedemptions: null, maxRedemptionsPerCustomer: 1 });
const twice = discountFacts({ code: code('TWICE'), maxRedemptions: 100, maxRedemptionsPerCustomer: 2 });
const allDiscounts = [open, limited, once, twice];

const commit = async (ports: Ports, ...writes: readonly Write[]): Promise<void> => {
  const done = await ports.commit(writes as [Write, ...Write[]]);
  if (done.kind === 'rejected') throw new Error(`what is measured could not be prepared: ${done.why.kind}`);
};

export const stock = async (ports: Ports, count = catalog.length): Promise<void> => {
  for (const each of catalog.slice(0, count)) for (const writes of stockingOf(each)) await commit(ports, ...writes);
};

const home: Address = {
  name: 'Ada Lovelace',
  line1: 'Musterstraße 17',
  line2: null,
  postalCode: '10115',
  city: 'Berlin',
  region: null,
  country: country('DE'),
};

export const carting = (lines: number, more: Partial<PlaceOrder> = {}): PlaceOrder => ({
  customerId: undefined,
  currency: eur,
  lines: catalog.slice(0, lines).map((each) => ({ sku: each.sku, quantity: 2 })),
  discountCode: undefined,
  shippingMethod: undefined,
  destination: { country: country('DE'), region: null },
  private: {
    email: 'ada.lovelace@example.com',
    shippingAddress: home,
  },
  expectedTotalAmount: undefined,
  externalReference: null,
  ...more,
});

export const accepted = async <Value>(answer: Promise<{ ok: boolean; value?: Value }>): Promise<Value> => {
  const { ok, value } = await answer;
  if (!ok || value === undefined) throw new Error('what is measured was refused');
  return value;
};

export const place = async (ports: Ports, lines: number, more: Partial<PlaceOrder> = {}): Promise<OrderId> => {
  const { value } = await accepted(placeOrder.with(ports)(carting(lines, more), asShopper()));
  return value.id;
};

/** One product more, and two units less of another. */
const editing = (id: OrderId): EditOrder => ({
  id,
  add: catalog.slice(3, 4).map((each) => ({ sku: each.sku, quantity: 1 })),
  cancel: [{ lineId: '2', quantity: 2 }],
  preview: false,
  expectedTotalAmount: undefined,
});

const placeConfirmed = async (ports: Ports, lines: number): Promise<OrderId> => {
  const id = await place(ports, lines);
  await accepted(confirmOrder.with(ports)({ id }, asStaff()));
  return id;
};

const placeCanceled = async (ports: Ports, lines: number, more: Partial<PlaceOrder> = {}): Promise<OrderId> => {
  const id = await place(ports, lines, more);
  await accepted(cancelOrder.with(ports)({ id, reason: 'changed my mind', lines: undefined }, asShopper()));
  return id;
};

const give = async (ports: Ports, facts: DiscountFacts): Promise<void> => commit(ports, { kind: 'discount', facts });

/** A process that has sold these products, with these discounts, a moment ago. */
export const warmed = async (ports: Ports, lines: number): Promise<Ports> => {
  const warm = {
    ...ports,
    products: cachedProducts(ports.products, ports.clock),
    discounts: cachedDiscounts(ports.discounts, ports.clock),
  };
  for (const { code } of allDiscounts) await warm.discounts.find(code, { fresh: false });
  await warm.products.facts(
    catalog.slice(0, lines).map((each) => each.sku),
    { fresh: false },
  );
  return warm;
};

const placing =
  (lines: number, more: Partial<PlaceOrder> = {}) =>
  async (ports: Ports) => {
    await stock(ports, lines);
    for (const facts of allDiscounts) await give(ports, facts);
    const warm = await warmed(ports, lines);
    return () => accepted(placeOrder.with(warm)(carting(lines, more), asShopper()));
  };

/** A fifth order in an hour, in a shop with these risk rules. */
const counting = (risk: RiskSettings) => async (ports: Ports) => {
  await stock(ports, 3);
  for (let count = 0; count < 4; count += 1) await place(ports, 3);
  const warm = await warmed(ports, 3);
  const judged = { ...warm, riskRules: createRiskRules({ maxOrderAmount: {}, risk }) };
  return () => accepted(placeOrder.with(judged)(carting(3), asShopper()));
};

const orders: readonly Row[] = [
  {
    name: 'place, 3 lines, catalog in memory',
    of: 'placeOrder',
    floor: bill(1, 11, 0),
    how: '2k + 2n + 2 + 1, n = 3, k = 1',
    prepare: placing(3),
  },
  {
    name: 'place, 8 lines, catalog in memory',
    floor: bill(1, 21, 0),
    how: '2k + 2n + 2 + 1, n = 8, k = 1',
    prepare: placing(8),
  },
  {
    name: 'place, 50 lines, catalog in memory',
    floor: bill(1, 111, 0),
    how: '2k + 2n + 2 + 1, n = 50, k = 4',
    prepare: placing(50),
  },
  {
    name: 'place, 3 lines, with an external reference',
    floor: bill(1, 15, 0),
    how: '2k + 2n + 2 + 1 + 2, and 2 to check for an old reference, n = 3, k = 1',
    prepare: placing(3, { externalReference: 'web-1001' }),
  },
  {
    name: 'place, 3 lines, with a discount for anybody',
    floor: bill(2, 11, 1),
    how: 'the same as without, and 1 to read the discount strongly before the commit',
    prepare: placing(3, { discountCode: open.code }),
  },
  {
    name: 'place, 3 lines, with a limited discount',
    floor: bill(1, 13, 0),
    how: '2k + 2n + 2 + 1 + 2, n = 3, k = 1',
    prepare: placing(3, { discountCode: limited.code }),
  },
  {
    name: 'place, 3 lines, with a discount limited for each customer',
    floor: bill(2, 13, 1),
    how: '2k + 2n + 2 + 1 + 2, n = 3, k = 1, and 1 to read the discount strongly before the commit',
    prepare: placing(3, { discountCode: once.code }),
  },
  {
    name: 'place, 3 lines, with a discount limited in all and for each customer',
    floor: bill(1, 15, 0),
    how: '2k + 2n + 2 + 1 + 2 + 2, n = 3, k = 1',
    prepare: placing(3, { discountCode: twice.code }),
  },
  {
    name: 'place, 3 lines, catalog cold',
    floor: bill(2, 11, 1.5),
    how: 'the same, and 0.5n to read',
    prepare: async (ports) => {
      await stock(ports, 3);
      return () => accepted(placeOrder.with(ports)(carting(3), asShopper()));
    },
  },
  {
    name: 'place, 3 lines, with 4 orders of the hour and their payments counted',
    floor: bill(2, 11, 1),
    how: 'the same as without, and 4 x 482 bytes of the list, strong, 4 KB to a unit',
    prepare: counting({ ordersPerHour: { deny: 10 }, declinedPaymentsPerHour: { deny: 10 } }),
  },
  {
    name: 'place, replayed',
    floor: bill(2, 0, 1),
    how: '2k + 2n + 2 for the refused call, n = 3, k = 1, and 1 to read',
    refused: 10,
    prepare: async (ports) => {
      await stock(ports, 3);
      const warm = await warmed(ports, 3);
      const same = asShopper();
      await accepted(placeOrder.with(warm)(carting(3), same));
      return () => accepted(placeOrder.with(warm)(carting(3), same));
    },
  },
  {
    name: 'quote, 3 lines, catalog in memory',
    of: 'quoteOrder',
    floor: bill(0, 0, 0),
    how: 'nothing',
    prepare: async (ports) => {
      await stock(ports, 3);
      const warm = await warmed(ports, 3);
      return () => accepted(quoteOrder.with(warm)(carting(3), asShopper()));
    },
  },
  {
    name: 'quote, 3 lines, catalog cold',
    floor: bill(1, 0, 1.5),
    how: '0.5n to read',
    prepare: async (ports) => {
      await stock(ports, 3);
      return () => accepted(quoteOrder.with(ports)(carting(3), asShopper()));
    },
  },
  {
    name: 'get an order',
    of: 'getOrder',
    floor: bill(1, 0, 1),
    how: 'strong, up to 4 KB',
    prepare: async (ports) => {
      await stock(ports, 3);
      const id = await place(ports, 3);
      return () => accepted(getOrder.with(ports)({ id, version: undefined }, asShopper()));
    },
  },
  {
    name: 'list the actions of an order',
    of: 'listOrderActions',
    floor: bill(1, 0, 1),
    how: 'as getting the order',
    prepare: async (ports) => {
      await stock(ports, 3);
      const id = await place(ports, 3);
      return () => accepted(listOrderActions.with(ports)({ id }, asShopper()));
    },
  },
  {
    name: "get an order with another customer's tag",
    floor: bill(0, 0, 0),
    how: 'its id tells',
    prepare: async (ports) => {
      const id = orderIdOf({ tag: '0000000', at: ports.clock.now(), random: '00' });
      return () => getOrder.with(ports)({ id, version: undefined }, asShopper());
    },
  },
  {
    name: "a customer's list of 20 orders of 3 lines",
    of: 'listOrders',
    floor: bill(1, 0, 1.5),
    how: '20 x 482 bytes, 4 KB to a unit, half',
    prepare: async (ports) => {
      await stock(ports, 3);
      for (let count = 0; count < 25; count += 1) await place(ports, 3);
      const listing = { customerId: undefined, externalReference: undefined, limit: 20 };
      return () => accepted(listOrders.with(ports)(listing, asShopper()));
    },
  },
  {
    name: "operators' list of 50 pending orders, one shard",
    floor: bill(1, 0, 0.5),
    how: '51 x 79 bytes, 4 KB to a unit, half',
    prepare: async (ports) => {
      await stock(ports, 1);
      for (let count = 0; count < 55; count += 1) await place(ports, 1);
      const listing = { customerId: undefined, externalReference: undefined, status: 'pending', limit: 50 } as const;
      return () => accepted(listOrders.with(ports)(listing, asStaff()));
    },
  },
  {
    name: "operators' list of 50 orders, one shard",
    floor: bill(4, 0, 2),
    how: 'half a unit for each of four lanes',
    prepare: async (ports) => {
      await stock(ports, 1);
      for (let count = 0; count < 45; count += 1) await placeConfirmed(ports, 1);
      for (let count = 0; count < 10; count += 1) await place(ports, 1);
      const listing = { customerId: undefined, externalReference: undefined, limit: 50 } as const;
      return () => accepted(listOrders.with(ports)(listing, asStaff()));
    },
  },
  {
    name: 'cancel, 3 lines, with restock',
    of: 'cancelOrder',
    floor: bill(2, 10, 1),
    how: '2k + 2n + 2, n = 3, k = 1',
    prepare: async (ports) => {
      await stock(ports, 3);
      const id = await place(ports, 3);
      return () => accepted(cancelOrder.with(ports)({ id, reason: 'changed my mind', lines: undefined }, asShopper()));
    },
  },
  {
    name: 'cancel, 3 lines, with restock and a discount limited for each customer',
    floor: bill(2, 12, 1),
    how: '2k + 2n + 2 + 2, n = 3, k = 1',
    prepare: async (ports) => {
      await stock(ports, 3);
      await give(ports, once);
      const id = await place(ports, 3, { discountCode: once.code });
      return () => accepted(cancelOrder.with(ports)({ id, reason: 'changed my mind', lines: undefined }, asShopper()));
    },
  },
  {
    name: 'cancel, 3 lines, with restock and a limited discount',
    floor: bill(2, 12, 1),
    how: '2k + 2n + 2 + 2, n = 3, k = 1',
    prepare: async (ports) => {
      await stock(ports, 3);
      await give(ports, limited);
      const id = await place(ports, 3, { discountCode: limited.code });
      return () => accepted(cancelOrder.with(ports)({ id, reason: 'changed my mind', lines: undefined }, asShopper()));
    },
  },
  {
    name: 'cancel 2 units of one line of 3, with restock',
    floor: bill(2, 4, 1),
    how: '2k + 2n, none of the index, n = 1, k = 1',
    prepare: async (ports) => {
      await stock(ports, 3);
      const id = await place(ports, 3);
      const lines = [{ lineId: '2', quantity: 2 }];
      return () => accepted(cancelOrder.with(ports)({ id, reason: 'changed my mind', lines }, asShopper()));
    },
  },
  {
    name: 'edit an order of 3 lines: add a product, and cancel 2 units of another',
    of: 'editOrder',
    floor: bill(3, 7, 2),
    how: '2k + 2n + 1 of the index, n = 2, k = 1, and 2 to read: the order, and the facts of the new product',
    prepare: async (ports) => {
      await stock(ports, 4);
      const id = await place(ports, 3);
      return () => accepted(editOrder.with(ports)(editing(id), asShopper()));
    },
  },
  {
    name: 'preview of an edit of an order of 3 lines',
    floor: bill(2, 0, 2),
    how: 'the order and the facts of the new product, strong',
    prepare: async (ports) => {
      await stock(ports, 4);
      const id = await place(ports, 3);
      return () => accepted(editOrder.with(ports)({ ...editing(id), preview: true }, asShopper()));
    },
  },
  {
    name: 'update an order of 3 lines',
    of: 'updateOrder',
    floor: bill(2, 1, 1),
    how: 'k, none of the index, k = 1, and 1 to read',
    prepare: async (ports) => {
      await stock(ports, 3);
      const id = await place(ports, 3);
      const patch = { note: 'ring twice', tags: ['vip'], metadata: { source: 'web' } };
      return () => accepted(updateOrder.with(ports)({ id, patch }, asStaff()));
    },
  },
  {
    name: 'update an order of 50 lines',
    floor: bill(2, 4, 1),
    how: 'k, none of the index, k = 4, and 1 to read',
    prepare: async (ports) => {
      await stock(ports, 50);
      const id = await place(ports, 50);
      return () => accepted(updateOrder.with(ports)({ id, patch: { note: 'ring twice' } }, asStaff()));
    },
  },
  {
    name: 'replace the shipping address',
    of: 'replaceShippingAddress',
    floor: bill(2, 1, 1),
    how: 'k, none of the index, k = 1, and 1 to read',
    prepare: async (ports) => {
      await stock(ports, 3);
      const id = await place(ports, 3);
      const address = { ...home, line1: 'Beispielweg 4', city: 'Potsdam', postalCode: '14467' };
      return () => accepted(replaceShippingAddress.with(ports)({ id, address }, asStaff()));
    },
  },
  {
    name: 'confirm',
    of: 'confirmOrder',
    floor: bill(2, 3, 1),
    how: 'k + 2 to move in the index, k = 1, and 1 to read',
    prepare: async (ports) => {
      await stock(ports, 3);
      const id = await place(ports, 3);
      return () => accepted(confirmOrder.with(ports)({ id }, asStaff()));
    },
  },
  {
    name: 'complete',
    of: 'completeOrder',
    floor: bill(2, 3, 1),
    how: 'k + 2 to move in the index, k = 1, and 1 to read',
    prepare: async (ports) => {
      await stock(ports, 3);
      const id = await placeConfirmed(ports, 3);
      return () => accepted(completeOrder.with(ports)({ id }, asStaff()));
    },
  },
  {
    name: 'hold a confirmed order',
    floor: bill(2, 1, 1),
    how: 'k, none of the index, k = 1, and 1 to read',
    prepare: async (ports) => {
      await stock(ports, 3);
      const id = await placeConfirmed(ports, 3);
      return () => accepted(placeHold.with(ports)({ id, reason: 'address to be checked' }, asStaff()));
    },
  },
  {
    name: 'hold a pending order',
    of: 'placeHold',
    floor: bill(2, 1, 1),
    how: 'k, none of the index, k = 1, and 1 to read',
    prepare: async (ports) => {
      await stock(ports, 3);
      const id = await place(ports, 3);
      return () => accepted(placeHold.with(ports)({ id, reason: 'address to be checked' }, asStaff()));
    },
  },
  {
    name: 'release a confirmed order',
    of: 'releaseHold',
    floor: bill(2, 1, 1),
    how: 'k, none of the index, k = 1, and 1 to read',
    prepare: async (ports) => {
      await stock(ports, 3);
      const id = await placeConfirmed(ports, 3);
      await accepted(placeHold.with(ports)({ id, reason: 'address to be checked' }, asStaff()));
      return () => accepted(releaseHold.with(ports)({ id, holdId: 'hold_3' }, asStaff()));
    },
  },
  {
    name: 'sweep: expire an order of 3 lines',
    floor: bill(3, 10, 1.5),
    how: 'as its cancellation, 1 to read, and the query of one lane',
    prepare: async (ports) => {
      await stock(ports);
      await place(ports, 3);
      const later = { ...ports, clock: { now: () => ports.clock.now() + minutes(31) } };
      return () => accepted(expireOrders.with(later)({ after: undefined, limit: 100 }, bySystem()));
    },
  },
  {
    name: 'sweep: nothing is overdue',
    idleRunOf: 'expireOrders',
    floor: bill(1, 0, 0.5),
    how: 'the query of one lane',
    prepare: async (ports) => () => accepted(expireOrders.with(ports)({ after: undefined, limit: 100 }, bySystem())),
  },
  {
    name: 'sweep: settle the payment of an order of 3 lines',
    floor: bill(4, 3, 2.5),
    how: 'k + 2 to move in the index, k = 1, 1 to read, 1 for the simulator, and the query of one shard',
    prepare: async (ports) => {
      await stock(ports, 3);
      const record = await paidRecord(ports, 'tok_timeout_after');
      await project(ports, undefined, record);
      return () => accepted(settlePayments.with(ports)({ after: undefined, limit: 100 }, bySystem()));
    },
  },
  {
    name: 'sweep: nothing is unsettled',
    idleRunOf: 'settlePayments',
    floor: bill(1, 0, 0.5),
    how: 'the query of one shard',
    prepare: async (ports) => () => accepted(settlePayments.with(ports)({ after: undefined, limit: 100 }, bySystem())),
  },
  {
    name: 'reconcile a shop of 3 products and an order of 3 lines',
    floor: bill(9, 0, 7.5),
    how: 'as the empty one, and two batches: 3 products and 1 order, strong',
    prepare: async (ports) => {
      await stock(ports, 3);
      await place(ports, 3);
      return () => accepted(sweepBooks.with(ports)({ after: undefined, limit: 100 }, bySystem()));
    },
  },
  {
    name: 'reconcile an empty shop',
    idleRunOf: 'reconcileBooks',
    floor: bill(7, 0, 3.5),
    how: 'two queries for the stock, the queries of one shard and of four lanes',
    prepare: async (ports) => () => accepted(sweepBooks.with(ports)({ after: undefined, limit: 100 }, bySystem())),
  },
  {
    name: 'write to a customer',
    floor: bill(2, 1, 1),
    how: 'the order, strong, and 1 to note that it is tried',
    prepare: async (ports) => {
      await stock(ports);
      const id = await placeConfirmed(ports, 3);
      const event = { id: `${id}:2`, type: 'order.confirmed', time: new Date(ports.clock.now()).toISOString() };
      return () => accepted(notifyCustomer.with(ports)({ event }, bySystem()));
    },
  },
  {
    name: 'delete an order of 3 lines',
    of: 'deleteOrder',
    floor: bill(2, 2, 1),
    how: 'k + 1 of the index, k = 1, and 1 to read: alone it is no transaction',
    prepare: async (ports) => {
      await stock(ports, 3);
      const id = await placeCanceled(ports, 3);
      return () => accepted(deleteOrder.with(ports)({ id }, asStaff()));
    },
  },
  {
    name: 'delete an order of 3 lines, with its external reference',
    floor: bill(2, 5, 1),
    how: '2k + 1 of the index + 2, k = 1, and 1 to read',
    prepare: async (ports) => {
      await stock(ports, 3);
      const id = await placeCanceled(ports, 3, { externalReference: 'web-1001' });
      return () => accepted(deleteOrder.with(ports)({ id }, asStaff()));
    },
  },
  {
    name: 'get 20 orders of 3 lines at once',
    of: 'batchGetOrders',
    floor: bill(1, 0, 20),
    how: 'strong, up to 4 KB each',
    prepare: async (ports) => {
      await stock(ports, 3);
      const ids: OrderId[] = [];
      for (let count = 0; count < 20; count += 1) ids.push(await place(ports, 3));
      return () => accepted(batchGetOrders.with(ports)({ ids }, asShopper()));
    },
  },
  {
    name: 'list by external reference, a customer',
    floor: bill(2, 0, 4),
    how: 'the reference of three owners and the order, strong',
    prepare: async (ports) => {
      await stock(ports, 3);
      await place(ports, 3, { externalReference: 'web-1001' });
      const listing = { customerId: undefined, externalReference: 'web-1001', limit: 20 };
      return () => accepted(listOrders.with(ports)(listing, asShopper()));
    },
  },
  {
    name: 'list by external reference',
    floor: bill(2, 0, 2),
    how: 'the references of all owners and the order, strong',
    prepare: async (ports) => {
      await stock(ports, 3);
      await place(ports, 3, { externalReference: 'web-1001' });
      const listing = { customerId: undefined, externalReference: 'web-1001', limit: 20 };
      return () => accepted(listOrders.with(ports)(listing, asStaff()));
    },
  },
];

export const tracking = { carrier: 'DHL', number: '00340434161094042557', url: null };
export const everyLine = (quantity: number) => ['1', '2', '3'].map((lineId) => ({ lineId, quantity }));
export const parcel = { fulfillmentId: 'ful_1' } as const;
export const theReturn = { returnId: 'ret_1' } as const;

/** An order of 3 lines, all of it in one parcel. */
const placePacked = async (ports: Ports): Promise<OrderId> => {
  await stock(ports, 3);
  const id = await placeConfirmed(ports, 3);
  await accepted(fulfillOrder.with(ports)({ id, lines: everyLine(2), tracking: null }, asStaff()));
  return id;
};

const placeShipped = async (ports: Ports): Promise<OrderId> => {
  const id = await placePacked(ports);
  await accepted(shipFulfillment.with(ports)({ id, ...parcel, tracking }, asStaff()));
  return id;
};

const placeReturning = async (ports: Ports): Promise<OrderId> => {
  const id = await placeShipped(ports);
  await accepted(requestReturn.with(ports)({ id, lines: everyLine(1), reason: 'too small' }, asShopper()));
  return id;
};

const goods: readonly Row[] = [
  {
    name: 'put 3 lines into a parcel, catalog in memory',
    of: 'fulfillOrder',
    floor: bill(2, 2, 1),
    how: 'k + 1 of the index, k = 1, and 1 to read',
    prepare: async (ports) => {
      await stock(ports, 3);
      const id = await placeConfirmed(ports, 3);
      const warm = await warmed(ports, 3);
      return () => accepted(fulfillOrder.with(warm)({ id, lines: everyLine(2), tracking: null }, asStaff()));
    },
  },
  {
    name: 'put a backordered product into a parcel, after 5 newer orders',
    floor: bill(6, 2, 8),
    how: 'k + 1 of the index, k = 1, 1 to read, 0.5 for the facts, 1 for the stock, 0.5 to list the newer orders, and 5 to read them',
    prepare: async (ports) => {
      for (const sold of catalog.slice(0, 1))
        for (const writes of stockingOf({ ...sold, available: 2, backorderLimit: 10 })) await commit(ports, ...writes);
      const ids: OrderId[] = [];
      for (let count = 0; count < 6; count += 1) ids.push(await placeConfirmed(ports, 1));
      for (const id of ids) await project(ports, undefined, await recordOf(ports, id));
      const [oldest] = ids;
      if (oldest === undefined) throw new Error('orders were placed');
      const lines = [{ lineId: '1', quantity: 2 }];
      return () => accepted(fulfillOrder.with(ports)({ id: oldest, lines, tracking: null }, asStaff()));
    },
  },
  {
    name: 'ship a parcel',
    of: 'shipFulfillment',
    floor: bill(2, 1, 1),
    how: 'k, none of the index, k = 1, and 1 to read',
    prepare: async (ports) => {
      const id = await placePacked(ports);
      return () => accepted(shipFulfillment.with(ports)({ id, ...parcel, tracking }, asStaff()));
    },
  },
  {
    name: 'deliver a parcel',
    of: 'deliverFulfillment',
    floor: bill(2, 2, 1),
    how: 'k + 1 of the index, k = 1, and 1 to read',
    prepare: async (ports) => {
      const id = await placeShipped(ports);
      return () => accepted(deliverFulfillment.with(ports)({ id, ...parcel }, asStaff()));
    },
  },
  {
    name: 'cancel a parcel',
    of: 'cancelFulfillment',
    floor: bill(2, 2, 1),
    how: 'k + 1 of the index, k = 1, and 1 to read',
    prepare: async (ports) => {
      const id = await placePacked(ports);
      return () => accepted(cancelFulfillment.with(ports)({ id, ...parcel }, asStaff()));
    },
  },
  {
    name: 'request a return of 3 lines',
    of: 'requestReturn',
    floor: bill(2, 2, 1),
    how: 'k + 1 of the index, k = 1, and 1 to read',
    prepare: async (ports) => {
      const id = await placeShipped(ports);
      const command = { id, lines: everyLine(1), reason: 'too small' };
      return () => accepted(requestReturn.with(ports)(command, asShopper()));
    },
  },
  {
    name: 'receive a return of 3 lines, with restock',
    of: 'receiveReturn',
    floor: bill(2, 11, 1),
    how: '2k + 2n + 1, n = 3, k = 2, and 1 to read',
    prepare: async (ports) => {
      const id = await placeReturning(ports);
      const lines = everyLine(1).map((line) => ({ ...line, restock: true }));
      return () => accepted(receiveReturn.with(ports)({ id, ...theReturn, lines }, asStaff()));
    },
  },
  {
    name: 'reject a return',
    of: 'rejectReturn',
    floor: bill(2, 3, 1),
    how: 'k + 1 of the index, k = 2, and 1 to read',
    prepare: async (ports) => {
      const id = await placeReturning(ports);
      return () => accepted(rejectReturn.with(ports)({ id, ...theReturn, reason: undefined }, asStaff()));
    },
  },
];

/** The record of a change of an order, as the stream gives it to the job. */
const changeOf = (before: OrderRecord | undefined, after: OrderRecord | undefined): ChangeRecord => ({
  position: '1',
  about: 'an order',
  change: ok({ kind: 'order', before, after, at: 0 }),
});

export const recordOf = async (ports: Ports, id: OrderId): Promise<OrderRecord> => {
  const record = await ports.orders.find(id);
  if (record === undefined) throw new Error('what is measured is not stored');
  return record;
};

const placedRecord = async (ports: Ports, lines: number): Promise<OrderRecord> => {
  await stock(ports);
  return recordOf(ports, await place(ports, lines));
};

/** An order of 3 lines that was placed with a payment, whatever its outcome. */
const paidRecord = async (ports: Ports, method: string): Promise<OrderRecord> => {
  const placed = await placeOrder.with(ports)(carting(3, { payment: { method, capture: 'manual' } }), asShopper());
  const { items } = await ports.orderLists.ofShop({ limit: 1 });
  const [placedId] = items.map(({ id }) => id);
  if (placedId === undefined) throw new Error(`what is measured was not placed: ${JSON.stringify(placed)}`);
  return recordOf(ports, placedId);
};

/** The record as it was at an earlier version. */
const earlier = (record: OrderRecord, version: number): OrderRecord => {
  const [first, ...rest] = record.changes;
  return { ...record, changes: [first, ...rest.slice(0, version - 1)] };
};

const project = (ports: Ports, before: OrderRecord | undefined, after: OrderRecord | undefined) =>
  accepted(projectChanges.with(ports)([changeOf(before, after)], bySystem()));

const projections: readonly Row[] = [
  {
    name: 'project a new order of 3 lines',
    floor: bill(3, 21, 1),
    how: 'an entry for each sku, n = 3; of the reports the mark, 5 rows of a rate and n of products, transacted: 2 each',
    prepare: async (ports) => {
      const record = await placedRecord(ports, 3);
      return () => project(ports, undefined, record);
    },
  },
  {
    name: 'project a new order of 50 lines',
    floor: bill(4, 162, 1),
    how: 'an entry for each sku, 25 to a call, n = 50; of the reports the mark, 5 rows and n of products, 2 each',
    prepare: async (ports) => {
      const record = await placedRecord(ports, 50);
      return () => project(ports, undefined, record);
    },
  },
  {
    name: 'project a confirmation',
    floor: bill(0, 0, 0),
    how: 'nothing: the skus are the same',
    prepare: async (ports) => {
      const before = await placedRecord(ports, 3);
      await accepted(confirmOrder.with(ports)({ id: before.id }, asStaff()));
      const after = await recordOf(ports, before.id);
      return () => project(ports, before, after);
    },
  },
  {
    name: 'project the deletion of an order of 3 lines',
    floor: bill(1, 3, 0),
    how: 'an entry for each sku, n = 3',
    prepare: async (ports) => {
      const record = await placedRecord(ports, 3);
      await project(ports, undefined, record);
      return () => project(ports, record, undefined);
    },
  },
  {
    name: 'project a new order of 3 lines with a payment under way',
    floor: bill(4, 22, 1),
    how: 'an entry for each sku, n = 3, 1 for the payment, and 18 for the reports as above',
    prepare: async (ports) => {
      await stock(ports, 3);
      const record = await paidRecord(ports, 'tok_timeout_after');
      return () => project(ports, undefined, record);
    },
  },
  {
    name: 'project the outcome of a payment',
    floor: bill(1, 1, 0),
    how: 'the entry of the payment is deleted',
    prepare: async (ports) => {
      await stock(ports, 3);
      const record = await paidRecord(ports, 'tok_ok');
      await project(ports, undefined, earlier(record, 1));
      return () => project(ports, earlier(record, 1), record);
    },
  },
  {
    name: 'project a new order of 3 lines with its payment, in one batch',
    floor: bill(3, 21, 1),
    how: 'an entry for each sku, n = 3, none for the payment, and 18 for the reports as above',
    prepare: async (ports) => {
      await stock(ports, 3);
      const record = await paidRecord(ports, 'tok_ok');
      const [placed, paid] = [changeOf(undefined, earlier(record, 1)), changeOf(earlier(record, 1), record)];
      return () => accepted(projectChanges.with(ports)([placed, paid], bySystem()));
    },
  },
  {
    name: 'report the sales of a day',
    floor: bill(1, 0, 0.5),
    how: 'one query of a month, however many orders it had; 4 KB are 22 rows or more',
    of: 'getSalesReport',
    prepare: async (ports) => {
      await project(ports, undefined, await placedRecord(ports, 3));
      return () => accepted(getSalesReport.with(ports)({ by: 'booked' }, bySystem()));
    },
  },
  {
    name: 'list 20 orders by sku, one shard',
    floor: bill(2, 0, 20.5),
    how: '21 entries of 57 bytes, 4 KB to a unit, half, and 20 orders, strong',
    prepare: async (ports) => {
      await stock(ports, 3);
      const ids: OrderId[] = [];
      for (let count = 0; count < 25; count += 1) ids.push(await place(ports, 3));
      for (const id of ids) await project(ports, undefined, await recordOf(ports, id));
      const sold = catalog[0]?.sku;
      const listing = { customerId: undefined, externalReference: undefined, sku: sold, limit: 20 };
      return () => accepted(listOrders.with(ports)(listing, asStaff()));
    },
  },
  {
    name: 'rebuild orders by sku, 20 orders of 3 lines',
    floor: bill(9, 60, 42),
    how: 'four lanes, the orders twice, strong, and 20n entries, 25 to a call, n = 3',
    prepare: async (ports) => {
      await stock(ports, 3);
      for (let count = 0; count < 20; count += 1) await place(ports, 3);
      const run = rebuildProjection(ordersByFacet).with(ports);
      return () => accepted(run({ after: undefined, limit: 100 }, bySystem()));
    },
  },
];

const products: readonly Row[] = [
  {
    name: 'put a new product',
    of: 'putProduct',
    floor: bill(2, 2, 1),
    how: '1 and 1 of the index, and 1 to read',
    prepare: async (ports) => () => accepted(putProduct.with(ports)(facts(), asStaff())),
  },
  {
    name: 'put changed facts',
    floor: bill(2, 1, 1),
    how: '1, none of the index, and 1 to read',
    prepare: async (ports) => {
      await commit(ports, { kind: 'product', facts: facts() });
      return () =>
        accepted(putProduct.with(ports)({ ...facts(), name: 'T-shirt, organic', prices: inEuros(2_100) }, asStaff()));
    },
  },
  {
    name: 'delete a product',
    of: 'deleteProduct',
    floor: bill(2, 3, 1),
    how: '1 and 2 to move in the index, and 1 to read',
    prepare: async (ports) => {
      await commit(ports, { kind: 'product', facts: facts() });
      return () => accepted(deleteProduct.with(ports)({ sku: facts().sku }, asStaff()));
    },
  },
  {
    name: 'put a product that was deleted',
    floor: bill(3, 3, 1),
    how: '1 and 2 to move in the index, 1 to read, and 1 for the refused call',
    refused: 1,
    prepare: async (ports) => {
      await commit(ports, { kind: 'product', facts: facts() });
      await commit(ports, { kind: 'delete-product', sku: facts().sku, version: 1 });
      return () => accepted(putProduct.with(ports)(facts(), asStaff()));
    },
  },
  {
    name: 'get a product',
    of: 'getProduct',
    floor: bill(1, 0, 1),
    how: 'strong',
    prepare: async (ports) => {
      await commit(ports, { kind: 'product', facts: facts() });
      return () => accepted(getProduct.with(ports)({ sku: facts().sku }, asStaff()));
    },
  },
  {
    name: 'get its stock',
    of: 'getStock',
    floor: bill(1, 0, 1),
    how: 'strong',
    prepare: async (ports) => {
      await commit(ports, { kind: 'product', facts: facts() });
      return () => accepted(getStock.with(ports)({ sku: facts().sku }, asStaff()));
    },
  },
  {
    name: 'list 20 products',
    of: 'listProducts',
    floor: bill(2, 0, 10.5),
    how: '0.5 of the index and 0.5 for each',
    prepare: async (ports) => {
      await stock(ports, 25);
      return () => accepted(listProducts.with(ports)({ after: undefined, limit: 20 }, asStaff()));
    },
  },
  {
    name: 'adjust stock',
    of: 'adjustStock',
    floor: bill(2, 4, 1),
    how: '2 + 2 for the receipt, and 1 to read',
    prepare: async (ports) => {
      await commit(ports, { kind: 'product', facts: facts() });
      const counted = request({ caller: staff(), cause: cause() });
      return () => accepted(adjustStock.with(ports)({ sku: facts().sku, delta: 5 }, counted));
    },
  },
];

const discounts: readonly Row[] = [
  {
    name: 'put a new discount',
    of: 'putDiscount',
    floor: bill(2, 2, 1),
    how: '1 and 1 of the index, and 1 to read',
    prepare: async (ports) => () => accepted(putDiscount.with(ports)(limited, asStaff())),
  },
  {
    name: 'put changed facts of a discount',
    floor: bill(2, 1, 1),
    how: '1, none of the index, and 1 to read',
    prepare: async (ports) => {
      await give(ports, limited);
      return () => accepted(putDiscount.with(ports)({ ...limited, maxRedemptions: 200 }, asStaff()));
    },
  },
  {
    name: 'put a changed rate of a discount',
    floor: bill(2, 2, 1),
    how: '1, 1 of the index, which has an attribute of its name, and 1 to read',
    prepare: async (ports) => {
      await give(ports, { ...limited, value: { type: 'percent', rate: rate('0.1') } });
      return () =>
        accepted(putDiscount.with(ports)({ ...limited, value: { type: 'percent', rate: rate('0.2') } }, asStaff()));
    },
  },
  {
    name: 'get a discount',
    of: 'getDiscount',
    floor: bill(1, 0, 1),
    how: 'strong',
    prepare: async (ports) => {
      await give(ports, limited);
      return () => accepted(getDiscount.with(ports)({ code: limited.code }, asStaff()));
    },
  },
  {
    name: 'delete a discount',
    of: 'deleteDiscount',
    floor: bill(2, 3, 1),
    how: '1 and 2 to move in the index, and 1 to read',
    prepare: async (ports) => {
      await give(ports, limited);
      return () => accepted(deleteDiscount.with(ports)({ code: limited.code }, asStaff()));
    },
  },
  {
    name: 'list 20 discounts',
    of: 'listDiscounts',
    floor: bill(2, 0, 10.5),
    how: '0.5 of the index and 0.5 for each',
    prepare: async (ports) => {
      for (let count = 0; count < 25; count += 1)
        await give(ports, { ...limited, code: code(`SPRING${String(count).padStart(2, '0')}`) });
      return () => accepted(listDiscounts.with(ports)({ after: undefined, limit: 20 }, asStaff()));
    },
  },
];

const batches: readonly Row[] = [
  {
    name: 'place 5 orders of 3 lines at once, catalog in memory',
    of: 'batchPlaceOrders',
    floor: bill(5, 55, 0),
    how: '5 times one',
    prepare: async (ports) => {
      await stock(ports, 3);
      const warm = await warmed(ports, 3);
      const orders = Array.from({ length: 5 }, () => ({ command: carting(3), cause: cause() }));
      return () => accepted(batchPlaceOrders.with(warm)({ orders }, asStaff()));
    },
  },
  {
    name: 'count 5 products at once',
    of: 'batchAdjustStock',
    floor: bill(10, 20, 5),
    how: '5 times one',
    prepare: async (ports) => {
      await stock(ports, 5);
      const adjustments = catalog.slice(0, 5).map(({ sku }) => ({ command: { sku, delta: 5 }, cause: cause() }));
      return () => accepted(batchAdjustStock.with(ports)({ adjustments }, asStaff()));
    },
  },
];

/** All rows but those of payments and samples. */
export const rows: readonly Row[] = [...orders, ...goods, ...projections, ...products, ...discounts, ...batches];
