import type { ChangeRecord, HandledChanges, UnreadableRecord } from '#application/events/change-record';
import { type CloudEvent, cloudEventsOf } from '#application/events/cloud-event';
import { type Events, Unavailable } from '#application/ports';
import { defineUseCase } from '#application/use-case';
import { ok, type Result, refuse } from '#domain/result';

export type PublishedChanges = HandledChanges & { readonly published: number };

type Waiting = { readonly index: number; readonly event: CloudEvent };
type Shop = { readonly lowStockThreshold: number };

/** The events of a record. A record that cannot become an event fails alone, like an unreadable one. */
const eventsIn = ({ change, position }: ChangeRecord, shop: Shop): Result<readonly CloudEvent[], UnreadableRecord> => {
  if (!change.ok) return change;
  try {
    return ok(change.value === undefined ? [] : cloudEventsOf(change.value, shop));
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    return refuse({ kind: 'unreadable-record', fault: `the record at ${position} cannot become an event: ${name}` });
  }
};

const queuesOf = (records: readonly ChangeRecord[], eventLists: readonly ReturnType<typeof eventsIn>[]) => {
  const queues = new Map<string, Waiting[]>();
  for (const [index, { about }] of records.entries()) {
    const events = eventLists[index];
    if (!events?.ok || events.value.length === 0) continue;
    const queue = queues.get(about) ?? [];
    queue.push(...events.value.map((event) => ({ index, event })));
    queues.set(about, queue);
  }
  return queues;
};

/** The events that the bus did not take; all of them when it does not answer. */
const refusedBy = async (events: Events, wave: readonly Waiting[]): Promise<readonly Waiting[]> => {
  try {
    const refused = new Set(await events.publish(wave.map(({ event }) => event)));
    return wave.filter(({ event }) => refused.has(event));
  } catch (error) {
    if (error instanceof Unavailable) return wave;
    throw error;
  }
};

/**
 * Publishes the events of a batch of changes, in order for each item: first the first event of every item, then the
 * second, and no event of an item after one that was not taken. An unreadable record fails alone: a retry would not
 * make it readable, so later records are still published. A record that is delivered again has the same event ids.
 */
export const publishChanges = defineUseCase({
  uses: ['events', 'shop'],
  with:
    ({ events, shop }) =>
    async (records: readonly ChangeRecord[]): Promise<Result<PublishedChanges, never>> => {
      const eventLists = records.map((record) => eventsIn(record, shop));
      const unreadable = eventLists.flatMap((events, index) => (events.ok ? [] : [{ index, ...events.refusal }]));
      const queues = queuesOf(records, eventLists);
      const failed = unreadable.map(({ index }) => index);
      let published = 0;
      while (queues.size > 0) {
        const wave = [...queues.values()].flatMap(([first]) => first ?? []);
        const refused = new Set(await refusedBy(events, wave));
        published += wave.length - refused.size;
        failed.push(...[...refused].map(({ index }) => index));
        for (const [about, [first, ...rest]] of queues) {
          const hasMore = first !== undefined && !refused.has(first) && rest.length > 0;
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
