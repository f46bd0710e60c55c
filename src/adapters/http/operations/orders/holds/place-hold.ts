import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { changedOrder, changeRefusals } from '#adapters/http/operations/orders/changing';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { Reason } from '#adapters/http/schemas/orders';
import { placeHold } from '#application/orders/holds/place-hold';
import { bounds } from '#domain/bounds';

export const placeHoldOperation = defineOperation({
  id: 'placeHold',
  method: 'POST',
  path: '/v1/orders/{orderId}/holds',
  tag: 'Orders',
  summary: 'Hold an order',
  description: `An order cannot be confirmed, and none of its parcels packed or shipped, until all its holds are released. It has at most ${bounds.openHoldsPerOrder} open holds. Customers see a hold without its reason.`,
  access: { scope: 'orders:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter },
    body: z.strictObject({ reason: Reason }),
    example: { reason: 'the address looks odd' },
  },
  toCommand: ({ path, body }) => ({ id: path.orderId, reason: body.reason }),
  reply: changedOrder(),
  refusals: { ...changeRefusals, 'order-status-conflict': 409 },
  useCase: placeHold,
});
