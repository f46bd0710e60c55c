import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { anchorEvents } from '#application/audit/anchor-events';
import type { CloudEvent } from '#application/events/cloud-event';
import { writeToFeed } from '#application/events/write-to-feed';
import { type Ports, Unavailable } from '#application/ports';
import { days, hours, minutes } from '#domain/instant';
import { orderEvent, stockEvent } from '#test/builders/events/feed';
import { bySystem } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { endpoint, endpointId } from '#test/builders/webhooks/webhooks';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';
import { moments, noted, Stopped, stopping } from '#test/lives/crashes/stopping';

const midnight = Date.parse('2026-11-21T00:00:00.000Z');
const hash = (digit: string) => digit.repeat(64);

/** Publishes an event of this time at a later one. */
const publishAt = async ({ ports, clock }: MemoryWorld, at: number, event: CloudEvent): Promise<void> => {
  clock.set(at);
  expect(await writeToFeed(ports, [event])).toEqual([]);
};

const eventAt = (order: string, sequence: number, at: number, audithash?: string): CloudEvent =>
  orderEvent(order, sequence, {
    time: new Date(at).toISOString(),
    ...(audithash === undefined ? {} : { audithash }),
  });

const run = async ({ ports }: MemoryWorld, wanted: Partial<Ports> = {}) =>
  answerOf(await anchorEvents.with({ ...ports, ...wanted })({ after: undefined, limit: 100 }, bySystem()));

/** Two orders on 21 November, of which one changes late in the day and is published on the next, and a third one after it. */
const givenDay = async (): Promise<MemoryWorld> => {
  const world = memoryWorld();
  await publishAt(world, midnight - minutes(1), eventAt('0A', 1, midnight - minutes(1), hash('1')));
  await publishAt(world, midnight + 5, eventAt('0A', 2, midnight, hash('2')));
  await publishAt(world, midnight + hours(3), eventAt('0B', 1, midnight + hours(3), hash('3')));
  await publishAt(world, midnight + hours(4), stockEvent());
  await publishAt(world, midnight + days(1) + 5, eventAt('0C', 1, midnight + days(1), hash('4')));
  await publishAt(world, midnight + days(1) + hours(20), eventAt('0B', 2, midnight + days(1) - 1, hash('5')));
  await publishAt(world, midnight + days(1) + hours(21), eventAt('0B', 1, midnight + hours(3), hash('3')));
  return world;
};

const lines = [
  `/v1/orders/7K3M9Q-X1QF65-V800A8 2 ${hash('2')}\n`,
  `/v1/orders/7K3M9Q-X1QF65-V800B8 2 ${hash('5')}\n`,
].join('');

const anchor: CloudEvent = {
  specversion: '1.0',
  id: 'audit:2026-11-21',
  source: '/v1/audit',
  type: 'audit.anchored',
  time: '2026-11-22T00:00:00.000Z',
  datacontenttype: 'application/json',
  data: { date: '2026-11-21', orders: 2, hash: createHash('sha256').update(lines).digest('hex') },
};

test('the anchor of a day is a hash over the last event of each order on it, whenever they were published', async () => {
  const world = await givenDay();
  world.clock.set(midnight + days(2) + hours(2));
  expect(await run(world)).toEqual({ seen: 2, changed: [anchor.id], postponed: [], failed: [], next: null });
  expect(world.arrived()).toEqual([anchor]);
  expect([...world.store.feed.values()].flatMap((ofHour) => [...ofHour.values()])).toContainEqual(anchor);
});

test('a second run publishes the same bytes, although the feed has the first anchor', async () => {
  const world = await givenDay();
  world.clock.set(midnight + days(2) + hours(2));
  await run(world);
  world.advance(hours(12));
  await run(world);
  expect(world.arrived().map((event) => JSON.stringify(event))).toEqual([
    JSON.stringify(anchor),
    JSON.stringify(anchor),
  ]);
});

test('a day is anchored no sooner than its last event can be published', async () => {
  const world = await givenDay();
  world.clock.set(midnight + days(2) + hours(1));
  await run(world);
  expect(world.arrived().map(({ id }) => id)).toEqual(['audit:2026-11-20']);
});

test('a day without events of orders has no anchor, nor has one whose events have no hash', async () => {
  const world = memoryWorld();
  await publishAt(world, midnight + 1, eventAt('0A', 1, midnight + 1));
  await publishAt(world, midnight + 2, stockEvent());
  world.clock.set(midnight + days(2) + hours(2));
  expect(await run(world)).toMatchObject({ seen: 0, changed: [] });
  expect(world.arrived()).toEqual([]);
});

test('webhook endpoints get it, if they want it', async () => {
  const world = await givenDay();
  const [all, some] = [endpoint({ id: endpointId('1') }), endpoint({ id: endpointId('2'), types: ['order.placed'] })];
  for (const each of [all, some]) await world.ports.commit([{ kind: 'webhook-endpoint', endpoint: each }]);
  const now = midnight + days(2) + hours(2);
  world.clock.set(now);
  await run(world);
  const dueAt = async (id: typeof all.id) => world.ports.webhookBacklogs.due(id, { now, limit: 10 });
  const waiting = { kind: 'event', eventId: anchor.id, json: JSON.stringify(anchor) };
  expect(await dueAt(all.id)).toEqual([{ endpointId: all.id, waiting, dueAt: now, failing: null }]);
  expect(await dueAt(some.id)).toEqual([]);
});

test('an anchor that the bus or the feed does not take is left, for the next run and the alarm', async () => {
  const world = await givenDay();
  world.clock.set(midnight + days(2) + hours(2));
  const fails = async () => {
    throw new Unavailable('it does not answer');
  };
  const outside: readonly Partial<Ports>[] = [
    { events: { publish: async (events) => events } },
    { events: { publish: fails } },
    { writeFeed: fails },
    { webhookEndpoints: { ...world.ports.webhookEndpoints, all: fails } },
  ];
  for (const broken of outside) expect(await run(world, broken)).toMatchObject({ changed: [], postponed: [anchor.id] });
});

test('a run that ends at any call, and the next run, publish the anchor that a whole run publishes', async () => {
  const dayIsOver = async (): Promise<MemoryWorld> => {
    const world = await givenDay();
    world.clock.set(midnight + days(2) + hours(2));
    await world.ports.commit([{ kind: 'webhook-endpoint', endpoint: endpoint({ createdAt: midnight }) }]);
    return world;
  };
  const whole = await dayIsOver();
  const { ports, calls } = noted(whole.ports);
  await run(whole, ports);
  // The hours of the feed, the endpoints, their queue, the feed and the bus.
  expect(new Set(calls).size).toBeGreaterThan(4);
  for (const [point, name] of calls.entries())
    for (const moment of moments) {
      const world = await dayIsOver();
      const ending = stopping(world.ports, new Set(calls), point, moment);
      await expect(run(world, ending.ports)).rejects.toThrow(Stopped);
      expect([name, ending.isStopped()]).toEqual([name, true]);
      await run(world);
      const published = [
        ...world.arrived(),
        ...[...world.store.feed.values()].flatMap((ofHour) => [...ofHour.values()]),
      ].filter(({ type }) => type === 'audit.anchored');
      expect(published.length).toBeGreaterThan(1);
      expect(new Set(published.map((event) => JSON.stringify(event)))).toEqual(new Set([JSON.stringify(anchor)]));
      const waiting = [...world.store.webhookBacklogs.values()].map((backlog) => backlog.waiting);
      expect(JSON.stringify(waiting)).toContain(anchor.id);
    }
});
