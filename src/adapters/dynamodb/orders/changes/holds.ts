import { field } from '#adapters/dynamodb/engine/record';
import { text } from '#adapters/dynamodb/engine/stored';
import { type EventCodecs, eventCodec } from '#adapters/dynamodb/orders/changes/event-codec';
import type { HoldEvents } from '#domain/orders/events/holds';

export const holds: EventCodecs<HoldEvents> = {
  'order.held': eventCodec('held', { holdId: field('h', text) }),
  'order.hold-released': eventCodec('released', { holdId: field('h', text) }),
};
