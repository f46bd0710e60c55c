import type { CloudEvent } from '#application/events/cloud-event';
import { entriesPerFeedWrite, type Ports, Unavailable } from '#application/ports';
import { confirmedWithin, feedPositionOf } from '#domain/events/feed';

type Writing = Pick<Ports, 'clock' | 'writeFeed'>;

/** The stamps that events get in a run. The stream delivers their records again afterwards. */
const attempts = 3;

/**
 * True: the events are confirmed within the bound of their stamp. An older copy of an event may still arrive; it stands
 * before the confirmed one, and a reader sees one of them at least.
 */
const isConfirmed = async ({ clock, writeFeed }: Writing, events: readonly CloudEvent[]): Promise<boolean> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const at = clock.now();
    try {
      await writeFeed(events.map((event) => ({ position: feedPositionOf(at, event), event })));
    } catch (error) {
      if (error instanceof Unavailable) continue;
      throw error;
    }
    if (clock.now() - at <= confirmedWithin) return true;
  }
  return false;
};

/**
 * Adds events to the feed, of which no two are of one source: those of a call have no order. Returns the events that are
 * not confirmed.
 */
export const writeToFeed = async (ports: Writing, events: readonly CloudEvent[]): Promise<readonly CloudEvent[]> => {
  for (let from = 0; from < events.length; from += entriesPerFeedWrite)
    if (!(await isConfirmed(ports, events.slice(from, from + entriesPerFeedWrite)))) return events.slice(from);
  return [];
};
