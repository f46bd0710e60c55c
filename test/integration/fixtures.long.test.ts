import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type AttributeValue, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { customerRedemptionSchema } from '#adapters/dynamodb/catalog/customer-redemptions';
import { discountSchema } from '#adapters/dynamodb/catalog/discounts';
import { productSchema } from '#adapters/dynamodb/catalog/products';
import { customerEmailSchema } from '#adapters/dynamodb/customers/customer-emails';
import { customerSchema } from '#adapters/dynamodb/customers/customers';
import { publishedEventSchema } from '#adapters/dynamodb/events/feed';
import { type Load, load } from '#adapters/dynamodb/load';
import { externalReferenceSchema } from '#adapters/dynamodb/orders/external-references';
import { listEntrySchema } from '#adapters/dynamodb/orders/listed-orders';
import { changeSchema } from '#adapters/dynamodb/orders/order-changes';
import { orderSchema } from '#adapters/dynamodb/orders/orders';
import { oneShard } from '#adapters/dynamodb/orders/shards';
import { simulatedPaymentSchema } from '#adapters/dynamodb/payments/simulated-payments';
import { receiptSchema } from '#adapters/dynamodb/receipts';
import { reportOrderSchema } from '#adapters/dynamodb/reports/report-orders';
import { reportRowSchema } from '#adapters/dynamodb/reports/report-rows';
import { table as layout, type StoredItem } from '#adapters/dynamodb/table';
import { backlogSchema } from '#adapters/dynamodb/webhooks/backlogs';
import { claimSchema } from '#adapters/dynamodb/webhooks/claims';
import { deliverySchema } from '#adapters/dynamodb/webhooks/deliveries';
import { webhookEndpointSchema } from '#adapters/dynamodb/webhooks/endpoints';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { type PlaceOrder, placeOrder } from '#application/orders/place-order';
import { getOrder } from '#application/orders/reading/get-order';
import type { Ports, SimulatedPayment } from '#application/ports';
import type { Redeemer } from '#domain/catalog/discount';
import { feedStart } from '#domain/events/feed';
import type { OrderEvent } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { worthOf } from '#domain/orders/money/balance';
import { orderIdOf } from '#domain/orders/order-id';
import { paymentStateOf } from '#domain/payments/payment';
import type { ReportRow } from '#domain/reports/sums';
import { systemPace } from '#infrastructure/pace';
import { ada, bob, customer, customerId, staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { customerRecord } from '#test/builders/customers';
import { code, discount, discountFacts, quarterOff } from '#test/builders/discounts';
import { feedEntry } from '#test/builders/events/feed';
import { received, tracking } from '#test/builders/goods';
import {
  completed,
  confirmed,
  erased,
  expired,
  held,
  linesCanceled,
  nothingPrivate,
  released,
  updated,
} from '#test/builders/orders';
import { eur, facts, priced, product, sku } from '#test/builders/products';
import { productRow, entry as reported, salesRow, taxRow, today } from '#test/builders/reports';
import { cause, request } from '#test/builders/requests';
import {
  changedEndpoint,
  endpoint,
  endpointId,
  failedDelivery,
  failingBacklog,
  stockBacklog,
} from '#test/builders/webhooks/webhooks';
import { whyRejected } from '#test/contract/world';
import { type DynamoWorld, dynamoWorld } from '#test/integration/world';

/** Items that earlier releases stored. The files never change: the items must stay readable. */
const folder = new URL('fixtures/', import.meta.url);
type Stored = Record<string, AttributeValue>;

/** The file of each item by the item's name, over the folders of all areas. */
const files = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => [basename(file, '.json'), new URL(file, folder)] as const),
);

/** JSON has no bytes, so the values of `B` are base64. */
const fixture = (name: string): Stored =>
  JSON.parse(readFileSync(files.get(name) ?? name, 'utf8'), (key, value) =>
    key === 'B' ? Uint8Array.from(Buffer.from(value, 'base64')) : value,
  );

const putting = async (...names: readonly string[]): Promise<DynamoWorld> => {
  const world = await dynamoWorld();
  for (const name of names)
    await world.client.send(new PutItemCommand({ TableName: world.table, Item: fixture(name) }));
  return world;
};

const id = orderIdOf({ tag: '7K3M9QX', at: Date.parse('2026-11-21T10:00:00.000Z'), random: '5T' });
const ofRedeemer = orderIdOf({ tag: 'D6K9HAD', at: Date.parse('2026-11-21T10:00:00.000Z'), random: '00' });
const asStaff = request({ caller: staff() });

