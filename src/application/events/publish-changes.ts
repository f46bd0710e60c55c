import { type CloudEvent, cloudEventsOf, type StoredChange } from '#application/events/cloud-event';
import { type Events, Unavailable } from '#application/ports';
import { defineUseCase } from '#application/use-case';
import { ok, type Result, refuse } from '#domain/result';

/** A record that is not as this service writes: `fault` says where, by its key, and never what. */
export type UnreadableRecord = { readonly kind: 'unreadable-record'; readonly fault: string };

/** One record of the stream of changes. */
export type ChangeRecord = {
  /** Where it stands in the stream. */
  readonly position: string;
  /** What it is about: records of one thing stand in the order in which they were written. */
  readonly about: string;
  /** Undefined: nothing that events tell of. */
  readonly change: Result<StoredChange | undefined, UnreadableRecord>;
};

/** The first record that has to come again, with all after it; those before it are done. */
export type PublishedChanges = {
  readonly published: number;
  readonly retryFrom: string | null;
  /** Records that cannot be read, by their fault. */
  readonly unreadable: readonly string[];
};

type Waiting = { readonly index: number; readonly event: CloudEvent };
type Shop = { readonly lowStockThreshold: number };

/** What a record tells. One that was read and still cannot be told must not take its neighbours with it either. */
const eventsIn = ({ change, position }: ChangeRecord, shop: Shop): Result<readonly CloudEvent[], UnreadableRecord> => {
  if (!change.ok) return change;
  try {
    return ok(change.value === undefined ? [] : cloudEventsOf(change.value, shop));
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    return refuse({ kind: 'unreadable-record', fault: `the record at ${position} cannot be told: ${name}` });
  }
};

const queuesOf = (records: readonly ChangeRecord[], told: readonly ReturnType<typeof eventsIn>[]) => {
  const queues = new Map<string, Waiting[]>();
  for (const [index, { about }] of records.entries()) {
    const events = told[index];
    if (!events?.ok || events.value.length === 0) continue;
    const queue = queues.get(about) ?? [];
    queue.push(...events.value.map((event) => ({ index, event })));
    queues.set(about, queue);
  }
  return queues;
};

/** Those that were not taken. When nobody answers, that is all of them. */
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
 * Publishes what a batch of changes tells, in order for each thing: the first event of each goes out, then the second,
 * and none past one that was not taken. A record that cannot be read fails alone; waiting would not make it readable, so
 * whatever comes after it is published all the same. Records that come again are published again, with the same ids.
 */
export const publishChanges = defineUseCase({
  uses: ['events', 'shop'],
  with:
    ({ events, shop }) =>
    async (records: readonly ChangeRecord[]): Promise<Result<PublishedChanges, never>> => {
      const told = records.map((record) => eventsIn(record, shop));
      const unreadable = told.flatMap((events, index) => (events.ok ? [] : [{ index, ...events.refusal }]));
      const queues = queuesOf(records, told);
      const failed = unreadable.map(({ index }) => index);
      let published = 0;
      while (queues.size > 0) {
        const wave = [...queues.values()].flatMap(([first]) => first ?? []);
        const refused = new Set(await refusedBy(events, wave));
        published += wave.length - refused.size;
        failed.push(...[...refused].map(({ index }) => index));
        for (const [about, [first, ...rest]] of queues) {
          const goesOn = first !== undefined && !refused.has(first) && rest.length > 0;
          if (goesOn) queues.set(about, rest);
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
