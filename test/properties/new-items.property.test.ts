import assert from 'node:assert/strict';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { test } from '@jest/globals';
import fc from 'fast-check';
import { inTransaction, itemWrite } from '#adapters/dynamodb/engine/step';
import { createOrderEntity, newOrderItem, newOrderStep } from '#adapters/dynamodb/orders/orders';
import { createReceiptEntity, newReceiptItem, receiptStep } from '#adapters/dynamodb/receipts';
import type { Receipt } from '#application/ports';
import type { Sku } from '#domain/catalog/product';
import { fold } from '#domain/orders/evolve';
import type { CustomerId } from '#domain/orders/order';
import { orderIdOf } from '#domain/orders/order-id';
import { tenOClock } from '#test/builders/clock';
import { line, orderRecord, receiptOf } from '#test/builders/orders';
import { casesOf } from '#test/properties/runs';

/** New orders and receipts are filled into templates. This compares them with those that ElectroDB makes. */

const place = { client: new DynamoDBClient({ region: 'eu-central-1' }), table: 'orders' };
const orders = createOrderEntity(place);
const receipts = createReceiptEntity(place);
const shards = [{ from: 0, shards: 3 }] as const;
const cases = { numRuns: casesOf(1_000) };

/** Without ElectroDB's private mark of the entity. */
const madeBy = (chain: Parameters<typeof itemWrite>[0]): unknown => {
  const { Put } = itemWrite(chain).commit(inTransaction) as { readonly Put: unknown };
  return { Put };
};

/** Any text, and texts that resemble a sample of an attribute, or its surroundings. */
const texts = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }),
  fc.constantFrom('<tag>', '<moment>', '<g1>', '<customerId>', '<key>', 'order', 'receipt', '1', 'c#', '$&', 'pk'),
);

const anyOrder = fc
  .record({
    at: fc.integer({ min: 0, max: 1_000_000_000_000 }),
    customerId: texts,
    externalReference: fc.option(texts, { freq: 2 }),
    email: fc.option(texts, { nil: undefined, freq: 2 }),
    unitAmount: fc.oneof(fc.integer({ min: 0, max: 999_999 }), fc.constantFrom(1_000_003, 1_000_007, 1_000_013)),
    names: fc.array(texts, { minLength: 1, maxLength: 3 }),
  })
  .map(({ at, customerId, externalReference, email, unitAmount, names }) => {
    const moment = tenOClock + at;
    return orderRecord({
      id: orderIdOf({ tag: '7K3M9QX', at: moment, random: '5T' }),
      at: moment,
      customerId: customerId as CustomerId,
      externalReference,
      lines: names.map((name) => line({ name, unitAmount, quantity: 1 })),
      private: email === undefined ? {} : { email },
    });
  });

test('a new order is what ElectroDB makes', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyOrder, (record) => {
      const write = { kind: 'new-order', record, order: fold(record) } as const;
      const item = newOrderItem(write, shards);
      seen.add(Object.keys(item).join());
      const filledIn = newOrderStep(orders, write, shards).write().commit(inTransaction);
      assert.deepEqual(filledIn, madeBy(orders.create(item)));
    }),
    cases,
  );
  assert.equal(seen.size, 4, 'with and without a reference, with and without private data');
});

test('a new receipt is what ElectroDB makes', () => {
  const anyResult: fc.Arbitrary<Receipt['result']> = fc.oneof(
    fc.constant(receiptOf(orderRecord()).result),
    fc.record({ kind: fc.constant('stock' as const), sku: texts.map((text) => text as Sku), available: fc.nat() }),
  );
  const seen = new Set<string>();
  fc.assert(
    fc.property(texts, anyResult, fc.oneof(fc.nat(), fc.constantFrom(1_000_002_500, 2_000)), (key, result, at) => {
      const receipt = { ...receiptOf(orderRecord()), key, result, keptUntil: at };
      const item = newReceiptItem(receipt);
      seen.add(Object.keys(item).join());
      const filledIn = receiptStep(receipts, { kind: 'receipt', receipt }).write().commit(inTransaction);
      assert.deepEqual(filledIn, madeBy(receipts.create(item)));
    }),
    cases,
  );
  assert.equal(seen.size, 2, 'with and without milliseconds');
});
