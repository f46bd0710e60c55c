import { describe, expect, test } from '@jest/globals';
import { cloudEventsOf } from '#application/events/cloud-event';
import { type ListEvents, listEvents } from '#application/events/list-events';
import type { Feed } from '#application/ports';
import type { Caller } from '#domain/access/caller';
import { feedStart } from '#domain/events/feed';
import type { OrderRecord } from '#domain/orders/events';
import { ada, anybody, bob, customer, staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { feedEntry, orderEvent, stockEvent } from '#test/builders/events/feed';
import { collidingTags, seededOrderIds, testTags } from '#test/builders/order-ids';
import { canceled, changed, heldForRisks, orderRecord, updated } from '#test/builders/orders';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const [oneMinute, oneHour, oneDay] = [60_000, 3_600_000, 86_400_000];

/** A shop at one o'clock whose feed has these entries. */
const shopWith = async (...entries: readonly ReturnType<typeof feedEntry>[]) => {
  const { ports, clock } = memoryWorld();
  for (const entry of entries) await ports.writeFeed([entry]);
  clock.set(tenOClock + 3 * oneHour);
  let reads = 0;
  const feed: Feed = {
    ofHour: (listing) => {
      reads += 1;
      return ports.feed.ofHour(listing);
    },
  };
  const run = listEvents.with({ ...ports, feed, clock });
  const list = (wanted: Partial<ListEvents> = {}) =>
    run({ after: undefined, from: tenOClock, types: undefined, limit: 25, ...wanted }, request({ caller: staff() }));
  return { clock, list, reads: () => reads };
};

const first = feedEntry(0, orderEvent('5T', 1, { type: 'order.placed' }));
const second = feedEntry(oneHour + 7, stockEvent());
const third = feedEntry(oneHour + 9, orderEvent('5T', 2));

test('the events are listed oldest first over the hours, and each page goes on where the one before ended', async () => {
  const { list } = await shopWith(third, first, second);
  const page = answerOf(await list({ limit: 2 }));
  expect(page).toEqual({ items: [first.event, second.event], next: second.position });
  expect(answerOf(await list({ limit: 2, after: page.next })).items).toEqual([third.event]);
});

test('a list without a time begins with the present hour', async () => {
  const { clock, list } = await shopWith(first, second, third);
  clock.set(tenOClock + 2 * oneHour - 1);
  expect(answerOf(await list({ from: undefined })).items).toEqual([second.event, third.event]);
  clock.advance(1);
  const page = answerOf(await list({ from: undefined }));
  expect(page).toEqual({ items: [], next: feedStart(tenOClock + 2 * oneHour) });
});

test('an event is shown five seconds after it was written', async () => {
  const { clock, list } = await shopWith(first, second);
  clock.set(tenOClock + oneHour + 7 + 5_000);
  expect(answerOf(await list()).items).toEqual([first.event]);
  clock.advance(1);
  expect(answerOf(await list()).items).toEqual([first.event, second.event]);
});

test('a page has the events of the types, and its end is behind the others', async () => {
  const { list } = await shopWith(first, second, third);
  const page = answerOf(await list({ types: ['stock.out', 'stock.low'] }));
  expect(page.items).toEqual([second.event]);
  expect(answerOf(await list({ after: page.next })).items).toEqual([]);
});

test('a page without news is the same again within an hour, and moves on with the hours', async () => {
  const { clock, list } = await shopWith();
  clock.set(tenOClock + 10 * oneMinute);
  const page = answerOf(await list({ from: tenOClock + oneMinute }));
  expect(page).toEqual({ items: [], next: feedStart(tenOClock + oneMinute) });
  clock.set(tenOClock + oneHour + 5_000);
  expect(answerOf(await list({ after: page.next }))).toEqual(page);
  clock.advance(1);
  const later = answerOf(await list({ after: page.next }));
  expect(later).toEqual({ items: [], next: feedStart(tenOClock + oneHour) });
  clock.advance(oneHour - 2);
  expect(answerOf(await list({ after: later.next }))).toEqual(later);
});

test('an empty page of the current hour takes one read', async () => {
  const { list, reads } = await shopWith(first);
  await list({ after: feedStart(tenOClock + 2 * oneHour + oneMinute) });
  expect(reads()).toBe(1);
});

test('a page crosses at most 24 hours, and the next one goes on', async () => {
  const { clock, list, reads } = await shopWith(first);
  clock.set(tenOClock + 10 * oneDay);
  let page = answerOf(await list({ from: tenOClock + oneMinute }));
  expect([page, reads()]).toEqual([{ items: [], next: feedStart(tenOClock + oneDay) }, 24]);
  let pages = 1;
  while (page.next < feedStart(tenOClock + 10 * oneDay - oneHour)) {
    page = answerOf(await list({ after: page.next }));
    pages += 1;
  }
  expect(pages).toBe(10);
});

test('a page examines about 500 events for its types', async () => {
  const entries = Array.from({ length: 700 }, (_, index) => feedEntry(index, orderEvent('5T', index + 1)));
  const { list, reads } = await shopWith(...entries);
  const page = answerOf(await list({ types: ['stock.out'] }));
  expect([page, reads()]).toEqual([{ items: [], next: entries[524]?.position }, 6]);
});

test('a time in the future begins there', async () => {
  const { clock, list, reads } = await shopWith(first);
  const page = answerOf(await list({ from: clock.now() + oneDay }));
  expect([page, reads()]).toEqual([{ items: [], next: feedStart(clock.now() + oneDay) }, 0]);
});

test('a beginning or a cursor of more than 30 days ago is refused, with the earliest time', async () => {
  const { clock, list } = await shopWith(first);
  const earliest = tenOClock + 3 * oneHour;
  clock.set(earliest + 30 * oneDay);
  const expired = { kind: 'events-expired', earliest };
  expect(refusalOf(await list({ from: earliest - 1 }))).toEqual(expired);
  expect(refusalOf(await list({ after: first.position }))).toEqual(expired);
  expect(answerOf(await list({ from: earliest })).items).toEqual([]);
});

describe('a customer', () => {
  const lifeOf = (
    customerId: typeof ada,
    id: OrderRecord['id'],
    ...events: Parameters<typeof changed>[1]
  ): OrderRecord => changed(orderRecord({ customerId, id }), events);

  /** A shop with an order of ada, whose events only staff read whole, and one of bob, and all of their events in the feed. */
  const shopOfTwo = async (tags = testTags) => {
    const ids = seededOrderIds(tags);
    const [ofAda, ofBob] = [
      lifeOf(ada, ids.next(ada, tenOClock), heldForRisks('hold_2', 'denied-email'), updated('note', 'internalNote')),
      lifeOf(bob, ids.next(bob, tenOClock), canceled),
    ] as const;
    const { ports, clock } = memoryWorld({ orders: [ofAda, ofBob], tags });
    const published = (record: OrderRecord) =>
      cloudEventsOf(
        { kind: 'order', before: undefined, after: record, at: tenOClock },
        { lowStockThreshold: 5, sha256: ports.sha256 },
      );
    const events = [...published(ofBob), stockEvent(), ...published(ofAda)];
    for (const [after, event] of events.entries()) await ports.writeFeed([feedEntry(after, event)]);
    clock.set(tenOClock + oneHour);
    const list = async (caller: Caller, wanted: Partial<ListEvents> = {}) =>
      answerOf(
        await listEvents.with(ports)(
          { after: undefined, from: tenOClock, types: undefined, limit: 25, ...wanted },
          request({ caller }),
        ),
      );
    return { ports, ofAda, ofBob, events, list };
  };

  test.each([
    ['of their own', testTags],
    ['of one tag', collidingTags],
  ])('reads the events of their orders, where the orders have tags %s', async (_, tags) => {
    const { ofAda, ofBob, events, list } = await shopOfTwo(tags);
    const idsOf = (record: OrderRecord, count: number) =>
      Array.from({ length: count }, (__, index) => `${record.id}:${index + 1}`);
    const page = await list(customer(ada));
    expect(page.items.map(({ id }) => id)).toEqual(idsOf(ofAda, 3));
    expect((await list(customer(bob))).items.map(({ id }) => id)).toEqual(idsOf(ofBob, 2));
    expect((await list(staff())).items).toEqual(events);
    expect((await list(customer(ada), { after: page.next })).items).toEqual([]);
    expect((await list(customer(ada), { types: ['order.held'] })).items.map(({ id }) => id)).toEqual([`${ofAda.id}:2`]);
  });

  test('does not read what only staff read, nor hashes over it', async () => {
    const { ofAda, list } = await shopOfTwo();
    const [placed, held, changedFields] = (await list(customer(ada))).items;
    const event = { specversion: '1.0', source: `/v1/orders/${ofAda.id}`, datacontenttype: 'application/json' };
    const later = { ...event, time: '2026-11-21T10:01:00.000Z', traceparent: expect.any(String) };
    expect(held).toEqual({
      ...later,
      id: `${ofAda.id}:2`,
      type: 'order.held',
      sequence: 2,
      data: { holdId: 'hold_2' },
    });
    expect(changedFields).toEqual({
      ...later,
      ...{ id: `${ofAda.id}:3`, type: 'order.updated', sequence: 3 },
      data: { ...changedFields?.data, fields: ['note'] },
    });
    expect(placed).not.toHaveProperty('audithash');
  });

  test('does not read the events of an order that is deleted', async () => {
    const { ports, ofAda, list } = await shopOfTwo();
    expect(await ports.removeOrder(ofAda)).toEqual({ kind: 'committed' });
    expect((await list(customer(ada))).items).toEqual([]);
  });

  test('without a name reads no events', async () => {
    const { list } = await shopOfTwo();
    expect((await list(anybody)).items).toEqual([]);
  });
});
