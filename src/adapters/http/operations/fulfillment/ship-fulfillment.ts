import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { callRefusals, changedOrder } from '#adapters/http/operations/orders/changing';
import { fulfillmentIdParameter, orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { TrackingText, trackingOf } from '#adapters/http/schemas/tracking';
import { shipFulfillment } from '#application/fulfillment/ship-fulfillment';

export const shipFulfillmentOperation = defineOperation({
  id: 'shipFulfillment',
  method: 'POST',
  path: '/v1/orders/{orderId}/fulfillments/{fulfillmentId}/ship',
  tag: 'Orders',
  summary: 'Ship a parcel',
  description: 'The parcel must be open. `tracking` replaces the tracking that it has.',
  access: { scope: 'fulfillment:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter, fulfillmentId: fulfillmentIdParameter },
    bodyMayBeMissing: true,
    body: z.strictObject({ tracking: z.optional(TrackingText) }),
    example: {
      tracking: {
        carrier: 'DHL',
        number: '00340434161094042557',
        url: 'https://www.dhl.com/track?id=00340434161094042557',
      },
    },
  },
  toCommand: ({ path, body }) => ({
    id: path.orderId,
    fulfillmentId: path.fulfillmentId,
    tracking: trackingOf(body.tracking),
  }),
  reply: changedOrder(),
  refusals: {
    ...callRefusals,
    'fulfillment-not-found': 404,
    'order-on-hold': 409,
    'fulfillment-status-conflict': 409,
  },
  useCase: shipFulfillment,
});
