import { field, fieldUnless, recordCodec } from '#adapters/dynamodb/engine/record';
import { listOf, text, whole } from '#adapters/dynamodb/engine/stored';
import { type EventCodecs, eventCodec } from '#adapters/dynamodb/orders/changes/event-codec';
import type { LifecycleEvents } from '#domain/orders/events/lifecycle';

const lineUnits = recordCodec<LifecycleEvents['order.lines-canceled']['lines'][number]>({
  lineId: field('i', text),
  quantity: fieldUnless(1, 'q', whole(1)),
});

export const lifecycle: EventCodecs<LifecycleEvents> = {
  'order.confirmed': eventCodec('confirmed', {}),
  'order.completed': eventCodec('completed', {}),
  'order.canceled': eventCodec('canceled', {}),
  'order.expired': eventCodec('expired', {}),
  'order.lines-canceled': eventCodec('cut', {
    lines: field('l', listOf(lineUnits.parse), (lines) => lines.map(lineUnits.pack)),
  }),
};
