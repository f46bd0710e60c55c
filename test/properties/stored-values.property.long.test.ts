import assert from 'node:assert/strict';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  createCustomerRedemptionEntity,
  customerRedemptionSchema,
} from '#adapters/dynamodb/catalog/customer-redemptions';
import {
  createDiscountEntity,
  createDiscounts,
  deleteDiscount,
  newDiscountItem,
} from '#adapters/dynamodb/catalog/discounts';
import {
  createProductEntity,
  createProducts,
  deletedPartition,
  deleteProduct,
  newProductItem,
  readStockCounts,
  toProduct,
} from '#adapters/dynamodb/catalog/products';
import { createCommit } from '#adapters/dynamodb/commit';
import { createCustomersByEmail } from '#adapters/dynamodb/customers/customer-lists';
import { createCustomerEntity, createCustomers, customerItem } from '#adapters/dynamodb/customers/customers';
import { createWriteCustomers } from '#adapters/dynamodb/customers/write-customers';
import { asStored, rawItem } from '#adapters/dynamodb/engine/entity';
import { createFeed, createWriteFeed } from '#adapters/dynamodb/events/feed';
import { load } from '#adapters/dynamodb/load';
import { createExternalReferences } from '#adapters/dynamodb/orders/external-references';
import { createOrders } from '#adapters/dynamodb/orders/orders';
import { createOrdersByFacet, createWriteOrdersByFacet } from '#adapters/dynamodb/orders/orders-by-facet';
import { createPrivateOrders, createWritePrivateOrders } from '#adapters/dynamodb/orders/private-orders';
import { oneShard } from '#adapters/dynamodb/orders/shards';
import { createUnsettledOrders, createWriteUnsettledOrders } from '#adapters/dynamodb/orders/unsettled-orders';
import { createSimulatedPayments } from '#adapters/dynamodb/payments/simulated-payments';
import { createReceipts } from '#adapters/dynamodb/receipts';
import { createReportOrderEntity, readMarks, reportOrderSchema } from '#adapters/dynamodb/reports/report-orders';
import { createReportRowEntity, reportRowSchema, rowKeyOf, toRow } from '#adapters/dynamodb/reports/report-rows';
import { createSecrets } from '#adapters/dynamodb/service/secrets';
import type { StoredItem } from '#adapters/dynamodb/table';
import {
  backlogSchema,
  createBacklogEntity,
  createWebhookBacklogs,
  storedFailing,
} from '#adapters/dynamodb/webhooks/backlogs';
import { claimName, createClaimEntity, toClaim } from '#adapters/dynamodb/webhooks/claims';
import { createStoreWebhookDelivery, createWebhookDeliveries } from '#adapters/dynamodb/webhooks/deliveries';
import {
  createWebhookEndpointEntity,
  createWebhookEndpoints,
  deleteWebhookEndpoint,
} from '#adapters/dynamodb/webhooks/endpoints';
import { feedStart, timeInFeed } from '#domain/events/feed';
import { subjectOf } from '#domain/webhooks/backlog';
import { systemPace } from '#infrastructure/pace';
import { newSecret } from '#infrastructure/random';
import { emptyCustomer } from '#test/builders/customers';
import { testTags } from '#test/builders/order-ids';
import { facts } from '#test/builders/products';
import { endpointId } from '#test/builders/webhooks/webhooks';
import { oneTable } from '#test/properties/one-table';
import { casesOf } from '#test/properties/runs';
import {
  backlogs,
  customerEmails,
  customerRedemptions,
  customers,
  deliveries,
  discounts,
  endpoints,
  facetEntries,
  feedEntries,
  instants,
  manyShards,
  marks,
  orders,
  privateEntries,
  products,
  receipts,
  references,
  reportRows,
  simulatedPayments,
  stockCounts,
  unsettledEntries,
} from '#test/properties/support/stored-values';
import { neverVaried, varied } from '#test/properties/support/varied';

/** Every value that is stored is read as it was, each of its fields with more than one value. */

const { place, clear } = oneTable();

// ── The round trips ────────────────────────────────────────────────────────────────────────────────────────────────

