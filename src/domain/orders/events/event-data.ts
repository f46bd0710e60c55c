import type { OrderEvent } from '#domain/orders/events';

/**
 * What an event says to the outside, the same wherever it is shown: moments are RFC 3339. Events hold nothing
 * personal, and neither does this.
 */
export const eventData = (event: OrderEvent): Readonly<Record<string, unknown>> =>
  event.type === 'order.placed' && event.data.expiresAt !== null
    ? { ...event.data, expiresAt: new Date(event.data.expiresAt).toISOString() }
    : event.data;
