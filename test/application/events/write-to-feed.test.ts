import { expect, test } from '@jest/globals';
import { writeToFeed } from '#application/events/write-to-feed';
import { type FeedEntry, Unavailable, type WriteFeed } from '#application/ports';
import { manualClock } from '#test/builders/clock';
import { feedEntry, orderEvent } from '#test/builders/events/feed';

/** A feed whose nth write takes the nth of these times. */
const feedOf = (...times: readonly (number | 'unavailable')[]) => {
  const clock = manualClock();
  const calls: (readonly FeedEntry[])[] = [];
  const writeFeed: WriteFeed = async (entries) => {
    const time = times[calls.length] ?? 0;
    calls.push(entries);
    if (time === 'unavailable') {
      clock.advance(2_000);
      throw new Unavailable('the table did not answer');
    }
    clock.advance(time);
  };
  return { calls, write: (...events: Parameters<typeof writeToFeed>[1]) => writeToFeed({ clock, writeFeed }, events) };
};

const event = orderEvent('5T', 2);

test('an event has the time of its write', async () => {
  const { write, calls } = feedOf(2_000);
  expect(await write(event)).toEqual([]);
  expect(calls).toEqual([[feedEntry(0, event)]]);
});

test.each([2_001, 'unavailable'] as const)(
  'an event that is not confirmed in two seconds is written again with a new time: %s',
  async (time) => {
    const { write, calls } = feedOf(time);
    expect(await write(event)).toEqual([]);
    expect(calls).toEqual([[feedEntry(0, event)], [feedEntry(time === 2_001 ? 2_001 : 2_000, event)]]);
  },
);

test('events are written in calls of 25', async () => {
  const { write, calls } = feedOf();
  await write(...Array.from({ length: 51 }, (_, index) => orderEvent('5T', index + 1)));
  expect(calls.map(({ length }) => length)).toEqual([25, 25, 1]);
});

test('after three attempts the events of the call and all later ones are not confirmed', async () => {
  const events = Array.from({ length: 60 }, (_, index) => orderEvent('5T', index + 1));
  const { write, calls } = feedOf(0, 'unavailable', 2_001, 'unavailable');
  expect(await write(...events)).toEqual(events.slice(25));
  expect(calls.map(({ length }) => length)).toEqual([25, 25, 25, 25]);
});

test('a defect of the table is thrown', async () => {
  const writeFeed: WriteFeed = () => Promise.reject(new TypeError('access denied'));
  await expect(writeToFeed({ clock: manualClock(), writeFeed }, [event])).rejects.toThrow(TypeError);
});