const { emailKeyOf } = testTags;
const read = {
  customer: createCustomers(place),
  product: createProducts(place, systemPace),
  discount: createDiscounts(place),
  order: createOrders(place),
  receipt: createReceipts(place),
  reference: createExternalReferences(place, systemPace),
  webhookEndpoint: createWebhookEndpoints(place),
  webhookBacklogs: createWebhookBacklogs(place, systemPace),
  webhookDeliveries: createWebhookDeliveries(place),
};
const entities = {
  customer: createCustomerEntity(place),
  product: createProductEntity(place),
  discount: createDiscountEntity(place),
  redemptions: createCustomerRedemptionEntity(place),
  webhookEndpoint: createWebhookEndpointEntity(place),
  backlog: createBacklogEntity(place),
  claim: createClaimEntity(place),
};
const parts = { place, shards: oneShard, tagsOf: () => [], emailKeyOf, pace: systemPace, probesWrites: false };
const commit = createCommit(parts);
const write = createWriteCustomers(parts);

/**
 * Writes each value into an empty table and reads it, until each field had a second value. A field that few values have
 * may need some more of them; one that is never varied fails.
 */
const expectRoundTrip = async <Value>(
  name: string,
  values: fc.Arbitrary<Value>,
  through: (value: Value) => Promise<unknown>,
  numRuns = casesOf(50),
): Promise<void> => {
  const roundTrip = fc.asyncProperty(values, async (value) => {
    clear();
    assert.deepEqual(await through(value), value);
  });
  for (let rounds = 0; rounds === 0 || (rounds < 10 && neverVaried(name).length > 0); rounds += 1)
    await fc.assert(roundTrip, { numRuns });
  expect(neverVaried(name)).toEqual([]);
};

