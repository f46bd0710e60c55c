import { expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { functionSeconds, millisecondsOf } from '#infrastructure/time-limits';

test('an operation has 8 seconds, a batch and one that may call an outside system 26: two seconds before its function ends', () => {
  const limits = Object.fromEntries(operations.map((operation) => [operation.id, millisecondsOf(operation)]));
  expect(limits).toMatchObject({ updateOrder: 8_000, getOrder: 8_000, ready: 8_000 });
  expect(limits).toMatchObject({ batchPlaceOrders: 26_000, batchAdjustStock: 26_000, batchGetOrders: 26_000 });
  expect(limits).toMatchObject({ placeOrder: 26_000, payOrder: 26_000, cancelOrder: 26_000 });
  expect(limits).toMatchObject({ createWebhookEndpoint: 26_000, deleteWebhookEndpoint: 8_000 });
  expect(new Set(Object.values(limits))).toEqual(new Set([8_000, 26_000]));
  expect(functionSeconds).toEqual({ single: 10, batch: 28 });
});
