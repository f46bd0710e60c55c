import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { callRefusals, changedOrder } from '#adapters/http/operations/orders/changing';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';

export const confirmOrderOperation = defineOperation({
  id: 'confirmOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/confirm',
  tag: 'Orders',
  summary: 'Confirm a pending order',
  description: 'For orders that are paid by invoice or outside this service. An order with a hold cannot be confirmed.',
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
  refusals: { ...callRefusals, 'order-status-conflict': 409, 'order-on-hold': 409 },
  useCase: confirmOrder,
});
