import type { MemoryStore } from '#adapters/memory/store';
import type { Feed, WriteFeed } from '#application/ports';
import { feedKeptFor, feedStart, startOfHour, startOfNextHour, timeInFeed } from '#domain/events/feed';

export const createWriteFeed =
  ({ feed, now }: MemoryStore): WriteFeed =>
  async (entries) => {
    // As a table with a time to live does, or the process would grow.
    for (const start of feed.keys()) if (startOfNextHour(start) <= now() - feedKeptFor) feed.delete(start);
    for (const { position, event } of structuredClone(entries)) {
      const start = startOfHour(timeInFeed(position));
      const ofHour = feed.get(start) ?? new Map();
      feed.set(start, ofHour.set(position, event));
    }
  };

export const createFeed = ({ feed }: MemoryStore): Feed => ({
  ofHour: async ({ after, until, limit }) => {
    const end = feedStart(until);
    const ofHour = [...(feed.get(startOfHour(timeInFeed(after))) ?? [])]
      .map(([position, event]) => ({ position, event }))
      .filter(({ position }) => position > after && position < end)
      .toSorted((one, other) => (one.position < other.position ? -1 : 1));
    return { entries: structuredClone(ofHour.slice(0, limit)), isEnd: ofHour.length <= limit };
  },
});
