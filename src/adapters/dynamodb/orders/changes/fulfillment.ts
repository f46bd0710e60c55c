import { recordCodec } from '#adapters/dynamodb/engine/record';
import {
  type EventCodecs,
  eventCodec,
  lineList,
  lineQuantityFields,
  numberedId,
} from '#adapters/dynamodb/orders/changes/event-codec';
import type { FulfillmentEvents } from '#domain/orders/events/fulfillment';

const fulfillmentId = numberedId('n', 'ful_');

export const fulfillment: EventCodecs<FulfillmentEvents> = {
  'fulfillment.created': eventCodec('packed', { fulfillmentId, lines: lineList(recordCodec(lineQuantityFields)) }),
  'fulfillment.shipped': eventCodec('shipped', { fulfillmentId }),
  'fulfillment.delivered': eventCodec('delivered', { fulfillmentId }),
  'fulfillment.canceled': eventCodec('unpacked', { fulfillmentId }),
};
