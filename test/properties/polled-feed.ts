import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listEvents } from '#application/events/list-events';
import { writeToFeed } from '#application/events/write-to-feed';
import { type Feed, type Ports, Unavailable, type WriteFeed } from '#application/ports';
import type { FeedPosition } from '#domain/events/feed';
import type { Instant } from '#domain/instant';
import { staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { orderEvent } from '#test/builders/events/feed';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';
import { type SimulatedTime, simulatedTime } from '#test/properties/support/simulated-time';

/** Slow publishers with wrong clocks, and a reader that follows cursors. */

/** The bound of an adapter's write, and of how wrong a clock may be. */
const [bound, clockError] = [2_000, 1_500];

/**
 * How a write goes: the entries reach the table after a time, and the answer takes another one. `pauses`: the process stops,
 * so that it does not see that its time is over.
 */
const writes = fc.record({
  reaches: fc.oneof(fc.nat(2_000), fc.nat(9_000)),
  answers: fc.oneof(fc.constant(0), fc.nat(3_000)),
  pauses: fc.boolean(),
});
type Write = typeof writes extends fc.Arbitrary<infer One> ? One : never;

const clocks = fc.oneof(fc.constantFrom(-clockError, clockError), fc.integer({ min: -clockError, max: clockError }));
const publishers = fc.record({
  clock: clocks,
  /** The wait before each event of its order. */
  waits: fc.array(fc.nat(2_500), { minLength: 1, maxLength: 8 }),
  writes: fc.array(writes, { maxLength: 12 }),
});
type Publisher = typeof publishers extends fc.Arbitrary<infer One> ? One : never;

export const shops = fc.record({
  publishers: fc.tuple(publishers, publishers),
  reader: fc.record({
    clock: clocks,
    waits: fc.array(fc.oneof(fc.constant(50), fc.integer({ min: 50, max: 4_000 })), { minLength: 1, maxLength: 6 }),
    /** Between the look at the clock and the read. */
    delay: fc.oneof(fc.constant(0), fc.nat(4_000)),
    limit: fc.integer({ min: 1, max: 4 }),
  }),
});
type Shop = typeof shops extends fc.Arbitrary<infer One> ? One : never;

const wrong = ({ now }: SimulatedTime, by: number): Ports['clock'] => ({ now: () => now() + by });

/** The writer of one publisher. An entry may reach the table after its publisher gave up. */
const slow = (time: SimulatedTime, writeFeed: WriteFeed, planned: readonly Write[]): WriteFeed => {
  const left = [...planned];
  return async (entries) => {
    const { reaches, answers, pauses } = left.shift() ?? { reaches: 1, answers: 1, pauses: false };
    time.begin(async () => {
      await time.sleep(reaches);
      await writeFeed(entries);
    });
    const total = reaches + answers;
    await time.sleep(pauses ? total : Math.min(total, bound));
    if (!pauses && total > bound) throw new Unavailable('simulated');
  };
};

const publish = async (
  time: SimulatedTime,
  writeFeed: WriteFeed,
  order: string,
  { clock, waits, writes: planned }: Publisher,
): Promise<void> => {
  const ports = { clock: wrong(time, clock), writeFeed: slow(time, writeFeed, planned) };
  for (const [index, wait] of waits.entries()) {
    await time.sleep(wait);
    // The stream delivers a record again until its events are confirmed.
    while ((await writeToFeed(ports, [orderEvent(order, index + 1)])).length > 0) await time.sleep(100);
  }
};

/** Shortly before the end of an hour. */
const start: Instant = tenOClock + 3_600_000 - 6_000;

/** Publishes and polls, and returns the first appearances of the events of each order, in the order in which they were seen. */
const seenIn = async (
  { feed, writeFeed }: Pick<Ports, 'feed' | 'writeFeed'>,
  { publishers: all, reader }: Shop,
): Promise<ReadonlyMap<string, readonly number[]>> => {
  const time = simulatedTime(start);
  const seen = new Map<string, number[]>();
  let publishing: number = all.length;
  for (const [index, publisher] of all.entries())
    time.begin(async () => {
      await publish(time, writeFeed, `${index}T`, publisher);
      publishing -= 1;
    });
  const slowFeed: Feed = {
    ofHour: async (listing) => {
      await time.sleep(reader.delay);
      return feed.ofHour(listing);
    },
  };
  const poll = listEvents.with({ ...memoryWorld().ports, feed: slowFeed, clock: wrong(time, reader.clock) });
  time.begin(async () => {
    let after: FeedPosition | undefined;
    // Behind the last event by more than the reader stays behind.
    let quietPolls = 0;
    for (let polls = 0; quietPolls < 12; polls += 1) {
      if (publishing === 0) quietPolls += 1;
      await time.sleep(publishing === 0 ? 2_000 : (reader.waits[polls % reader.waits.length] ?? 50));
      const query = { after, from: start - 60_000, types: undefined, limit: reader.limit };
      const { items, next } = answerOf(await poll(query, request({ caller: staff() })));
      if (items.length > 0) quietPolls = 0;
      for (const { source, sequence = 0 } of items) {
        const ofOrder = seen.get(source) ?? [];
        if (!ofOrder.includes(sequence)) seen.set(source, [...ofOrder, sequence]);
      }
      assert.ok(after === undefined || next >= after);
      after = next;
    }
  });
  await time.run();
  return seen;
};

/** The reader sees every event, and the events of each order in their order. */
export const expectEverythingSeen = async (ports: Pick<Ports, 'feed' | 'writeFeed'>, shop: Shop): Promise<void> => {
  const expected = shop.publishers.map(({ waits }, index) => [
    `/v1/orders/7K3M9Q-X1QF65-V80${index}T8`,
    waits.map((_, event) => event + 1),
  ]);
  const seen = await seenIn(ports, shop);
  assert.deepEqual(
    [...seen].toSorted(([one], [other]) => (one < other ? -1 : 1)),
    expected,
  );
};
