import { expect, test } from '@jest/globals';
import { fold } from '#domain/orders/evolve';
import { fulfillmentStatuses, returnStatuses, statusesOf } from '#domain/orders/statuses';
import { demoShop } from '#infrastructure/local/dev/demo-shop';
import { tenOClock } from '#test/builders/clock';
import { seededOrderIds, testTags } from '#test/builders/order-ids';
import { shippedSettings } from '#test/builders/shop';

test('the demonstration has orders in every state of shipping and returning', async () => {
  const { orders } = await demoShop(shippedSettings, seededOrderIds(testTags), tenOClock);
  const statuses = orders.map((record) => statusesOf(fold(record)));
  // An order of the demonstration is sent in one parcel.
  expect(new Set(statuses.map(({ fulfillmentStatus }) => fulfillmentStatus))).toEqual(
    new Set(fulfillmentStatuses.filter((status) => status !== 'partially-fulfilled')),
  );
  expect(new Set(statuses.map(({ returnStatus }) => returnStatus))).toEqual(new Set(returnStatuses));
});
