import { anchorEvents } from '#application/audit/anchor-events';
import { listEvents } from '#application/events/list-events';
import { writeToFeed } from '#application/events/write-to-feed';
import type { Ports } from '#application/ports';
import { feedPositionOf, feedStart } from '#domain/events/feed';
import { hours } from '#domain/instant';
import { accepted, asShopper, asStaff, bill, place, type Row, stock } from '#test/budget/rows';
import { orderEvent } from '#test/builders/events/feed';
import { bySystem } from '#test/builders/requests';

const poll = (ports: Ports, hoursAgo: number, by = asStaff()) =>
  accepted(
    listEvents.with(ports)(
      {
        after: feedStart(ports.clock.now() - hours(hoursAgo)),
        from: undefined,
        types: undefined,
        limit: 25,
      },
      by,
    ),
  );

/** An event as it is published. */
const hashed = (sequence: number) => orderEvent('5T', sequence, { audithash: 'a'.repeat(64) });

/** The feed of events. A commit of a shop takes none of it. */
export const feedRows: readonly Row[] = [
  {
    name: 'add 25 events to the feed',
    floor: bill(1, 25, 0),
    how: '0.4 kB each',
    prepare: async (ports) => {
      const events = Array.from({ length: 25 }, (_, index) => hashed(index + 1));
      return () => writeToFeed(ports, events);
    },
  },
  {
    name: 'poll the feed when nothing is new',
    floor: bill(1, 0, 1),
    how: 'strong, for each shard',
    prepare: async (ports) => () => poll(ports, 0.1),
  },
  {
    name: 'poll 25 events of the feed',
    of: 'listEvents',
    floor: bill(1, 0, 3),
    how: 'strong: 0.4 kB each',
    prepare: async (ports) => {
      const at = ports.clock.now() - hours(0.1);
      const entries = Array.from({ length: 30 }, (_, index) => {
        const event = hashed(index + 1);
        return { position: feedPositionOf(at + index, event), event };
      });
      for (const part of [entries.slice(0, 15), entries.slice(15)]) await ports.writeFeed(part);
      return () => poll(ports, 0.2);
    },
  },
  {
    name: 'poll 24 events of the feed, one of them of an own order, as a customer',
    floor: bill(2, 0, 4),
    how: 'strong: 0.4 kB for each event of any customer, and the order',
    prepare: async (ports) => {
      await stock(ports);
      const own = await place(ports, 1);
      const at = ports.clock.now() - hours(0.1);
      const events = [
        ...Array.from({ length: 23 }, (_, index) => hashed(index + 1)),
        orderEvent('5T', 1, { id: `${own}:1`, source: `/v1/orders/${own}` }),
      ];
      await ports.writeFeed(events.map((event, index) => ({ position: feedPositionOf(at + index, event), event })));
      return () => poll(ports, 0.2, asShopper());
    },
  },
  {
    name: 'poll the feed after a day without events',
    floor: bill(24, 0, 24),
    how: 'strong: 1 for each hour',
    prepare: async (ports) => () => poll(ports, 24),
  },
  {
    name: 'anchor a day without events',
    idleRunOf: 'anchorEvents',
    floor: bill(50, 0, 50),
    how: 'strong: 1 for each hour in which an event of the day can be published',
    prepare: async (ports) => () => accepted(anchorEvents.with(ports)({ after: undefined, limit: 100 }, bySystem())),
  },
];
