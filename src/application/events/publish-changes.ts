import type { ChangeRecord, HandledChanges, UnreadableRecord } from '#application/events/change-record';
import { type CloudEvent, cloudEventsOf } from '#application/events/cloud-event';
import { queued, refusedBy } from '#application/events/sending';
import type { Ports } from '#application/ports';
import { defineUseCase } from '#application/use-case';
import type { ChangeWithEvents } from '#application/webhooks/queue-changes';
import { ok, type Result, refuse } from '#domain/result';

export type PublishedChanges = HandledChanges & { readonly published: number };

type Waiting = { readonly index: number; readonly event: CloudEvent };

/** The events of a record. A record that cannot become an event fails alone, like an unreadable one. */
const eventsIn = (
  { change, position }: ChangeRecord,
  { shop, sha256 }: Pick<Ports, 'shop' | 'sha256'>,
): Result<ChangeWithEvents | undefined, UnreadableRecord> => {
  if (!change.ok) return change;
  try {
    const { value } = change;
    return ok(value === undefined ? undefined : { change: value, events: cloudEventsOf(value, { ...shop, sha256 }) });
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    return refuse({ kind: 'unreadable-record', fault: `the record at ${position} cannot become an event: ${name}` });
  }
};

const queuesOf = (records: readonly ChangeRecord[], eventLists: readonly ReturnType<typeof eventsIn>[]) => {
  const queues = new Map<string, Waiting[]>();
  for (const [index, { about }] of records.entries()) {
    const read = eventLists[index];
    if (!read?.ok || read.value === undefined || read.value.events.length === 0) continue;
    const queue = queues.get(about) ?? [];
    queue.push(...read.value.events.map((event) => ({ index, event })));
    queues.set(about, queue);
  }
  return queues;
};

/**
 * Publishes the events of a batch of changes, in order for each item: first the first event of every item, then the
 * second, and no event of an item after one that was not taken. An unreadable record fails alone: a retry would not
 * make it readable, so later records are still published. A record that is delivered again has the same event ids.
 */
export const publishChanges = defineUseCase({
  uses: ['clock', 'events', 'queueWebhooks', 'sha256', 'shop', 'webhookEndpoints', 'writeFeed'],
  with:
    (ports) =>
    async (records: readonly ChangeRecord[]): Promise<Result<PublishedChanges, never>> => {
      const eventLists = records.map((record) => eventsIn(record, ports));
      const unreadable = eventLists.flatMap((events, index) => (events.ok ? [] : [{ index, ...events.refusal }]));
      const changes = eventLists.flatMap((read) => (read.ok && read.value !== undefined ? [read.value] : []));
      if (!(await queued(ports, changes)))
        return ok({ published: 0, retryFrom: records[0]?.position ?? null, unreadable: [] });
      const queues = queuesOf(records, eventLists);
      const failed = unreadable.map(({ index }) => index);
      let published = 0;
      while (queues.size > 0) {
        const wave = [...queues.values()].flatMap(([first]) => first ?? []);
        const events = wave.map(({ event }) => event);
        const refused = new Set(await refusedBy(ports, events));
        published += wave.length - refused.size;
        failed.push(...wave.flatMap(({ index, event }) => (refused.has(event) ? [index] : [])));
        for (const [about, [first, ...rest]] of queues) {
          const hasMore = first !== undefined && !refused.has(first.event) && rest.length > 0;
          if (hasMore) queues.set(about, rest);
          else queues.delete(about);
        }
      }
      const firstFailed = failed.length === 0 ? undefined : records[Math.min(...failed)];
      return ok({
        published,
        retryFrom: firstFailed?.position ?? null,
        unreadable: unreadable.map(({ fault }) => fault),
      });
    },
});
