import { field } from '#adapters/dynamodb/engine/record';
import { text } from '#adapters/dynamodb/engine/stored';
import { type EventCodecs, eventCodec } from '#adapters/dynamodb/orders/changes/event-codec';
import type { ExportEvents } from '#domain/orders/events/exports';

export const exports: EventCodecs<ExportEvents> = {
  'order.exported': eventCodec('exported', { system: field('s', text) }),
};