/** The round trips of each kind of item: a new kind does not compile without its own. */
const roundTrips: { readonly [Kind in StoredItem]: Readonly<Record<string, () => Promise<void>>> } = {
  order: {
    // It has many kinds of events, each with fields of its own.
    'an order': () =>
      expectRoundTrip(
        'order',
        orders,
        async (record) => {
          await load(place, oneShard, { orders: [record] }, systemPace);
          return read.order.find(record.id);
        },
        100,
      ),
  },
  product: {
    'a product': () =>
      expectRoundTrip('product', products, async (product) => {
        await load(place, oneShard, { products: [product] }, systemPace);
        return read.product.find(product.sku);
      }),
    'the tombstone of a product': () =>
      expectRoundTrip('product', products, async ({ available, ...facts }) => {
        const tombstone = { ...newProductItem(facts, available), g1: deletedPartition, deleted: true };
        await entities.product.put(tombstone).go();
        const item = rawItem(await entities.product.get({ partition: facts.sku, sku: facts.sku }).go(asStored));
        assert.equal(toProduct(item), undefined);
        const { why } = deleteProduct(entities.product, { kind: 'delete-product', ...facts }).judge(item);
        return 'deleted' in why ? why.deleted : why;
      }),
    'the count of a stock': () =>
      expectRoundTrip('stock count', stockCounts, async ({ sku, available, opening, adjusted }) => {
        const { opening: _, ...item } = newProductItem(facts({ sku }), available);
        await entities.product.put({ ...item, adjusted, ...(opening === null ? {} : { opening }) }).go();
        const [count] = await readStockCounts(entities.product, [sku], systemPace);
        return count;
      }),
  },
  discount: {
    'a discount': () =>
      expectRoundTrip('discount', discounts, async (discount) => {
        await load(place, oneShard, { discounts: [discount] }, systemPace);
        return read.discount.find(discount.code, { fresh: true });
      }),
    'the tombstone of a discount': () =>
      expectRoundTrip('discount', discounts, async ({ redeemed, ...facts }) => {
        await entities.discount.put({ ...newDiscountItem(facts, redeemed), deleted: true }).go();
        const item = rawItem(await entities.discount.get({ partition: facts.code, code: facts.code }).go(asStored));
        assert.equal(await read.discount.find(facts.code, { fresh: true }), undefined);
        const { why } = deleteDiscount(entities.discount, { kind: 'delete-discount', ...facts }).judge(item);
        return 'deleted' in why ? why.deleted : why;
      }),
  },
  'customer-redemption': {
    'the redemption count of a customer': () =>
      // No port reads the count: conditions compare it where it is stored.
      expectRoundTrip('customer redemptions', customerRedemptions, async ({ redeemed, ...key }) => {
        await entities.redemptions.put({ ...key, redeemed, schema: customerRedemptionSchema }).go();
        const item = rawItem(await entities.redemptions.get(key).go(asStored));
        return {
          code: `${item?.pk}`.replace(/^d#/, ''),
          redeemer: `${item?.sk}`.replace(/^c#/, ''),
          redeemed: item?.rd,
        };
      }),
  },
  receipt: {
    'a receipt': () =>
      expectRoundTrip('receipt', receipts, async (receipt) => {
        await commit([{ kind: 'receipt', receipt }]);
        return read.receipt.find(receipt.key);
      }),
  },
  customer: {
    'a record of a customer': () =>
      expectRoundTrip('customer', customers, async (customer) => {
        await entities.customer.put(customerItem(customer)).go();
        return read.customer.find(customer.id);
      }),
  },
  'customer-email': {
    'a customer found by an address': () =>
      expectRoundTrip('entry of an email', customerEmails, async ({ id, email }) => {
        await write.put(emptyCustomer({ id, email }), undefined);
        const [found] = await createCustomersByEmail(parts).find(email ?? '');
        return { id: found?.id, email: found?.email };
      }),
  },
  reference: {
    'an external reference': () =>
      expectRoundTrip('reference', references, async ({ reference, owner, orderId }) => {
        await commit([{ kind: 'external-reference', reference, owner, orderId }]);
        const [found] = await read.reference.find(reference);
        return { reference, owner, orderId: found };
      }),
  },
  'sku-entry': {
    'an entry of a facet': () =>
      expectRoundTrip('entry of a facet', facetEntries, async ({ facet, orderId }) => {
        await createWriteOrdersByFacet(place, manyShards, systemPace)([{ facet, orderId, isListed: true }]);
        const { items } = await createOrdersByFacet(place, manyShards).page({ facet, limit: 2 });
        return { facet, orderId: items[0] };
      }),
  },
  'unsettled-entry': {
    'an entry of an unsettled order': () =>
      expectRoundTrip('entry of an unsettled order', unsettledEntries, async ({ orderId }) => {
        await createWriteUnsettledOrders(place, manyShards, systemPace)([{ orderId, isListed: true }]);
        const { items } = await createUnsettledOrders(place, manyShards).page({ limit: 2 });
        return { orderId: items[0] };
      }),
  },
  'private-entry': {
    'an entry of a closed order with private data': () =>
      expectRoundTrip('entry of a closed order with private data', privateEntries, async ({ orderId }) => {
        await createWritePrivateOrders(place, manyShards, systemPace)([{ orderId, isListed: true }]);
        const { items } = await createPrivateOrders(place, manyShards).page({ limit: 2 });
        return { orderId: items[0] };
      }),
  },
  'report-order': {
    'the mark of an order': () =>
      expectRoundTrip('mark of an order in the reports', marks, async ({ orderId, version }) => {
        const key = { orderId: orderId as string, name: 'booked' };
        await createReportOrderEntity(place)
          .put({ ...key, schema: reportOrderSchema, version })
          .go();
        const [mark] = await readMarks(createReportOrderEntity(place), [orderId], systemPace);
        return mark && { orderId: mark[0], version: mark[1] };
      }),
  },
  'report-row': {
    'a row of each report': async () => {
      await fc.assert(
        fc.asyncProperty(reportRows, fc.nat(3), async (row, shard) => {
          clear();
          const entity = createReportRowEntity(place);
          const item = { ...rowKeyOf(row, shard), schema: reportRowSchema, bookedAt: row.bookedAt, ...row.sums };
          await entity.put(item).go();
          const stored = rawItem(await entity.get(rowKeyOf(row, shard)).go(asStored));
          assert.deepEqual(toRow(stored ?? {}), row);
        }),
        { numRuns: casesOf(300) },
      );
    },
  },
  'simulated-payment': {
    'a payment of the simulator': () =>
      expectRoundTrip('simulated payment', simulatedPayments, async (payment) => {
        const stored = createSimulatedPayments(place, systemPace);
        await stored.save(payment);
        return stored.find(payment);
      }),
  },
  'published-event': {
    'an event of the feed': () =>
      expectRoundTrip('feed entry', feedEntries, async (entry) => {
        await createWriteFeed(place, manyShards, systemPace)([entry]);
        const at = timeInFeed(entry.position);
        const { entries } = await createFeed(place, manyShards).ofHour({
          after: feedStart(at),
          until: at + 1,
          limit: 2,
        });
        return entries[0];
      }),
  },
  'webhook-backlog': {
    'what waits for an endpoint': () =>
      expectRoundTrip('backlog', backlogs, async (backlog) => {
        const { endpointId: id, waiting, dueAt, failing } = backlog;
        await entities.backlog
          .put({
            endpointId: id as string,
            subject: subjectOf(waiting),
            schema: backlogSchema,
            dueAt,
            keptUntilSeconds: 1,
            ...(waiting.kind === 'event' ? { json: waiting.json } : { next: waiting.next, last: waiting.last }),
            ...(waiting.kind === 'event' || waiting.deletedAt === null ? {} : { deletedAt: waiting.deletedAt }),
            ...(waiting.kind === 'event' || waiting.deletedHash === null ? {} : { deletedHash: waiting.deletedHash }),
            ...(failing === null ? {} : { failing: storedFailing.pack(failing) }),
          })
          .go();
        const [due] = await read.webhookBacklogs.due(backlog.endpointId, { now: dueAt, limit: 1 });
        return due;
      }),
  },
  'webhook-claim': {
    'a claim of an endpoint': () =>
      expectRoundTrip(
        'claim',
        varied('claim', { holder: fc.constantFrom('one', 'two'), until: instants }),
        async (claim) => {
          await read.webhookBacklogs.claim(endpointId(), { ...claim, now: claim.until - 1 });
          const key = { endpointId: endpointId() as string, name: claimName };
          return toClaim(rawItem(await entities.claim.get(key).go(asStored)) ?? {});
        },
      ),
  },
  'webhook-delivery': {
    'a delivery': () =>
      expectRoundTrip('delivery', deliveries, async (delivery) => {
        await createStoreWebhookDelivery(place, systemPace)(delivery);
        const { items } = await read.webhookDeliveries.page({ endpointId: delivery.endpointId, limit: 1 });
        assert.deepEqual(items, [delivery]);
        return read.webhookDeliveries.find(delivery.endpointId, delivery.id);
      }),
  },
  'webhook-endpoint': {
    'an endpoint of webhooks': () =>
      expectRoundTrip('endpoint', endpoints, async (endpoint) => {
        await commit([{ kind: 'webhook-endpoint', endpoint }]);
        const [listed] = await read.webhookEndpoint.all();
        assert.deepEqual(listed, endpoint);
        return read.webhookEndpoint.find(endpoint.id);
      }),
    'the tombstone of an endpoint': () =>
      expectRoundTrip('endpoint', endpoints, async (endpoint) => {
        const { id, version } = endpoint;
        const write = { kind: 'delete-webhook-endpoint', id, version, at: endpoint.createdAt } as const;
        await commit([write]);
        assert.equal(await read.webhookEndpoint.find(id), undefined);
        const item = rawItem(await entities.webhookEndpoint.get({ partition: '0', id }).go(asStored));
        assert.equal(deleteWebhookEndpoint(entities.webhookEndpoint, write).judge(item).ours, 'same');
        return endpoint;
      }),
  },
  secret: {
    'a secret': async () => {
      clear();
      const secretOf = createSecrets(place, newSecret);
      const stored = [await secretOf('one'), await secretOf('other')];
      expect([await secretOf('one'), await secretOf('other')]).toEqual(stored);
      expect(new Set(stored).size).toBe(2);
    },
  },
};

describe.each(Object.entries(roundTrips))('of the kind %s', (_, each) => {
  test.each(Object.entries(each))('%s is read as it was stored', (__, roundTrip) => roundTrip());
});
