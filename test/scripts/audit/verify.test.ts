import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { systemSha256 } from '#adapters/system/sha256';
import { anchoredEvent } from '#application/audit/anchor-events';
import { type CloudEvent, cloudEventsOf } from '#application/events/cloud-event';
import type { OrderRecord } from '#domain/orders/events';
import { orderIdOf } from '#domain/orders/order-id';
import { tenOClock } from '#test/builders/clock';
import { canceled, changed, confirmed, held, orderRecord, released } from '#test/builders/orders';
import { verify } from '../../../scripts/operate/audit/verify';

const folder = mkdtempSync(join(tmpdir(), 'verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, lines: readonly unknown[]): string => {
  const file = join(folder, name);
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return file;
};

const shop = { lowStockThreshold: 0, sha256: systemSha256 };
const record = (random: string): OrderRecord => {
  const placed = orderRecord({ id: orderIdOf({ tag: '7K3M9QX', at: tenOClock, random }) });
  return changed(changed(changed(changed(placed, [confirmed]), [held('hold_3')]), [released('hold_3')]), [canceled]);
};
const [a, b] = [record('0A'), record('0B')];
const published = (after: OrderRecord): readonly CloudEvent[] =>
  cloudEventsOf({ kind: 'order', before: undefined, after, at: tenOClock }, shop);
const deletionOf = (before: OrderRecord): readonly CloudEvent[] =>
  cloudEventsOf({ kind: 'order', before, after: undefined, at: tenOClock + 900_000 }, shop);

const journal = (order: OrderRecord, events: readonly CloudEvent[] = published(order), imported = false) => ({
  order: order.id,
  imported,
  events: events.map(({ audithash: _, ...event }, index) => ({
    ...event,
    id: `${order.id}:${index + 1}`,
    sequence: index + 1,
  })),
});

/** The events of two orders, of which the file has more than a minute. */
const all = [...published(a), ...published(b)];
/** By hand: the heads of both orders. */
const anchorOf = (events: readonly CloudEvent[]): CloudEvent => {
  const heads = new Map(
    events.map(({ source, sequence, audithash }) => [source, `${source} ${sequence} ${audithash}\n`]),
  );
  const hash = createHash('sha256')
    .update([...heads.values()].toSorted().join(''))
    .digest('hex');
  return anchoredEvent({ date: '2026-11-21', orders: heads.size, hash }, tenOClock - (tenOClock % 86_400_000));
};

const check = (orders: readonly unknown[], events: readonly unknown[]) =>
  verify(systemSha256, { orders: fileOf('orders', orders), events: fileOf('events', events) }, () => undefined);
const differences = async (orders: readonly unknown[], events: readonly unknown[]) =>
  (await check(orders, events)).differences;

test('journals that were published as they are differ in nothing, however the events come', async () => {
  const events = [anchorOf(all), ...all.toReversed(), ...all, anchorOf(all), '', { ...all[0], data: undefined }];
  expect(await check([journal(a), journal(b)], events)).toEqual({
    orders: 2,
    events: 10,
    published: 10,
    unpublished: 0,
    anchors: 1,
    unanchored: [],
    differences: [],
  });
});

const events = published(a);
const at = (index: number): CloudEvent => events[index] as CloudEvent;
test.each<[string, readonly CloudEvent[], string]>([
  ['a field', events.with(2, { ...at(2), data: { holdId: 'hold_4' } }), 'event 3 was altered'],
  ['a time', events.with(1, { ...at(1), time: '2026-11-21T10:00:59.000Z' }), 'event 2 was altered'],
  ['an event that is missing', events.toSpliced(1, 1), 'event 2 was removed'],
  ['the last event', events.slice(0, -1), 'event 5 was removed'],
  ['an event more', events.toSpliced(1, 0, { ...at(3), time: at(1).time }), 'event 2 was added'],
  ['two places', events.with(1, at(2)).with(2, at(1)), 'event 2 was altered'],
  ['the first event', events.slice(1), 'event 1 was removed'],
])('%s in a journal is named', async (_, other, difference) => {
  expect(await differences([journal(a, other), journal(b)], all)).toEqual([`${a.id}: ${difference}`]);
});

test('an event behind the last published one was added, unless it is too new for the file', async () => {
  const later = (time: string) => [...events, { ...at(4), time }];
  // A deletion may be of a later time than everything else.
  const file = [...all, ...deletionOf(b)];
  const known = [journal(a, later('2026-11-21T10:02:00.000Z'))];
  expect(await differences(known, file)).toEqual([`${a.id}: event 6 was added`]);
  const verified = await check([journal(a, later('2026-11-21T12:00:00.000Z'))], file);
  expect([verified.differences, verified.unpublished]).toEqual([[], 1]);
});

test('an order of which nothing was published was added, unless it was imported or is of another time', async () => {
  const unseen = record('0C');
  const orders = [journal(a), journal(b), journal(unseen)];
  expect(await differences(orders, all)).toEqual([`${unseen.id}: event 1 was added`]);
  expect(await differences([journal(a), journal(b), journal(unseen, undefined, true)], all)).toEqual([]);
  const old = published(unseen).map((event) => ({ ...event, time: '2025-11-21T10:00:00.000Z' }));
  expect((await check([journal(a), journal(b), journal(unseen, old)], all)).unpublished).toBe(5);
});

test('an order that is no longer there was deleted, or its events were removed', async () => {
  expect(await differences([journal(a)], all)).toEqual([`${b.id}: event 1 was removed`]);
  expect(await differences([journal(a)], [...all, ...deletionOf(b)])).toEqual([]);
  const altered = [...all, ...deletionOf(b)].map((event) =>
    event.id === `${b.id}:2` ? { ...event, time: '2026-11-21T10:00:01.000Z' } : event,
  );
  expect(await differences([journal(a)], altered)).toEqual([`${b.id}: event 2 was altered`]);
});

test('an event that the file has not is covered by the hash of a later one', async () => {
  const last = [...published(b), at(4)];
  expect((await check([journal(a), journal(b)], last)).unpublished).toBe(4);
  const other = events.with(2, { ...at(2), data: { holdId: 'hold_4' } });
  expect(await differences([journal(a, other), journal(b)], last)).toEqual([
    `${a.id}: one of the events 1 to 5 was altered, removed or added; the file has event 5 alone`,
  ]);
});

test('events without hashes, of an earlier release, are compared by what they say', async () => {
  const old = all.map(({ audithash: _, ...event }) => event);
  expect(await differences([journal(a), journal(b)], old)).toEqual([]);
  const other = events.with(2, { ...at(2), data: { holdId: 'hold_4' } });
  expect(await differences([journal(a, other), journal(b)], old)).toEqual([`${a.id}: event 3 was altered`]);
});

test('a file of events with two copies that differ, or another hash, is named', async () => {
  const twice = [...all, { ...at(2), data: { holdId: 'hold_4' } }];
  expect(await differences([journal(a), journal(b)], twice)).toEqual([
    `${a.id}: event 3 was altered: the file of events has two that differ`,
  ]);
  const hashed = all.map((event) => (event.id === `${a.id}:2` ? { ...event, audithash: '0'.repeat(64) } : event));
  expect(await differences([journal(a), journal(b)], hashed)).toEqual([`${a.id}: event 2 was altered`]);
});

test('an anchor covers whole orders: one that is gone from table and file is missed', async () => {
  const day = '2026-11-21: the events of the day are others than its anchor covers';
  expect(await differences([journal(a)], [...events, anchorOf(all)])).toEqual([day]);
  expect(await differences([journal(a), journal(b)], [...all, anchorOf(events)])).toEqual([day]);
  expect((await check([journal(a), journal(b)], all)).unanchored).toEqual(['2026-11-21']);
});

test.each([
  ['orders', '{', 'orders, line 1: it is not JSON'],
  ['orders', '{"order":"A"}', 'orders, line 1: it is no order with its events'],
  ['events', '[]', 'events, line 1: it is no CloudEvent'],
])('a line of %s that is %s is refused', async (name, line, message) => {
  const [orders, events] = name === 'orders' ? [[line], all] : [[], [line]];
  await expect(check(orders, events)).rejects.toThrow(message);
});
