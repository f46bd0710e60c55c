import { expect, test } from '@jest/globals';
import { fold } from '#domain/orders/evolve';
import { worthOf } from '#domain/orders/money/balance';
import { orderStatuses } from '#domain/orders/order';
import { fulfillmentStatuses, paymentStatuses, returnStatuses, statusesOf } from '#domain/orders/statuses';
import { demoShop } from '#infrastructure/local/dev/demo-shop';
import { tenOClock } from '#test/builders/clock';
import { seededOrderIds, testTags } from '#test/builders/order-ids';
import { shippedSettings } from '#test/builders/shop';

test('the demonstration has orders with every value of every status, and payments of the simulator for them', async () => {
  const { orders, payments } = await demoShop(shippedSettings, seededOrderIds(testTags), tenOClock);
  const states = orders.map((record) => fold(record));
  const statuses = states.map(statusesOf);
  expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set(orderStatuses));
  expect(new Set(statuses.map(({ paymentStatus }) => paymentStatus))).toEqual(new Set(paymentStatuses));
  expect(new Set(statuses.map(({ fulfillmentStatus }) => fulfillmentStatus))).toEqual(new Set(fulfillmentStatuses));
  expect(new Set(statuses.map(({ returnStatus }) => returnStatus))).toEqual(new Set(returnStatuses));
  const paidThere = states.flatMap(({ id, payments: all }) =>
    all.filter(({ provider }) => provider === 'simulator').map((payment) => `${id} ${payment.id}`),
  );
  expect(payments.map(({ orderId, paymentId }) => `${orderId} ${paymentId}`).toSorted()).toEqual(paidThere.toSorted());
});

test('V7 the demonstration follows the steps of its shop', async () => {
  const settings = { ...shippedSettings, amountStep: { EUR: 50, USD: 500, GBP: 10, JPY: 10, KWD: 10 } };
  const { orders } = await demoShop(settings, seededOrderIds(testTags), tenOClock);
  const off = orders.map((record) => fold(record)).filter((order) => worthOf(order) % order.amountStep !== 0);
  expect([orders.length, off.length]).toEqual([120, 0]);
});