describe('items of schema 1', () => {
  test('an order folds to its state', async () => {
    const { ports } = await putting('order.1');
    const found = await getOrder.with(ports)({ id, version: undefined }, asStaff);
    expect(found).toMatchObject({
      ok: true,
      value: {
        id: '7K3M9Q-X1QF65-V805T8',
        customerId: 'cus_8f14e45fceea167a',
        externalReference: 'web-1001',
        status: 'canceled',
        version: 3,
        currency: 'EUR',
        pricesIncludeTax: false,
        totals: { subtotalAmount: 7738, discountAmount: 0, shippingAmount: 490, taxAmount: 1265, totalAmount: 9493 },
        shipping: {
          method: 'standard',
          netAmount: 490,
          taxRate: '0.19',
          taxAmount: 93,
          totalAmount: 583,
          taxes: [{ rate: '0.19', netAmount: 490, taxAmount: 93 }],
        },
        taxCountry: 'DE',
        taxRegion: null,
        placedAt: 1795255200000,
        updatedAt: 1795255320000,
        private: {
          email: 'ada.lovelace@example.com',
          shippingAddress: {
            name: 'Ada Lovelace',
            line1: 'Musterstraße 17',
            line2: null,
            postalCode: '10115',
            city: 'Berlin',
            region: null,
            country: 'DE',
          },
          note: 'ring twice',
          tags: ['vip'],
          metadata: { source: 'web' },
        },
      },
    });
    const order = found.ok ? found.value : undefined;
    expect(order?.lines).toEqual([
      {
        id: '1',
        sku: 'TSHIRT-M-BLK',
        name: 'T-shirt, black, size M',
        unitAmount: 1999,
        quantity: { ordered: 2, canceled: 2, fulfilled: 0, delivered: 0, returned: 0 },
        requiresShipping: true,
        subtotalAmount: 3998,
        discountAmount: 0,
        netAmount: 3998,
        taxRate: '0.19',
        taxAmount: 760,
        totalAmount: 4758,
      },
      expect.objectContaining({ sku: 'MUG-0042', netAmount: 1250, taxRate: '0.19', taxAmount: 238, totalAmount: 1488 }),
      expect.objectContaining({
        sku: 'BOOK-9783',
        netAmount: 2490,
        taxRate: '0.07',
        taxAmount: 174,
        totalAmount: 2664,
      }),
    ]);
  });

  test('the changes of an order have their time, actor, cause and reason', async () => {
    const { ports } = await putting('order.1');
    const record = await ports.orders.find(id);
    expect(
      record?.changes.map(({ at, actor, cause, events }) => [at, actor, cause.key, events.map((e) => e.type)]),
    ).toEqual([
      [1795255200000, { role: 'customer' }, '227ba5f2c6c9109fe5c44a0696f39337', ['order.placed']],
      [1795255260000, { role: 'staff', id: 'op_1' }, '08f225fe08e94a5b1da2da4079fcd1a7', ['order.confirmed']],
      [1795255320000, { role: 'staff', id: 'op_1' }, '3d3ee11c2fbf7f6a6b1e6aa16c382631', ['order.canceled']],
    ]);
    expect(record?.revisions.at(-1)).toEqual({ version: 3, reason: 'changed my mind' });
    expect(record && fold(record, 1)).toMatchObject({ status: 'pending', expiresAt: 1795257000000 });
  });

  test('an order of later kinds of event folds to what it was', async () => {
    const { ports } = await putting('order-of-more-events.1');
    const record = await ports.orders.find(id);
    const order = record && fold(record);
    expect(order).toMatchObject({
      status: 'completed',
      version: 9,
      externalReference: 'web-1002',
      holds: [{ id: 'hold_7', reason: 'the customer called', placedAt: 1795255560000 }],
      private: { email: null, note: 'ring twice', tags: ['vip'], metadata: { source: 'web' } },
    });
    expect(order?.private.shippingAddress?.line1).toBe('Beispielweg 4');
    expect(order?.lines.map(({ quantity }) => quantity.canceled)).toEqual([2, 0, 1]);
    expect(record && fold(record, 2).holds).toEqual([
      { id: 'hold_2', reason: 'address to be checked', placedAt: 1795255260000 },
    ]);
    expect(record?.changes.slice(1).map(({ events }) => events)).toEqual([
      [held('hold_2')],
      [updated('shippingAddress')],
      [updated('email', 'metadata', 'note', 'tags')],
      [released('hold_2')],
      [confirmed],
      [held('hold_7')],
      [linesCanceled(['1', 2], ['3', 1])],
      [completed],
    ]);
  });

  test('an order with a locale and fields of staff folds to what it was, at each version', async () => {
    const { ports } = await putting('order-of-staff-fields.1');
    const record = await ports.orders.find(id);
    const privateAt = (version: number) => record && fold(record, version).private;
    expect(privateAt(1)).toEqual({ ...nothingPrivate, email: 'ada.lovelace@example.com', locale: 'de' });
    expect(privateAt(3)).toMatchObject({
      note: null,
      internalNote: 'returned twice\ncall first',
      internalTags: ['fraud check'],
      internalMetadata: { erp: '4711' },
    });
    expect(privateAt(4)).toMatchObject({
      locale: 'de',
      note: 'ring twice',
      internalNote: null,
      internalTags: [],
      internalMetadata: { erp: '4711' },
    });
    expect(record?.changes.slice(1).map(({ events }) => events)).toEqual([
      [updated('internalMetadata', 'internalNote', 'internalTags')],
      [held('hold_3')],
      [updated('internalNote', 'internalTags', 'note')],
    ]);
  });

  test('an order with parcels and returns folds to what it was, with their private data', async () => {
    const { ports } = await putting('order-with-returns.1');
    const record = await ports.orders.find(id);
    const order = record && fold(record);
    const units = (quantity: number) => [{ lineId: '1', quantity }];
    expect(order?.fulfillments).toEqual([
      {
        id: 'ful_1',
        status: 'delivered',
        lines: units(2),
        tracking: tracking(),
        createdAt: 1795255320000,
        shippedAt: 1795255500000,
        deliveredAt: 1795255560000,
      },
      {
        id: 'ful_2',
        status: 'canceled',
        lines: [...units(1), { lineId: '2', quantity: 1 }],
        tracking: null,
        createdAt: 1795255380000,
        shippedAt: null,
        deliveredAt: null,
      },
    ]);
    expect(order?.returns).toEqual([
      {
        id: 'ret_1',
        status: 'rejected',
        lines: [{ lineId: '1', quantity: 1, receivedQuantity: 0 }],
        reason: 'too small',
        requestedAt: 1795255620000,
        closedAt: 1795255680000,
      },
      {
        id: 'ret_2',
        status: 'received',
        lines: [{ lineId: '1', quantity: 2, receivedQuantity: 1 }],
        reason: 'too small after all',
        requestedAt: 1795255740000,
        closedAt: 1795255800000,
      },
    ]);
    expect(order?.lines.map(({ quantity }) => [quantity.fulfilled, quantity.delivered, quantity.returned])).toEqual([
      [2, 2, 1],
      [0, 0, 0],
    ]);
    expect(record?.changes.at(-1)?.events).toEqual([received('ret_2', false, ['1', 1])]);
    expect(record && fold(record, 3).fulfillments[0]?.tracking).toEqual(tracking({ number: '42', url: null }));
  });

  test('an order that was withdrawn from keeps its step, its standard shipping and the reasons of its holds', async () => {
    const { ports } = await putting('order-withdrawn-from.1');
    const record = await ports.orders.find(id);
    const order = record && fold(record);
    expect(order).toMatchObject({
      amountStep: 10,
      totals: { totalAmount: 9330, roundingAmount: 4 },
      standardShippingAmount: 583,
      shippingRefundedAmount: 583,
    });
    // 595 of the shipping are left.
    expect(order && worthOf(order)).toBe(600);
    const reasonAt = (version: number) => record && fold(record, version).holds.map(({ reason }) => reason);
    expect([reasonAt(3), reasonAt(5)]).toEqual([['cancellation-requested'], ['return-requested']]);
    expect(record?.changes[2]?.events).toEqual([
      {
        type: 'order.held',
        data: { holdId: 'hold_3', because: 'cancellation-requested', lines: [{ lineId: '1', quantity: 2 }] },
      },
    ]);
  });

  test('an edited order has the lines and the shipping that were added', async () => {
    const { ports } = await putting('order-edited.1');
    const record = await ports.orders.find(id);
    expect(record && fold(record)).toMatchObject({
      status: 'confirmed',
      version: 4,
      lines: [
        { id: '1', sku: 'EBOOK-1', quantity: { ordered: 2, canceled: 1 } },
        { id: '2', sku: 'MUG-0042', netAmount: 1050, taxAmount: 200, totalAmount: 1250 },
        { id: '3', sku: 'BOOK-9783', taxRate: '0.07', netAmount: 4654, taxAmount: 326, totalAmount: 4980 },
        { id: '4', sku: 'MUG-0042', totalAmount: 1250 },
      ],
      shipping: {
        method: 'standard',
        taxRate: null,
        totalAmount: 490,
        taxes: [
          { rate: '0.19', netAmount: 82, taxAmount: 16 },
          { rate: '0.07', netAmount: 366, taxAmount: 26 },
        ],
      },
      totals: { subtotalAmount: 10078, shippingAmount: 490, taxAmount: 1183, totalAmount: 10568 },
    });
    const { items } = await ports.orderLists.ofShop({ limit: 10 });
    expect(items).toMatchObject([{ id, totalAmount: 10568, lineCount: 4 }]);
  });

  test('an order that the risk rules held folds with every reason, of a released hold too', async () => {
    const { ports } = await putting('order-held-for-risks.1');
    const record = await ports.orders.find(id);
    expect(record && fold(record)).toMatchObject({
      status: 'pending',
      version: 3,
      expiresAt: null,
      holds: [
        {
          id: 'hold_3',
          reason: [
            'email on the deny list',
            'larger than the largest order',
            'customer on the deny list',
            'address on the deny list',
          ].join(', '),
        },
      ],
      riskReasons: [
        'orders-per-hour',
        'declined-payments',
        'denied-email',
        'order-amount',
        'denied-customer',
        'denied-address',
      ],
    });
  });

  test('an order with payments folds to what it was, with the action that one of them waits for', async () => {
    const { ports } = await putting('order-with-payments.1');
    const record = await ports.orders.find(id);
    const order = record && fold(record);
    const told = order?.payments.map((payment) => [
      payment.id,
      paymentStateOf(payment),
      payment.capture,
      payment.operations.map(({ type, amount, state, reason }) => [type, amount, state, reason]),
    ]);
    expect(told).toEqual([
      ['pay_1', 'failed', 'automatic', [['authorization', 7719, 'failed', 'generic']]],
      [
        'pay_2',
        'captured',
        'manual',
        [
          ['authorization', 7719, 'succeeded', null],
          ['capture', 5000, 'succeeded', null],
          ['void', 2719, 'succeeded', null],
          ['refund', 1000, 'succeeded', null],
          ['refund', 300, 'failed', 'provider-limit'],
          ['dispute', 2000, 'failed', null],
        ],
      ],
      ['pay_3', 'requires-action', 'manual', [['authorization', 100, 'requires-action', null]]],
    ]);
    expect(order?.nextAction).toEqual({
      operationId: 'op_8',
      action: { type: 'redirect', url: 'https://pay.example/8' },
    });
    expect(order?.payments[1]).toMatchObject({
      reference: 'ref_2',
      authorizedUntil: 1795860000000,
      capturesMany: true,
    });
    expect(order?.private.paymentMethods).toEqual({ pay_1: 'tok_declined', pay_2: 'tok_requires_action' });
    // An outcome refers to the command that it answers (money.md K2).
    expect(record?.changes[2]?.cause).toEqual(record?.changes[1]?.cause);
  });

  test('an order of before has no locale, and no fields of staff', async () => {
    const { ports } = await putting('order.1');
    const record = await ports.orders.find(id);
    expect(record && fold(record).private).toMatchObject({
      locale: null,
      internalNote: null,
      internalTags: [],
      internalMetadata: {},
      paymentMethods: {},
    });
  });

  test('a deleted product is not found, takes returned units and can be restored', async () => {
    const { ports } = await putting('product-deleted.1');
    expect(await ports.products.find(sku('TEE-M'))).toBeUndefined();
    expect((await ports.productLists.page({ limit: 5 })).items).toEqual([]);
    await ports.commit([{ kind: 'return-stock', move: { sku: sku('TEE-M'), quantity: 1 } }]);
    await ports.commit([{ kind: 'product', facts: facts({ version: 3 }) }]);
    expect((await ports.productLists.page({ limit: 5 })).items).toEqual([product({ version: 3, available: 8 })]);
  });

  test('a product from before adjustments were counted has no opening, and counts them from now on', async () => {
    const { ports } = await putting('product.1');
    const count = { sku: sku('TEE-M'), available: 7, opening: null, adjusted: 0 };
    expect((await ports.books.stock({ limit: 5 })).items).toEqual([count]);
    await ports.commit([{ kind: 'set-stock', sku: sku('TEE-M'), from: 7, to: 5 }]);
    expect((await ports.books.stock({ limit: 5 })).items).toEqual([{ ...count, available: 5, adjusted: -2 }]);
    await ports.commit([{ kind: 'product', facts: facts({ version: 2 }) }]);
    expect((await ports.books.stock({ limit: 5 })).items).toEqual([{ ...count, available: 5, adjusted: -2 }]);
  });

  test('a discount is read as it was, redeemed and replaced', async () => {
    const { ports } = await putting('discount.1');
    const bounded = { startsAt: 1793491200000, endsAt: 1796083200000, maxRedemptions: 100 } as const;
    const welcome = code('WELCOME10');
    expect(await ports.discounts.find(welcome, { fresh: true })).toEqual(discount({ ...bounded, redeemed: 2 }));
    await ports.commit([{ kind: 'redeem-discount', code: welcome, factsVersion: 1 }]);
    await ports.commit([{ kind: 'discount', facts: discountFacts({ version: 2 }) }]);
    expect(await ports.discounts.find(welcome, { fresh: true })).toEqual(discount({ version: 2, redeemed: 3 }));
  });

  test('a product on backorder has its limit, its day and the units that are owed', async () => {
    const { ports } = await putting('product-on-backorder.1');
    expect(await ports.products.find(sku('TEE-M'))).toEqual(
      product({
        prices: priced({ EUR: 1999, USD: 2400 }),
        backorderLimit: 5,
        expectedAt: 1797292800000,
        available: -3,
      }),
    );
  });

  test('an order with a discount of its customer returns the redemption when it is canceled', async () => {
    const { ports } = await putting(
      'order-of-redeemer.1',
      'customer-redemption.1',
      'discount-per-customer.1',
      'product-on-backorder.1',
    );
    const redeemer = 'WsjsrXpg0uFlBeemvdruqQ' as Redeemer;
    const once = { kind: 'redeem-for-customer', code: code('WELCOME10'), redeemer, maximum: 1 } as const;
    expect(whyRejected(await ports.commit([once])).kind).toBe('discount-used-up-by-customer');
    const canceled = await cancelOrder.with(ports)(
      { id: ofRedeemer, reason: 'too late', lines: undefined },
      request({ caller: staff(), cause: cause('a cancellation') }),
    );
    expect(canceled).toMatchObject({ ok: true, value: { value: { discount: { counted: true, redeemer } } } });
    expect(await ports.discounts.find(code('WELCOME10'), { fresh: true })).toEqual(
      discount({ maxRedemptionsPerCustomer: 2, redeemed: 0 }),
    );
    expect(await ports.commit([once])).toEqual({ kind: 'committed' });
  });

  test('a deleted discount is not found, takes returned redemptions and can be restored', async () => {
    const { ports } = await putting('discount-deleted.1');
    const quarter = code('QUARTER');
    expect(await ports.discounts.find(quarter, { fresh: true })).toBeUndefined();
    const write = { kind: 'redeem-discount', code: quarter, factsVersion: 3 } as const;
    expect(whyRejected(await ports.commit([write]))).toEqual({
      kind: 'discount-changed',
      discount: undefined,
      deleted: quarterOff({ version: 3, redeemed: 1 }),
    });
    await ports.commit([{ kind: 'return-redemption', code: quarter }]);
    await ports.commit([{ kind: 'discount', facts: discountFacts({ code: quarter, version: 4 }) }]);
    expect(await ports.discounts.find(quarter, { fresh: true })).toEqual(discount({ code: quarter, version: 4 }));
  });

  test('a discount is listed, and a deleted one is not', async () => {
    const { ports } = await putting('discount-listed.1', 'discount-unlisted.1');
    const listed = discount({
      startsAt: 1793491200000,
      endsAt: 1796083200000,
      maxRedemptions: 100,
      maxRedemptionsPerCustomer: 2,
      minimumAmount: 5000,
      appliesTo: { skus: [sku('TEE-M')], taxCategories: ['reduced'] },
      redeemed: 2,
    });
    expect(await ports.discountLists.page({ limit: 5 })).toEqual({ items: [listed], next: null });
    const quarter = code('QUARTER');
    await ports.commit([{ kind: 'discount', facts: discountFacts({ code: quarter, version: 4 }) }]);
    expect((await ports.discountLists.page({ limit: 5 })).items.map((each) => each.code)).toEqual([
      quarter,
      listed.code,
    ]);
  });

  test('a discount of a release without a list is listed once its facts change', async () => {
    const { ports } = await putting('discount.1');
    const welcome = code('WELCOME10');
    await ports.commit([{ kind: 'redeem-discount', code: welcome, factsVersion: 1 }]);
    expect((await ports.discountLists.page({ limit: 5 })).items).toEqual([]);
    await ports.commit([{ kind: 'discount', facts: discountFacts({ version: 2 }) }]);
    expect((await ports.discountLists.page({ limit: 5 })).items).toEqual([discount({ version: 2, redeemed: 3 })]);
  });

  test('an order with a discount folds to what it was, and returns its redemption when it is canceled', async () => {
    const { ports } = await putting('order-with-discount.1', 'discount.1');
    for (const each of ['TSHIRT-M-BLK', 'MUG-0042', 'BOOK-9783'])
      await ports.commit([{ kind: 'product', facts: facts({ sku: sku(each) }) }]);
    const found = await getOrder.with(ports)({ id, version: undefined }, asStaff);
    expect(found).toMatchObject({
      ok: true,
      value: {
        status: 'confirmed',
        version: 2,
        discount: { code: 'WELCOME10', counted: true, redeemer: null },
        lines: [{ discountAmount: 517 }, { discountAmount: 161 }, { discountAmount: 322 }],
        totals: { subtotalAmount: 7738, discountAmount: 1000, shippingAmount: 490, taxAmount: 1113, totalAmount: 8341 },
      },
    });
    const canceled = await cancelOrder.with(ports)(
      { id, reason: 'too late', lines: undefined },
      request({ caller: staff(), cause: cause('a cancellation') }),
    );
    expect(canceled.ok).toBe(true);
    expect((await ports.discounts.find(code('WELCOME10'), { fresh: true }))?.redeemed).toBe(1);
  });

  test('an expired order is canceled by the system', async () => {
    const { ports } = await putting('order-expired.1');
    const record = await ports.orders.find(id);
    expect(record && fold(record)).toMatchObject({
      status: 'canceled',
      version: 2,
      lines: [{ quantity: { canceled: 3 } }],
    });
    expect(record?.changes[1]).toMatchObject({
      at: 1795257060000,
      actor: { role: 'system' },
      cause: { key: 'expiry' },
      events: [expired],
    });
  });

  test('an erased order has its events and nothing personal', async () => {
    const { ports } = await putting('order-erased.1');
    const record = await ports.orders.find(id);
    expect(record && fold(record)).toMatchObject({ status: 'canceled', version: 3, private: nothingPrivate });
    expect(record?.changes[2]?.events).toEqual([erased]);
  });

  test('an order without a discount has none', async () => {
    const { ports } = await putting('order.1');
    const record = await ports.orders.find(id);
    expect(record && fold(record).discount).toBeNull();
  });

  test('an order is listed and can be changed', async () => {
    const { ports } = await putting('order.1');
    const listed = await ports.orderLists.ofShop({ limit: 10 });
    expect(listed.items).toEqual([
      {
        id,
        customerId: 'cus_8f14e45fceea167a',
        externalReference: 'web-1001',
        currency: 'EUR',
        totalAmount: 9493,
        lineCount: 3,
        placedAt: 1795255200000,
        status: 'canceled',
        paymentStatus: 'not-required',
        fulfillmentStatus: 'not-required',
        returnStatus: 'none',
      },
    ]);
  });

  test('a placement is replayed from its receipt', async () => {
    const { ports } = await putting('order.1', 'receipt.1', 'product.1');
    const command: PlaceOrder = {
      customerId: undefined,
      currency: eur,
      lines: [{ sku: sku('TEE-M'), quantity: 1 }],
      discountCode: undefined,
      shippingMethod: undefined,
      destination: undefined,
      private: {},
      expectedTotalAmount: undefined,
      externalReference: null,
    };
    const again = request({
      caller: customer(customerId('cus_8f14e45fceea167a')),
      cause: cause('key 1', 'body 1'),
    });
    expect(await placeOrder.with(ports)(command, again)).toMatchObject({
      ok: true,
      value: { replayed: true, value: { id, version: 1, status: 'pending', private: { note: null } } },
    });
    expect(await ports.products.find(sku('TEE-M'))).toEqual(product({ available: 7 }));
  });

  test('a receipt of stock has the stock that was counted', async () => {
    const { ports } = await putting('receipt-of-stock.1');
    expect(await ports.receipts.find('a1788ce1d89fe8b456e26d4c37fd6356')).toEqual({
      key: 'a1788ce1d89fe8b456e26d4c37fd6356',
      fingerprint: '48333fe318127e2d0b7b6606d54aa006',
      result: { kind: 'stock', sku: 'TEE-M', available: 7 },
      keptUntil: 1795428000123,
    });
  });

  test('a receipt of an endpoint has its id', async () => {
    const { ports } = await putting('receipt-of-webhook-endpoint.1');
    expect(await ports.receipts.find('a1788ce1d89fe8b456e26d4c37fd6356')).toMatchObject({
      result: { kind: 'webhook-endpoint', id: endpointId() },
    });
  });

  test('an event of the feed is read, and stored as it was', async () => {
    const { ports } = await putting('published-event.1');
    const listing = { after: feedStart(tenOClock), until: tenOClock + 1, limit: 2 };
    expect(await ports.feed.ofHour(listing)).toEqual({ entries: [feedEntry()], isEnd: true });
    const { ports: empty, client, table } = await dynamoWorld();
    await empty.writeFeed([feedEntry()]);
    const { pk, sk } = fixture('published-event.1');
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: { pk, sk } as Stored }));
    expect(Item).toEqual(fixture('published-event.1'));
  });

  test('an endpoint of webhooks has all its fields', async () => {
    const { ports } = await putting('webhook-endpoint.1');
    expect(await ports.webhookEndpoints.find(endpointId())).toEqual(changedEndpoint());
  });

  test('an endpoint of webhooks and its tombstone are stored as they were', async () => {
    const { ports, client, table } = await dynamoWorld();
    const { pk, sk } = fixture('webhook-endpoint.1');
    const stored = () => client.send(new GetItemCommand({ TableName: table, Key: { pk, sk } as Stored }));
    for (const each of [endpoint(), changedEndpoint()])
      await ports.commit([{ kind: 'webhook-endpoint', endpoint: each }]);
    expect((await stored()).Item).toEqual(fixture('webhook-endpoint.1'));
    await ports.commit([{ kind: 'delete-webhook-endpoint', id: endpointId(), version: 2, at: tenOClock }]);
    expect((await stored()).Item).toEqual(fixture('webhook-endpoint-deleted.1'));
  });

  test('what waits for an endpoint has its events and its failures', async () => {
    const { ports } = await putting('webhook-backlog.1', 'webhook-backlog-of-event.1');
    expect(await ports.webhookBacklogs.due(endpointId(), { now: tenOClock + 300_000, limit: 9 })).toEqual([
      stockBacklog(),
      failingBacklog(),
    ]);
  });

  test('a claim of an endpoint has its holder', async () => {
    const { ports } = await putting('webhook-claim.1');
    const claim = { now: tenOClock + 60_000 - 1, until: tenOClock + 120_000 };
    expect(await ports.webhookBacklogs.claim(endpointId(), { ...claim, holder: 'another' })).toBe(false);
    expect(await ports.webhookBacklogs.claim(endpointId(), { ...claim, holder: 'run-1' })).toBe(true);
  });

  test('a delivery has its attempts', async () => {
    const { ports } = await putting('webhook-delivery.1');
    expect(await ports.webhookDeliveries.find(endpointId(), failedDelivery().id)).toEqual(failedDelivery());
  });

  test('what an endpoint gets is stored as it was', async () => {
    const { ports, client, table } = await dynamoWorld();
    const backlog = failingBacklog();
    await ports.queueWebhooks([backlog, stockBacklog()]);
    await ports.webhookBacklogs.postpone(backlog, { next: 2, dueAt: backlog.dueAt, failing: backlog.failing });
    await ports.webhookBacklogs.claim(endpointId(), { holder: 'run-1', now: tenOClock, until: tenOClock + 60_000 });
    await ports.storeWebhookDelivery(failedDelivery());
    for (const name of ['webhook-backlog.1', 'webhook-backlog-of-event.1', 'webhook-claim.1', 'webhook-delivery.1']) {
      const { pk, sk } = fixture(name);
      const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: { pk, sk } as Stored }));
      expect(Item).toEqual(fixture(name));
    }
  });

  test('a deleted endpoint of webhooks is not found', async () => {
    const { ports } = await putting('webhook-endpoint-deleted.1');
    expect(await ports.webhookEndpoints.find(endpointId())).toBeUndefined();
    expect(await ports.webhookEndpoints.all()).toEqual([]);
  });

  test('a record of a customer has its fields and is found by its address', async () => {
    const { ports } = await putting('customer.1', 'customer-email.1');
    expect(await ports.customers.find(ada)).toEqual(customerRecord());
    expect(await ports.customersByEmail.find('ada@example.com')).toEqual([customerRecord()]);
    expect(await ports.customerLists.page({ limit: 5 })).toEqual({ items: [customerRecord()], next: null });
  });

  test('a record of a customer and the entry of its address are stored as they were', async () => {
    const { ports, client, table } = await dynamoWorld();
    await ports.writeCustomers.put(customerRecord(), undefined);
    for (const name of ['customer.1', 'customer-email.1']) {
      const { pk, sk } = fixture(name);
      const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: { pk, sk } as Stored }));
      expect(Item).toEqual(fixture(name));
    }
  });

  test('a reference stays taken', async () => {
    const { ports } = await putting('external-reference.1');
    const write = { kind: 'external-reference', reference: 'web-1001', orderId: id } as const;
    for (const owner of ['staff', { customerId: ada }, { customerId: bob }] as const)
      expect(whyRejected(await ports.commit([{ ...write, owner }]))).toEqual({ kind: 'reference-taken' });
    for (const owner of [undefined, ada, bob])
      expect(await ports.externalReferences.find('web-1001', owner)).toEqual([id]);
  });

  test('a reference of one owner stays taken by them', async () => {
    const { ports } = await putting('external-reference-of-owner.1');
    const write = { kind: 'external-reference', reference: 'web-1001', orderId: id } as const;
    const rejected = await ports.commit([{ ...write, owner: { customerId: ada } }]);
    expect(whyRejected(rejected)).toEqual({ kind: 'reference-taken' });
    expect(await ports.externalReferences.find('web-1001', ada)).toEqual([id]);
    expect(await ports.commit([{ ...write, owner: 'staff' }])).toEqual({ kind: 'committed' });
  });

  test('an order is found by the sku of its line', async () => {
    const { ports } = await putting('sku-entry.1');
    expect(await ports.ordersByFacet.page({ facet: sku('TEE-M'), limit: 5 })).toEqual({ items: [id], next: null });
    await ports.writeOrdersByFacet([{ facet: sku('TEE-M'), orderId: id, isListed: false }]);
    expect(await ports.ordersByFacet.page({ facet: sku('TEE-M'), limit: 5 })).toEqual({ items: [], next: null });
  });

  test('an unsettled order is found', async () => {
    const { ports } = await putting('unsettled-entry.1');
    expect(await ports.unsettledOrders.page({ limit: 5 })).toEqual({ items: [id], next: null });
    await ports.writeUnsettledOrders([{ orderId: id, isListed: false }]);
    expect(await ports.unsettledOrders.page({ limit: 5 })).toEqual({ items: [], next: null });
  });

  test('a closed order with private data is found', async () => {
    const { ports } = await putting('private-entry.1');
    const listing = { placedTo: tenOClock, limit: 5 };
    expect(await ports.privateOrders.page(listing)).toEqual({ items: [id], next: null });
    await ports.writePrivateOrders([{ orderId: id, isListed: false }]);
    expect(await ports.privateOrders.page(listing)).toEqual({ items: [], next: null });
  });

  test('an order that is in the reports is not added again', async () => {
    const { ports } = await putting('report-order.1');
    expect(await ports.writeReports.booked([id])).toEqual(new Map([[id, 2]]));
    expect(await ports.writeReports.book([reported({ from: 0, to: 2 })])).toEqual(new Set());
    expect(await ports.writeReports.book([reported({ from: 2, to: 3 })])).toEqual(new Set([id]));
  });

  const bookedAt = tenOClock;
  const sales = {
    ...{ orderCount: 1, canceledOrderCount: 2, grossAmount: 6847, discountAmount: 1000, shippingAmount: 490 },
    ...{ netAmount: 6337, taxAmount: 1204, roundingAmount: -3, canceledAmount: 2031, returnedAmount: 4063 },
    ...{ goodwillAmount: 1000, refundCount: 5, refundedAmount: 3031, failedRefundCount: 1, failedRefundAmount: 6 },
  };
  const taken = {
    orderedQuantity: 3,
    canceledQuantity: 1,
    returnedQuantity: 2,
    netAmount: 5121,
    refundedNetAmount: 5120,
  };
  test.each<[string, ReportRow]>([
    ['report-row.1', salesRow(sales)],
    ['report-row-of-placement.1', salesRow({ orderCount: 1 }, { by: 'placed' })],
    [
      'report-row-of-taxes.1',
      taxRow({ netAmount: 6337, taxAmount: 1204, refundedNetAmount: 1707, refundedTaxAmount: 324 }, 'BY'),
    ],
    ['report-row-of-taxes-without-region.1', taxRow({ netAmount: 1, taxAmount: 2 })],
    ['report-row-of-product.1', { ...productRow(3), sums: taken }],
  ])('a row of a report is read, and is stored as it was: %s', async (name, row) => {
    const { report, by } = row;
    const read = await (await putting(name)).ports.reports.rows({ report, by, from: today, to: today, limit: 1 });
    expect(read).toEqual([{ ...row, bookedAt }]);
    const { ports, client, table } = await dynamoWorld();
    await ports.writeReports.book([reported({ rows: [row] })]);
    const { pk, sk } = fixture(name);
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: { pk, sk } as Stored }));
    expect(Item).toEqual(fixture(name));
  });

  test.each<[string, (ports: Ports) => Promise<void>]>([
    ['sku-entry.1', (ports) => ports.writeOrdersByFacet([{ facet: sku('TEE-M'), orderId: id, isListed: true }])],
    ['unsettled-entry.1', (ports) => ports.writeUnsettledOrders([{ orderId: id, isListed: true }])],
    ['private-entry.1', (ports) => ports.writePrivateOrders([{ orderId: id, isListed: true }])],
  ])('an entry is stored as it was: %s', async (name, write) => {
    const { ports, client, table } = await dynamoWorld();
    await write(ports);
    const { pk, sk } = fixture(name);
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: { pk, sk } as Stored }));
    expect(Item).toEqual(fixture(name));
  });

  const simulatedPayment: SimulatedPayment = {
    orderId: id,
    paymentId: 'pay_2',
    version: 4,
    method: 'tok_requires_action',
    currency: eur,
    operations: [
      {
        operationId: 'op_2',
        type: 'authorization',
        amount: 7541,
        captures: false,
        final: true,
        hasReference: false,
        at: 1795255200000,
      },
      {
        operationId: 'op_3',
        type: 'capture',
        amount: 5510,
        captures: false,
        final: false,
        hasReference: true,
        at: 1795255320000,
      },
      {
        operationId: 'op_4',
        type: 'refund',
        amount: 2031,
        captures: true,
        final: true,
        hasReference: true,
        at: 1795255380000,
      },
    ],
    acted: { confirms: true, at: 1795255260000, after: 1 },
  };

  test('a payment of the simulator has its facts', async () => {
    const { ports } = await putting('simulated-payment.1');
    expect(await ports.simulatedPayments.find(simulatedPayment)).toEqual(simulatedPayment);
  });

  test('a payment of the simulator is stored as it was', async () => {
    const { ports, client, table } = await dynamoWorld();
    for (const version of [1, 2, 3, 4]) await ports.simulatedPayments.save({ ...simulatedPayment, version });
    const { pk, sk } = fixture('simulated-payment.1');
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: { pk, sk } as Stored }));
    expect(Item).toEqual(fixture('simulated-payment.1'));
  });

  test('a deleted order releases the reference that it took for everybody', async () => {
    const { ports } = await putting('external-reference.1', 'order.1');
    const record = await ports.orders.find(id);
    if (record === undefined) throw new Error('the order is stored');
    const referringOrder = { ...record, externalReference: 'web-1001' };
    expect(await ports.removeOrder(referringOrder)).toEqual({ kind: 'committed' });
    expect(await ports.externalReferences.find('web-1001')).toEqual([]);
  });

  test('a retried placement is answered although its reference is taken for everybody', async () => {
    const { ports } = await putting('external-reference.1', 'receipt.1');
    const receipt = await ports.receipts.find('227ba5f2c6c9109fe5c44a0696f39337');
    if (receipt === undefined) throw new Error('the receipt is stored');
    const write = { kind: 'external-reference', reference: 'web-1001', owner: 'staff', orderId: id } as const;
    const rejected = await ports.commit([{ kind: 'receipt', receipt }, write]);
    expect(whyRejected(rejected)).toEqual({ kind: 'receipt-exists', receipt });
  });
});

