import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { orderStatuses } from '#domain/orders/order';
import { fulfillmentStatuses, paymentStatuses, returnStatuses, statusesOf } from '#domain/orders/statuses';
import { operationStates, operationsOf, operationTypes, paymentStateOf, paymentStates } from '#domain/payments/payment';
import { anyLife, liveWithOracle } from '#test/lives/live';

const everything = [
  ...orderStatuses.map((status) => `status ${status}`),
  ...paymentStatuses.map((status) => `paymentStatus ${status}`),
  ...fulfillmentStatuses.map((status) => `fulfillmentStatus ${status}`),
  ...returnStatuses.map((status) => `returnStatus ${status}`),
  ...paymentStates.map((state) => `payment ${state}`),
  ...operationTypes,
  ...operationStates,
];

test('F4, R8: a thousand lives have every status and state, and agree with the oracle', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyLife, (life) =>
      liveWithOracle(life, (order) => {
        for (const [name, status] of Object.entries(statusesOf(order))) seen.add(`${name} ${status}`);
        for (const payment of order.payments) seen.add(`payment ${paymentStateOf(payment)}`);
        for (const { type, state } of operationsOf(order)) seen.add(type).add(state);
      }),
    ),
    { numRuns: 1_000, seed: 3 },
  );
  expect(everything.filter((each) => !seen.has(each))).toEqual([]);
}, 300_000);
