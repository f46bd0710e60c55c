import * as z from 'zod/mini';
import { causeOf } from '#adapters/http/edge/cause';
import { defineOperation } from '#adapters/http/operation';
import { PlaceOrderBody, placeOrderOf, placing, placingRefusals } from '#adapters/http/operations/orders/placing';
import { batchReply, ItemProblem } from '#adapters/http/representations/batch';
import { OrderBody, orderBody } from '#adapters/http/representations/orders/order';
import { IdempotencyKeyText } from '#adapters/http/schemas/orders';
import { batchPlaceOrders } from '#application/orders/batch-place-orders';

export const batchPlaceOrdersOperation = defineOperation({
  id: 'batchPlaceOrders',
  method: 'POST',
  path: '/v1/orders/batch',
  tag: 'Orders',
  summary: 'Place several orders independently',
  description:
    'Each order has its own `idempotencyKey`, in the scope of placeOrder: placing one of them alone with the same key is a replay. A refused order does not affect the others, and neither does one that is badly written: its result is the problem that the order alone would get, with pointers from the order (`/lines/0/quantity`). An order that the service fails to place is a result of 500 or 503; if it fails for each of them, the whole reply is a 500. Send the batch again with the same keys.',
  access: { scope: 'orders:write', who: 'staff' },
  request: {
    body: z.strictObject({
      orders: z
        .array(z.extend(PlaceOrderBody, { idempotencyKey: IdempotencyKeyText }))
        .check(z.minLength(1), z.maxLength(25)),
    }),
    entries: 'orders',
    example: { orders: [{ idempotencyKey: 'import-1', currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] }] },
  },
  toCommand: ({ body, caller }) => ({
    orders: body.orders.map(({ idempotencyKey, ...order }) => ({
      command: placeOrderOf(order),
      cause: causeOf({ caller, operation: placing.id, path: placing.path }, idempotencyKey, order),
    })),
  }),
  reply: {
    status: 200,
    description: 'A result for each order, in the order of the request.',
    body: () =>
      z.object({
        results: z.array(
          z.object({
            status: z.int(),
            order: z.optional(OrderBody()),
            problem: z.optional(ItemProblem(placingRefusals)),
          }),
        ),
      }),
    represent: (results, answered) =>
      batchReply(
        results,
        ({ value }) => ({ status: placing.status, order: orderBody(value, answered.caller) }),
        placingRefusals,
        answered,
      ),
  },
  refusals: {},
  useCase: batchPlaceOrders,
});
