import type { FulfillmentId } from '#domain/fulfillment/parcel';
import type { Tracking } from '#domain/fulfillment/tracking';
import type { OrderEvent } from '#domain/orders/events';
import type { ReturnId } from '#domain/returns/return-request';
import { type Units, units } from '#test/builders/orders';

export const tracking = (wanted: Partial<Tracking> = {}): Tracking => ({
  carrier: 'DHL',
  number: '00340434161094042557',
  url: 'https://www.dhl.com/track?id=00340434161094042557',
  ...wanted,
});

export const packed = (
  fulfillmentId: FulfillmentId,
  ...quantities: readonly Units[]
): OrderEvent<'fulfillment.created'> => ({
  type: 'fulfillment.created',
  data: { fulfillmentId, lines: units(...quantities) },
});
export const shipped = (fulfillmentId: FulfillmentId): OrderEvent<'fulfillment.shipped'> => ({
  type: 'fulfillment.shipped',
  data: { fulfillmentId },
});
export const delivered = (fulfillmentId: FulfillmentId): OrderEvent<'fulfillment.delivered'> => ({
  type: 'fulfillment.delivered',
  data: { fulfillmentId },
});
export const unpacked = (fulfillmentId: FulfillmentId): OrderEvent<'fulfillment.canceled'> => ({
  type: 'fulfillment.canceled',
  data: { fulfillmentId },
});

export const returnRequested = (
  returnId: ReturnId,
  ...quantities: readonly Units[]
): OrderEvent<'return.requested'> => ({ type: 'return.requested', data: { returnId, lines: units(...quantities) } });
/** Units that came back; `restock`: all of them can be sold again. */
export const received = (
  returnId: ReturnId,
  restock: boolean,
  ...quantities: readonly Units[]
): OrderEvent<'return.received'> => ({
  type: 'return.received',
  data: {
    returnId,
    lines: units(...quantities).map((each) => ({ ...each, restock })),
    shipping: false,
    shippingAmount: 0,
  },
});
export const rejected = (returnId: ReturnId): OrderEvent<'return.rejected'> => ({
  type: 'return.rejected',
  data: { returnId },
});
