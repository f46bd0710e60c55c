import { type CloudEvent, cloudEventsOf, deletedEvent } from '#application/events/cloud-event';
import type { Ports } from '#application/ports';
import type { Waiting, WaitingOfOrder } from '#domain/webhooks/backlog';
import type { WebhookPayload } from '#domain/webhooks/endpoint';

/** An event to deliver; `next`: the sequence that follows it in its order. */
export type WaitingEvents = readonly { readonly event: CloudEvent; readonly next: number }[];

const eventsOfOrder = async (
  { orders, sha256 }: Pick<Ports, 'orders' | 'sha256'>,
  { orderId, next, last, deletedAt, deletedHash, replay }: WaitingOfOrder,
): Promise<WaitingEvents | undefined> => {
  const record = await orders.find(orderId);
  if (record === undefined) {
    // The events before the deletion went with the order.
    if (deletedAt !== null) return [{ event: deletedEvent(orderId, last, deletedAt, deletedHash), next: last + 1 }];
    // The publisher adds the deletion to the other events of the order, never to a replay.
    return replay === null ? undefined : [];
  }
  return cloudEventsOf({ kind: 'order', before: undefined, after: record, at: 0 }, { lowStockThreshold: 0, sha256 })
    .slice(next - 1, last)
    .map((event, index) => ({ event, next: next + index + 1 }));
};

/**
 * The events of a backlog, oldest first. Undefined: the order is deleted, and the publisher is about to add its last event.
 */
export const eventsIn = async (
  ports: Pick<Ports, 'orders' | 'sha256'>,
  waiting: Waiting,
): Promise<WaitingEvents | undefined> =>
  waiting.kind === 'order'
    ? eventsOfOrder(ports, waiting)
    : [{ event: JSON.parse(waiting.json) as CloudEvent, next: 1 }];

/** The body of a delivery. A thin one has no data: the receiver reads the order. */
export const bodyOf = (event: CloudEvent, payload: WebhookPayload): string => {
  if (payload === 'full') return JSON.stringify(event);
  const { data: _, datacontenttype: __, ...thin } = event;
  return JSON.stringify(thin);
};
