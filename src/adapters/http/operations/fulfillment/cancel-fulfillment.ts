import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { changedOrder, changeRefusals } from '#adapters/http/operations/orders/changing';
import { fulfillmentIdParameter, orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { cancelFulfillment } from '#application/fulfillment/cancel-fulfillment';

export const cancelFulfillmentOperation = defineOperation({
  id: 'cancelFulfillment',
  method: 'POST',
  path: '/v1/orders/{orderId}/fulfillments/{fulfillmentId}/cancel',
  tag: 'Orders',
  summary: 'Cancel a parcel before it is shipped',
  description:
    'The parcel must be open. Its units are open again: they can be put into another parcel, or canceled. They do not return to stock.',
  access: { scope: 'fulfillment:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter, fulfillmentId: fulfillmentIdParameter },
    bodyMayBeMissing: true,
    body: z.strictObject({}),
    example: {},
  },
  toCommand: ({ path }) => ({ id: path.orderId, fulfillmentId: path.fulfillmentId }),
  reply: changedOrder(),
  refusals: { ...changeRefusals, 'fulfillment-not-found': 404, 'fulfillment-status-conflict': 409 },
  useCase: cancelFulfillment,
});