describe('an item of the present schema', () => {
  const found = <Value>(value: Value | undefined): readonly Value[] => (value === undefined ? [] : [value]);
  const products = async (ports: Ports): Promise<Load> => ({
    products: found(await ports.products.find(sku('TEE-M'))),
  });
  const discounts = async (ports: Ports): Promise<Load> => ({
    discounts: found(await ports.discounts.find(code('WELCOME10'), { fresh: true })),
  });
  const orders = async (ports: Ports): Promise<Load> => ({ orders: found(await ports.orders.find(id)) });

  /**
   * By fixture. Deleted items are not read; receipts, references, simulated payments and customers' counts are not loaded, nor
   * are the entries of projections, which need no line. Any other fixture is an order.
   * By fixture. Deleted items are not read; receipts, references, entries, simulated payments, endpoints and customers' counts are not loaded. Any other
   * fixture is an order.
   */
  const others: Readonly<Record<string, ((ports: Ports) => Promise<Load>) | undefined>> = {
    'product-counted.1': products,
    // Products of releases that did not count adjustments: a new one is stored with its count.
    'product.1': undefined,
    'product-on-backorder.1': undefined,
    'discount-listed.1': discounts,
    // Discounts of releases without a list: a new one is stored with its place in it.
    'discount.1': undefined,
    'discount-per-customer.1': undefined,
    'order-of-redeemer.1': async (ports) => ({ orders: found(await ports.orders.find(ofRedeemer)) }),
    'customer-redemption.1': undefined,
    'product-deleted.1': undefined,
    'discount-deleted.1': undefined,
    'discount-unlisted.1': undefined,
    'receipt.1': undefined,
    'receipt-of-stock.1': undefined,
    'receipt-of-webhook-endpoint.1': undefined,
    'external-reference.1': undefined,
    'external-reference-of-owner.1': undefined,
    'simulated-payment.1': undefined,
    'webhook-endpoint.1': undefined,
    'webhook-endpoint-deleted.1': undefined,
    'webhook-backlog.1': undefined,
    'webhook-backlog-of-event.1': undefined,
    'webhook-claim.1': undefined,
    'webhook-delivery.1': undefined,
    'customer.1': undefined,
    'customer-email.1': undefined,
    'published-event.1': undefined,
    'unsettled-entry.1': undefined,
    'private-entry.1': undefined,
    'report-order.1': undefined,
    'report-row.1': undefined,
    'report-row-of-placement.1': undefined,
    'report-row-of-taxes.1': undefined,
    'report-row-of-taxes-without-region.1': undefined,
    'report-row-of-product.1': undefined,
  };
  const kindOf = (name: string): string => fixture(name).e?.S ?? '';
  const rereadOf = (name: string) => (Object.hasOwn(others, name) ? others[name] : orders);
  const reread = new Map(
    [...files.keys()].filter((name) => !kindOf(name).endsWith('-entry')).map((name) => [name, rereadOf(name)]),
  );

  test('of another kind than an order has a line of its own', () => {
    const missing = [...reread.keys()].filter((name) => !Object.hasOwn(others, name) && kindOf(name) !== 'order');
    expect(missing.map((name) => `add ${name} to \`others\`: how it is read to be stored again, or undefined`)).toEqual(
      [],
    );
  });

  test.each([...reread.keys()].filter((name) => reread.get(name) !== undefined))(
    'is the same when it is read and stored again: %s',
    async (name) => {
      const { ports } = await putting(name);
      const { client, table } = await dynamoWorld();
      await load({ client, table }, oneShard, (await reread.get(name)?.(ports)) ?? {}, systemPace);
      const { pk, sk } = fixture(name);
      const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: { pk, sk } as Stored }));
      expect(Item).toEqual(fixture(name));
    },
  );
});

