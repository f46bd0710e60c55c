import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { changedOrder, changeRefusals } from '#adapters/http/operations/orders/changing';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { lineEntries } from '#adapters/http/schemas/orders';
import { TrackingText, trackingOf } from '#adapters/http/schemas/tracking';
import { fulfillOrder } from '#application/fulfillment/fulfill-order';
import { bounds } from '#domain/bounds';

export const fulfillOrderOperation = defineOperation({
  id: 'fulfillOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/fulfillments',
  tag: 'Orders',
  summary: 'Put units of an order into a parcel',
  description: `The order must be confirmed. The units can then no longer be canceled; canceling the parcel makes them open again. Lines that need no shipping have no units to ship. Backordered units must be in stock: what arrives is for the oldest orders. An order has at most ${bounds.fulfillmentsPerOrder} parcels, canceled ones too.`,
  access: { scope: 'fulfillment:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter },
    body: z.strictObject({ lines: lineEntries('The units in the parcel.'), tracking: z.optional(TrackingText) }),
    example: { lines: [{ lineId: '1', quantity: 2 }] },
  },
  toCommand: ({ path, body }) => ({ id: path.orderId, lines: body.lines, tracking: trackingOf(body.tracking) }),
  reply: changedOrder(),
  refusals: {
    ...changeRefusals,
    'order-status-conflict': 409,
    'order-on-hold': 409,
    'order-not-covered': 409,
    'out-of-stock': 409,
    'quantity-exceeds-open': 422,
  },
  useCase: fulfillOrder,
});
