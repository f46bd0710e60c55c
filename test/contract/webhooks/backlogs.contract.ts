import { expect, test } from '@jest/globals';
import { minutes } from '#domain/instant';
import { orderIdOf } from '#domain/orders/order-id';
import type { Waiting, WaitingOfOrder, WebhookBacklog } from '#domain/webhooks/backlog';
import { deliveryIdOf } from '#domain/webhooks/delivery';
import { tenOClock } from '#test/builders/clock';
import { endpointId } from '#test/builders/webhooks/webhooks';
import type { Suite, World } from '#test/contract/world';

const one = endpointId('1');
const other = endpointId('2');

const orderAt = (at: number) => orderIdOf({ tag: '7K3M9QX', at: tenOClock + at, random: '5T' });
const ofOrder = (next: number, last: number, wanted: Partial<WaitingOfOrder> = {}): WaitingOfOrder => ({
  kind: 'order',
  orderId: orderAt(0),
  next,
  last,
  deletedAt: null,
  deletedHash: null,
  replay: null,
  ...wanted,
});
const stockEvent: Waiting = { kind: 'event', eventId: 'MUG:00000000000000000007', json: '{"type":"stock.out"}' };

const entry = (waiting: Waiting, dueAt = tenOClock, id = one) => ({ endpointId: id, waiting, dueAt });
const backlog = (waiting: Waiting, dueAt = tenOClock): WebhookBacklog => ({ ...entry(waiting, dueAt), failing: null });
const failing = { deliveryId: deliveryIdOf(tenOClock, 'x:1'), failures: 2, firstAt: tenOClock - 5 };

const dueIn = ({ ports }: World, now = tenOClock, limit = 100, id = one) =>
  ports.webhookBacklogs.due(id, { now, limit });