test('there is a fixture for every schema number that the code knows', () => {
  const known: Readonly<Record<Exclude<StoredItem, 'reference' | 'secret'> | 'external-reference', number>> = {
    order: orderSchema,
    product: productSchema,
    discount: discountSchema,
    receipt: receiptSchema,
    'external-reference': externalReferenceSchema,
    'customer-redemption': customerRedemptionSchema,
    'sku-entry': listEntrySchema,
    'unsettled-entry': listEntrySchema,
    'private-entry': listEntrySchema,
    'report-order': reportOrderSchema,
    'report-row': reportRowSchema,
    'simulated-payment': simulatedPaymentSchema,
    'published-event': publishedEventSchema,
    'webhook-endpoint': webhookEndpointSchema,
    'webhook-backlog': backlogSchema,
    'webhook-claim': claimSchema,
    'webhook-delivery': deliverySchema,
    customer: customerSchema,
    'customer-email': customerEmailSchema,
  };
  const needed = Object.entries(known).flatMap(([name, latest]) =>
    Array.from({ length: latest }, (_, index) => `${name}.${index + 1}`),
  );
  expect([...files.keys()]).toEqual(expect.arrayContaining(needed));
  const changes = [...files.keys()]
    .flatMap((name) => fixture(name).ch?.L ?? [])
    .map((change) => Number(change.M?.z?.N));
  expect([...new Set(changes)].toSorted()).toEqual(Array.from({ length: changeSchema }, (_, index) => index + 1));
});

