import type { OrderEvent } from '#domain/orders/events';
import { eventTypes } from '#domain/orders/events/event-data';

/** The events that are no part of an order. */
const others = ['order.deleted', 'stock.low', 'stock.out', 'audit.anchored'] as const;

/** The types of everything that leaves the service as an event. */
export type PublishedType = OrderEvent['type'] | (typeof others)[number];

export const publishedTypes: readonly PublishedType[] = [...eventTypes, ...others];
