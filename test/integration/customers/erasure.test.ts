import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from '@jest/globals';
import { eraseCustomer } from '#application/customers/erase-customer';
import { fulfillOrder } from '#application/fulfillment/fulfill-order';
import { shipFulfillment } from '#application/fulfillment/ship-fulfillment';
import { placeHold } from '#application/orders/holds/place-hold';
import { releaseHold } from '#application/orders/holds/release-hold';
import { placeOrder } from '#application/orders/place-order';
import { updateOrder } from '#application/orders/update-order';
import { fold } from '#domain/orders/evolve';
import type { OrderId } from '#domain/orders/order-id';
import { ada, staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { customerRecord } from '#test/builders/customers';
import { country, units } from '#test/builders/orders';
import { cancel, pay, takeBack } from '#test/builders/payments/shop';
import { product } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { givenProducts } from '#test/contract/world';
import { type DynamoWorld, dynamoWorld } from '#test/integration/world';

const byStaff = () => request({ caller: staff() });

/** Every item of the table as one text, the bytes of hashes too. */
const wholeTable = async ({ client, table }: DynamoWorld): Promise<string> => {
  const items: Record<string, AttributeValue>[] = [];
  let from: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: table, ExclusiveStartKey: from }));
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return JSON.stringify(items);
};

/** Every personal or free text that is ever given; each is found in the table before the erasure. */
const given = {
  email: 'ada.lovelace@example.com',
  changedEmail: 'countess@example.com',
  name: 'Augusta Ada King',
  line1: 'Ockham Park 7',
  line2: 'left wing',
  postalCode: 'GU23',
  city: 'Ockham',
  region: 'Surrey',
  note: 'ring the small bell',
  tag: 'tag-of-ada',
  metadata: 'value-of-ada',
  internalNote: 'writes long letters',
  internalTag: 'internal-tag-of-ada',
  internalMetadata: 'internal-value-of-ada',
  hold: 'the address looks odd',
  carrier: 'Royal Mail Coach',
  trackingNumber: 'TRACK-1815',
  trackingUrl: 'https://track.example.com/1815',
  // With its quotes: it is a part of a word that is stored anyway.
  cancelReason: '"late"',
  returnReason: 'too small',
  reference: 'letter-of-ada-7',
  recordName: 'Ada Lovelace',
  recordStreet: 'Hauptstr. 1',
  vatId: 'DE123456789',
  notes: 'after six.',
} as const;

/** An order with each of these texts: a hold, an update, a parcel, a return and a cancellation. */
const lived = async ({ ports }: DynamoWorld): Promise<OrderId> => {
  const command = placement({
    lines: [cartLine('TEE-M', 5)],
    externalReference: given.reference,
    private: {
      email: given.email,
      shippingAddress: {
        name: given.name,
        line1: given.line1,
        line2: given.line2,
        postalCode: given.postalCode,
        city: given.city,
        region: given.region,
        country: country('DE'),
      },
      note: given.note,
      tags: [given.tag],
      metadata: { key: given.metadata },
    },
  });
  const id = answerOf(await placeOrder.with(ports)(command, request())).value.id;
  answerOf(await pay(ports, id));
  const [hold] = answerOf(await placeHold.with(ports)({ id, reason: given.hold }, byStaff())).value.holds;
  answerOf(await releaseHold.with(ports)({ id, holdId: hold?.id ?? '' }, byStaff()));
  const patch = {
    email: given.changedEmail,
    internalNote: given.internalNote,
    internalTags: [given.internalTag],
    internalMetadata: { key: given.internalMetadata },
  };
  answerOf(await updateOrder.with(ports)({ id, patch }, byStaff()));
  answerOf(await fulfillOrder.with(ports)({ id, lines: units(['1', 2]), tracking: null }, byStaff()));
  const tracking = { carrier: given.carrier, number: given.trackingNumber, url: given.trackingUrl };
  answerOf(await shipFulfillment.with(ports)({ id, fulfillmentId: 'ful_1', tracking }, byStaff()));
  answerOf(await takeBack(ports, id, [['1', 1]]));
  answerOf(await cancel(ports, id, [['1', 1]]));
  return id;
};

test('an erasure leaves no trace of the person in the table, and the books as they were', async () => {
  const world = await dynamoWorld();
  const { ports } = world;
  await givenProducts(world, product({ available: 10 }));
  await ports.writeCustomers.put(customerRecord(), undefined);
  const id = await lived(world);
  const record = await ports.orders.find(id);
  if (record === undefined) throw new Error('the order is stored');

  const before = await wholeTable(world);
  expect(Object.values(given).filter((text) => !before.includes(text))).toEqual([]);

  expect(answerOf(await eraseCustomer.with(ports)({ id: ada }, byStaff()))).toEqual({
    customerId: ada,
    erasedOrders: 1,
    isComplete: true,
  });
  const after = await wholeTable(world);
  expect(Object.values(given).filter((text) => after.includes(text))).toEqual([]);
  expect(after).not.toContain('n#');
  expect(after).not.toContain('x#');
  expect(after).toContain('cus_ada');

  const erased = await ports.orders.find(id);
  if (erased === undefined) throw new Error('the order stays');
  const { private: _, version: __, updatedAt: ___, externalReference: ____, ...books } = fold(record);
  const { fulfillments, returns, ...sums } = books;
  expect(fold(erased)).toMatchObject(sums);
  expect([fulfillments.length, returns.length]).toEqual([1, 1]);
  expect(erased.changes.slice(0, -1)).toEqual(record.changes);
});
