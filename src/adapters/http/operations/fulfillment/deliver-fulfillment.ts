import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { callRefusals, changedOrder } from '#adapters/http/operations/orders/changing';
import { fulfillmentIdParameter, orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { deliverFulfillment } from '#application/fulfillment/deliver-fulfillment';

export const deliverFulfillmentOperation = defineOperation({
  id: 'deliverFulfillment',
  method: 'POST',
  path: '/v1/orders/{orderId}/fulfillments/{fulfillmentId}/deliver',
  tag: 'Orders',
  summary: 'Record that a parcel was delivered',
  description: 'The parcel must be shipped. An order that is delivered and settled is completed by itself.',
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
  refusals: { ...callRefusals, 'fulfillment-not-found': 404, 'fulfillment-status-conflict': 409 },
  useCase: deliverFulfillment,
});
