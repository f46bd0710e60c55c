import { expect, test } from '@jest/globals';
import type { Feed, FeedEntry } from '#application/ports';
import { type FeedPosition, feedPositionOf, feedStart } from '#domain/events/feed';
import { tenOClock } from '#test/builders/clock';
import { feedEntry, orderEvent, stockEvent } from '#test/builders/events/feed';
import type { Suite } from '#test/contract/world';

const oneHour = 3_600_000;

/** All entries of an hour, page by page. */
const entriesOf = async (feed: Feed, after: FeedPosition, until: number, limit: number): Promise<FeedEntry[]> => {
  const found: FeedEntry[] = [];
  let position = after;
  for (let pages = 0; pages < 60; pages += 1) {
    const { entries, isEnd } = await feed.ofHour({ after: position, until, limit });
    expect(entries.length).toBeLessThanOrEqual(limit);
    found.push(...entries);
    if (isEnd) return found;
    position = entries.at(-1)?.position ?? position;
  }
  throw new Error('the pages do not end');
};

export const feedSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an hour without events has an end at once`, async () => {
    const { ports } = await makeWorld();
    const listing = { after: feedStart(tenOClock), until: tenOClock + 1, limit: 5 };
    expect(await ports.feed.ofHour(listing)).toEqual({ entries: [], isEnd: true });
  });

  test.each([1, 2, 12, 13, 30])(
    `${adapterName}: the events of several sources are listed once, in the order of writing, in pages of %d`,
    async (limit) => {
      const { ports } = await makeWorld();
      const entries = Array.from({ length: 13 }, (_, index) =>
        feedEntry(index * 40, orderEvent(`${index % 4}T`, index + 1)),
      );
      await ports.writeFeed(entries.toReversed());
      expect(await entriesOf(ports.feed, feedStart(tenOClock), tenOClock + 1_000, limit)).toEqual(entries);
    },
  );

  test(`${adapterName}: events of one order in one millisecond are in the order of their sequence`, async () => {
    const { ports } = await makeWorld();
    const entries = [9, 10, 100].map((sequence) => feedEntry(0, orderEvent('5T', sequence)));
    await ports.writeFeed(entries.toReversed());
    expect(await entriesOf(ports.feed, feedStart(tenOClock), tenOClock + 1, 2)).toEqual(entries);
  });

  test(`${adapterName}: a page begins behind its position and ends before its moment`, async () => {
    const { ports } = await makeWorld();
    const entries = [0, 1, 2, 3].map((at) => feedEntry(at, orderEvent('5T', at + 1)));
    await ports.writeFeed(entries);
    const [first, second, third] = entries;
    const positions = async (after: FeedPosition, until: number) =>
      (await entriesOf(ports.feed, after, tenOClock + until, 5)).map(({ position }) => position);
    expect(await positions(feedStart(tenOClock + 1), 3)).toEqual([second?.position, third?.position]);
    expect(await positions(first?.position ?? feedStart(0), 2)).toEqual([second?.position]);
    expect(await positions(feedPositionOf(tenOClock + 1, orderEvent('5T', 1)), 3)).toEqual([
      second?.position,
      third?.position,
    ]);
  });

  test(`${adapterName}: an hour has no events of another one`, async () => {
    const { ports } = await makeWorld();
    const [before, at, last, following] = [-1, 0, oneHour - 1, oneHour].map((after) => feedEntry(after, stockEvent()));
    for (const entry of [before, at, last, following]) await ports.writeFeed(entry === undefined ? [] : [entry]);
    const until = tenOClock + 2 * oneHour;
    expect(await entriesOf(ports.feed, feedStart(tenOClock - oneHour), until, 5)).toEqual([before]);
    expect(await entriesOf(ports.feed, feedStart(tenOClock), until, 5)).toEqual([at, last]);
    expect(await entriesOf(ports.feed, feedStart(tenOClock + oneHour), until, 5)).toEqual([following]);
  });
};

export const writeFeedSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an event is read as it was written, and a repetition changes nothing`, async () => {
    const { ports } = await makeWorld();
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-019aa64d05000002-00';
    const entries = [
      feedEntry(0, orderEvent('5T', 2, { traceparent, data: { note: 'später 😀' } })),
      feedEntry(1, stockEvent()),
    ];
    for (let times = 0; times < 2; times += 1) await ports.writeFeed(entries);
    expect(await entriesOf(ports.feed, feedStart(tenOClock), tenOClock + 5, 9)).toEqual(entries);
  });

  test(`${adapterName}: nothing is written for no events, and 25 are written in one call`, async () => {
    const { ports } = await makeWorld();
    await ports.writeFeed([]);
    const entries = Array.from({ length: 25 }, (_, index) => feedEntry(index, orderEvent('5T', index + 1)));
    await ports.writeFeed(entries);
    expect(await entriesOf(ports.feed, feedStart(tenOClock), tenOClock + 99, 7)).toEqual(entries);
  });

  test(`${adapterName}: the event that was written again is in the feed at both times`, async () => {
    const { ports } = await makeWorld();
    const entries = [feedEntry(0), feedEntry(7)];
    for (const entry of entries) await ports.writeFeed([entry]);
    expect(await entriesOf(ports.feed, feedStart(tenOClock), tenOClock + 99, 7)).toEqual(entries);
  });
};