export const queueWebhooksSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: events are added once, for each endpoint apart`, async () => {
    const world = await makeWorld();
    const entries = [entry(ofOrder(1, 2)), entry(stockEvent, tenOClock + 1), entry(ofOrder(1, 3), tenOClock, other)];
    for (let times = 0; times < 2; times += 1) await world.ports.queueWebhooks(entries);
    expect(await dueIn(world, tenOClock + 1)).toEqual([backlog(ofOrder(1, 2)), backlog(stockEvent, tenOClock + 1)]);
    expect(await dueIn(world, tenOClock, 100, other)).toEqual([{ ...backlog(ofOrder(1, 3)), endpointId: other }]);
  });

  test(`${adapterName}: later events of an order join those that wait, and earlier ones change nothing`, async () => {
    const world = await makeWorld();
    await world.ports.queueWebhooks([entry(ofOrder(2, 3))]);
    await world.ports.queueWebhooks([
      entry(ofOrder(4, 6, { deletedAt: tenOClock + 9, deletedHash: 'd'.repeat(64) }), tenOClock + minutes(1)),
    ]);
    await world.ports.queueWebhooks([entry(ofOrder(2, 4), tenOClock - 7)]);
    expect(await dueIn(world)).toEqual([
      backlog(ofOrder(2, 6, { deletedAt: tenOClock + 9, deletedHash: 'd'.repeat(64) })),
    ]);
  });

  test(`${adapterName}: a replay waits beside the other events of its order`, async () => {
    const world = await makeWorld();
    await world.ports.queueWebhooks([entry(ofOrder(5, 5)), entry(ofOrder(1, 5, { replay: 0 }), tenOClock + 1)]);
    expect(await dueIn(world, tenOClock + 1)).toEqual([
      backlog(ofOrder(5, 5)),
      backlog(ofOrder(1, 5, { replay: 0 }), tenOClock + 1),
    ]);
  });

  test(`${adapterName}: replays of two spans wait apart, and further events of a span come behind the earlier ones`, async () => {
    const world = await makeWorld();
    const replayed = (next: number, last: number, replay: number) => ofOrder(next, last, { replay });
    await world.ports.queueWebhooks([entry(replayed(4, 5, tenOClock)), entry(replayed(1, 2, 7), tenOClock + 1)]);
    await world.ports.queueWebhooks([entry(replayed(6, 6, tenOClock)), entry(replayed(3, 3, 7))]);
    expect(await dueIn(world, tenOClock + 1)).toEqual([
      backlog(replayed(4, 6, tenOClock)),
      backlog(replayed(1, 3, 7), tenOClock + 1),
    ]);
  });

  test(`${adapterName}: more events than one call of a table takes are all added`, async () => {
    const world = await makeWorld();
    await world.ports.queueWebhooks([]);
    await world.ports.queueWebhooks(
      Array.from({ length: 60 }, (_, at) => entry(ofOrder(1, 1, { orderId: orderAt(at) }))),
    );
    expect(await dueIn(world)).toHaveLength(60);
  });
};

export const webhookBacklogsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: what is due is found, the longest due first`, async () => {
    const world = await makeWorld();
    const at = (milliseconds: number) =>
      entry(ofOrder(1, 1, { orderId: orderAt(milliseconds) }), tenOClock - milliseconds);
    await world.ports.queueWebhooks([at(1), at(3), at(2), entry(stockEvent, tenOClock + 1)]);
    expect((await dueIn(world)).map(({ dueAt }) => tenOClock - dueAt)).toEqual([3, 2, 1]);
    expect((await dueIn(world, tenOClock, 2)).map(({ dueAt }) => tenOClock - dueAt)).toEqual([3, 2]);
    expect(await dueIn(world, tenOClock - 4)).toEqual([]);
  });

  test(`${adapterName}: a finished backlog is gone, and finishing it again changes nothing`, async () => {
    const { ports } = await makeWorld();
    await ports.queueWebhooks([entry(ofOrder(1, 2)), entry(stockEvent)]);
    for (let times = 0; times < 2; times += 1)
      for (const waiting of [ofOrder(1, 2), stockEvent])
        expect(await ports.webhookBacklogs.finish(backlog(waiting))).toBeUndefined();
    expect(await ports.webhookBacklogs.due(one, { now: tenOClock, limit: 5 })).toEqual([]);
  });

  test(`${adapterName}: events that were added meanwhile are left when the earlier ones are finished`, async () => {
    const world = await makeWorld();
    await world.ports.queueWebhooks([entry(ofOrder(1, 2))]);
    await world.ports.queueWebhooks([entry(ofOrder(3, 5))]);
    const left = backlog(ofOrder(3, 5));
    expect(await world.ports.webhookBacklogs.finish({ ...backlog(ofOrder(1, 2)), failing })).toEqual(left);
    expect(await dueIn(world)).toEqual([left]);
  });

  test(`${adapterName}: a postponed backlog is due later, with its failures, until it is postponed again`, async () => {
    const world = await makeWorld();
    await world.ports.queueWebhooks([entry(ofOrder(1, 3)), entry(stockEvent)]);
    const dueAt = tenOClock + minutes(5);
    for (const waiting of [ofOrder(1, 3), stockEvent])
      await world.ports.webhookBacklogs.postpone(backlog(waiting), { next: 2, dueAt, failing });
    expect(await dueIn(world)).toEqual([]);
    const postponed = [ofOrder(2, 3), stockEvent].map((waiting) => ({ ...backlog(waiting, dueAt), failing }));
    expect(await dueIn(world, dueAt)).toEqual(expect.arrayContaining(postponed));
    await world.ports.webhookBacklogs.postpone(backlog(ofOrder(1, 3)), { next: 3, dueAt: tenOClock, failing: null });
    expect(await dueIn(world)).toEqual([backlog(ofOrder(3, 3))]);
  });

  test(`${adapterName}: a backlog that is gone is not postponed`, async () => {
    const world = await makeWorld();
    await world.ports.webhookBacklogs.postpone(backlog(ofOrder(1, 3)), { next: 2, dueAt: tenOClock, failing });
    expect(await dueIn(world)).toEqual([]);
  });

  test(`${adapterName}: one of twenty claims an endpoint, until it releases it or its time is over`, async () => {
    const { ports } = await makeWorld();
    const { claim, release } = ports.webhookBacklogs;
    const until = tenOClock + minutes(1);
    const holders = Array.from({ length: 20 }, (_, index) => `run-${index}`);
    const claimed = await Promise.all(holders.map((holder) => claim(one, { holder, now: tenOClock, until })));
    expect(claimed.filter(Boolean)).toHaveLength(1);
    const winner = holders[claimed.indexOf(true)] ?? '';
    expect(await claim(other, { holder: 'x', now: tenOClock, until })).toBe(true);

    await release(one, 'somebody else');
    expect(await claim(one, { holder: 'late', now: tenOClock + 1, until })).toBe(false);
    await release(one, winner);
    expect(await claim(one, { holder: 'late', now: tenOClock + 1, until })).toBe(true);
    expect(await claim(one, { holder: 'later', now: until - 1, until: until + 9 })).toBe(false);
    expect(await claim(one, { holder: 'later', now: until, until: until + 9 })).toBe(true);
  });
};
