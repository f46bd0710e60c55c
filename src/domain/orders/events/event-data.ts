import type { OrderEvent } from '#domain/orders/events';

/** The data of an event as the API and the event bus show it: moments are in RFC 3339. It has no personal data. */
export const eventData = (event: OrderEvent): Readonly<Record<string, unknown>> =>
  event.type === 'order.placed' && event.data.expiresAt !== null
    ? { ...event.data, expiresAt: new Date(event.data.expiresAt).toISOString() }
    : event.data;
