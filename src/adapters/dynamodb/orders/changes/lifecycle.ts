import { recordCodec } from '#adapters/dynamodb/engine/record';
import {
  type EventCodecs,
  eventCodec,
  lineList,
  lineQuantityFields,
} from '#adapters/dynamodb/orders/changes/event-codec';
import type { LifecycleEvents } from '#domain/orders/events/lifecycle';

export const lifecycle: EventCodecs<LifecycleEvents> = {
  'order.confirmed': eventCodec('confirmed', {}),
  'order.completed': eventCodec('completed', {}),
  'order.canceled': eventCodec('canceled', {}),
  'order.expired': eventCodec('expired', {}),
  'order.erased': eventCodec('erased', {}),
  'order.lines-canceled': eventCodec('cut', { lines: lineList(recordCodec(lineQuantityFields)) }),
};
