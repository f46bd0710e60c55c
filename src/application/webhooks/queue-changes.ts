import type { CloudEvent, StoredChange } from '#application/events/cloud-event';
import type { QueueWebhooks } from '#application/ports';
import type { Instant } from '#domain/instant';
import { countEvents } from '#domain/orders/events';
import { joined, subjectOf, type Waiting, type WaitingOfOrder } from '#domain/webhooks/backlog';
import { isEnabled, type WebhookEndpoint, wants } from '#domain/webhooks/endpoint';

/** A change and the events that it causes. Undefined: the events are of no stored item. */
export type ChangeWithEvents = { readonly change: StoredChange | undefined; readonly events: readonly CloudEvent[] };

type Entry = Parameters<QueueWebhooks>[0][number];

const eventsOfOrder = (
  { before, after, at }: Extract<StoredChange, { kind: 'order' }>,
  events: readonly CloudEvent[],
): WaitingOfOrder | undefined => {
  const orderId = (after ?? before)?.id;
  if (orderId === undefined) return undefined;
  const last = (before === undefined ? 0 : countEvents(before)) + events.length;
  const waiting = { kind: 'order', orderId, next: last - events.length + 1, last, replay: null } as const;
  if (after !== undefined) return { ...waiting, deletedAt: null, deletedHash: null };
  const deletedAt = Math.max(at, before?.changes.at(-1)?.at ?? 0);
  return { ...waiting, deletedAt, deletedHash: events.at(-1)?.audithash ?? null };
};

const waitingOf = ({ change, events }: ChangeWithEvents): readonly Waiting[] => {
  if (change?.kind === 'order') return [eventsOfOrder(change, events) ?? []].flat();
  return events.map((event) => ({ kind: 'event', eventId: event.id, json: JSON.stringify(event) }));
};

/** The entries that the changes of a batch add to the backlogs of an endpoint: orders and other events of its types. */
export const entriesFor = (
  endpoint: WebhookEndpoint,
  changes: readonly ChangeWithEvents[],
  dueAt: Instant,
): readonly Entry[] => {
  if (!isEnabled(endpoint)) return [];
  const bySubject = new Map<string, Waiting>();
  for (const each of changes) {
    if (!each.events.some(({ type }) => wants(endpoint, type))) continue;
    for (const waiting of waitingOf(each)) {
      const subject = subjectOf(waiting);
      bySubject.set(subject, joined(bySubject.get(subject), waiting));
    }
  }
  return [...bySubject.values()].map((waiting) => ({ endpointId: endpoint.id, waiting, dueAt }));
};