test('kinds of items do not share the letter of their partitions', () => {
  const prefixes = new Map<string, Set<string>>([[layout.secrets, new Set(['secret'])]]);
  for (const name of files.keys()) {
    const { pk, e } = fixture(name);
    const [prefix = ''] = /^[^#]+#/.exec(pk?.S ?? '') ?? [];
    prefixes.set(prefix, (prefixes.get(prefix) ?? new Set()).add(e?.S ?? ''));
  }
  const shared = [...prefixes].filter(([, kinds]) => kinds.size > 1).map(([prefix, kinds]) => [prefix, [...kinds]]);
  // A customer's redemptions stand beside their discount, what an endpoint gets in its partition, addresses beside the
  // records of customers, and the marks of orders beside the rows of reports, so that one prefix restricts the roles.
  expect(shared).toEqual([
    ['d#', ['customer-redemption', 'discount']],
    ['n#', ['customer-email', 'customer']],
    ['t#', ['report-order', 'report-row']],
    ['h#', ['webhook-backlog', 'webhook-claim', 'webhook-delivery']],
  ]);
});

/** A missing event does not compile. */
const events: Readonly<Record<OrderEvent['type'], true>> = {
  'order.placed': true,
  'order.confirmed': true,
  'order.completed': true,
  'order.canceled': true,
  'order.erased': true,
  'order.expired': true,
  'order.lines-canceled': true,
  'order.edited': true,
  'order.updated': true,
  'order.held': true,
  'order.hold-released': true,
  'fulfillment.created': true,
  'fulfillment.shipped': true,
  'fulfillment.delivered': true,
  'fulfillment.canceled': true,
  'return.requested': true,
  'return.received': true,
  'return.rejected': true,
  'payment.requested': true,
  'payment.requires-action': true,
  'payment.processing': true,
  'payment.authorized': true,
  'payment.captured': true,
  'payment.failed': true,
  'payment.voided': true,
  'payment.refunded': true,
  'payment.refund-failed': true,
  'payment.disputed': true,
  'payment.dispute-closed': true,
};

test('there is a fixture of every event, under its code', () => {
  const codes = [
    ...[
      'asked',
      'canceled',
      'completed',
      'confirmed',
      'cut',
      'delivered',
      'erased',
      'expired',
      'held',
      'packed',
      'placed',
    ],
    ...['received', 'rejected', 'released', 'shipped', 'unpacked', 'updated'],
    ...['act', 'ask', 'auth', 'cap', 'dend', 'dis', 'edit', 'fail', 'ref', 'unre', 'void', 'wait'],
  ].toSorted();
  expect(codes).toHaveLength(Object.keys(events).length);
  const stored = [...files.keys()]
    .flatMap((name) => fixture(name).ch?.L ?? [])
    .flatMap((change) => change.M?.e?.L ?? [])
    .map((event) => event.M?.y?.S);
  expect([...new Set(stored)].toSorted()).toEqual(codes);
});
