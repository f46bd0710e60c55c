import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { callRefusals, changedOrder } from '#adapters/http/operations/orders/changing';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { completeOrder } from '#application/orders/lifecycle/complete-order';

export const completeOrderOperation = defineOperation({
  id: 'completeOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/complete',
  tag: 'Orders',
  summary: 'Complete a confirmed order',
  description:
    'Staff declare that no work on the order is left. It must have no payment whose outcome is unknown, no open parcel and no open return request. An order that is delivered and settled is completed by itself.',
  access: { scope: 'orders:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter },
    bodyMayBeMissing: true,
    body: z.strictObject({}),
    example: {},
  },
  toCommand: ({ path }) => ({ id: path.orderId }),
  reply: changedOrder(),
  refusals: {
    ...callRefusals,
    'order-status-conflict': 409,
    'order-on-hold': 409,
    'order-unsettled': 409,
    'fulfillment-status-conflict': 409,
    'return-status-conflict': 409,
  },
  useCase: completeOrder,
});
