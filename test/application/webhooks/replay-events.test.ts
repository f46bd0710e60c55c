import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ReplayedEvents, replayEvents } from '#application/webhooks/replay/replay-events';
import { days, hours, minutes, seconds } from '#domain/instant';
import type { WebhookEndpoint } from '#domain/webhooks/endpoint';
import { a, b, commit, lifeOf, newRecord, type Shop, shopWith } from '#test/application/webhooks/shop';
import { tenOClock } from '#test/builders/clock';
import { writing } from '#test/builders/orders';
import { sku } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { startReceiver, type WebhookReceiver } from '#test/builders/webhooks/receiver';
import { endpoint, endpointId } from '#test/builders/webhooks/webhooks';

let receiver: WebhookReceiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.stop());

type Span = { readonly from?: number; readonly to?: number; readonly continueFrom?: number };
const asking = ({ ports }: Shop, { from, to, continueFrom }: Span) =>
  replayEvents.with(ports)({ endpointId: endpointId(), from, to, continueFrom }, request());
const replay = async (shop: Shop, span: Span = {}): Promise<ReplayedEvents> => answerOf(await asking(shop, span));

const shopOf = (wanted: Partial<WebhookEndpoint> = {}): Promise<Shop> =>
  shopWith(endpoint({ url: receiver.url('/'), ...wanted }));

let seen = 0;
beforeEach(() => {
  seen = 0;
});
/** The ids of the events that the receiver has got since the last look. */
const received = (): readonly string[] => {
  const calls = receiver.calls.slice(seen);
  seen = receiver.calls.length;
  return calls.map(({ headers }) => String(headers['webhook-id']));
};

/** Two orders: a is placed at ten and confirmed at eleven; b is placed at eleven and canceled at twelve. */
const givenLives = async (shop: Shop): Promise<void> => {
  const [first, second] = [lifeOf(a), lifeOf(b)];
  await commit(shop, first.placed);
  await shop.publish();
  shop.advance(hours(1));
  await commit(shop, first.confirmed, second.placed);
  await shop.publish();
  shop.advance(hours(1));
  await commit(shop, second.confirmed, second.canceled);
  await shop.publish();
  await shop.deliver();
  shop.advance(minutes(1));
  expect(received()).toHaveLength(5);
};
const at = (hour: number) => tenOClock + hours(hour - 10);

describe('a span of time', () => {
  test.each<[string, Span, readonly string[]]>([
    ['since the endpoint was created', {}, ['a:1', 'a:2', 'b:1', 'b:2', 'b:3']],
    ['from eleven', { from: at(11) }, ['a:2', 'b:1', 'b:2', 'b:3']],
    ['from eleven to twelve', { from: at(11), to: at(12) }, ['a:2', 'b:1']],
    ['from a moment after all', { from: at(12) + 1 }, []],
    ['in the future', { from: at(15) }, []],
  ])('%s is delivered once more, with the ids of before', async (_, span, expected) => {
    const shop = await shopOf();
    await givenLives(shop);
    const { events, continueFrom } = await replay(shop, span);
    expect([events, continueFrom]).toEqual([expected.length, null]);
    await shop.deliver();
    const ids = received().map((id) => id.replace(a.id, 'a').replace(b.id, 'b'));
    expect(ids.toSorted()).toEqual(expected);
    for (const order of ['a', 'b']) {
      const ofOrder = ids.filter((id) => id.startsWith(order));
      expect(ofOrder).toEqual(ofOrder.toSorted());
    }
    expect(await shop.deliver()).toBe('nothing-delivered');
  });

  test('has only the types that the endpoint wants', async () => {
    const shop = await shopOf({ types: ['order.placed', 'stock.out'] });
    await commit(shop, lifeOf(a).placed, lifeOf(a).confirmed);
    await shop.ports.commit([{ kind: 'set-stock', sku: sku('TEE-M'), from: 100, to: 0 }]);
    await shop.publish();
    await shop.deliver();
    const first = received();
    expect(first).toHaveLength(2);
    shop.advance(minutes(1));
    expect(await replay(shop)).toMatchObject({ events: 2, continueFrom: null });
    await shop.deliver();
    expect(received().toSorted()).toEqual(first.toSorted());
  });

  test('of a deleted order has its deletion alone', async () => {
    const shop = await shopOf();
    const { placed, confirmed, canceled } = lifeOf(a);
    await commit(shop, placed, confirmed, canceled);
    await shop.publish();
    await shop.deliver();
    shop.advance(hours(1));
    await shop.ports.removeOrder(canceled);
    await shop.publish();
    await shop.deliver();
    shop.advance(minutes(1));
    received();
    await replay(shop);
    await shop.deliver();
    expect(received()).toEqual([`${a.id}:4`]);
    // The span before the deletion: the journal went with the order, so nothing is left to wait for.
    await replay(shop, { from: at(10), to: at(11) });
    await shop.deliver();
    shop.advance(minutes(10));
    await shop.deliver();
    expect(received()).toEqual([]);
    expect(await shop.ports.webhookBacklogs.due(endpointId(), { now: at(20), limit: 10 })).toEqual([]);
  });

  test('does not have what was published in the last seconds', async () => {
    const shop = await shopOf();
    await commit(shop, lifeOf(a).placed);
    await shop.publish();
    await shop.deliver();
    expect((await replay(shop)).events).toBe(0);
    shop.advance(seconds(6));
    expect((await replay(shop)).events).toBe(1);
  });
});

test('a long span takes several calls, which together have each event and keep the order of each order', async () => {
  const shop = await shopOf();
  const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const records = Array.from({ length: 180 }, (_, index) =>
    newRecord(`${symbols[Math.floor(index / 32)]}${symbols[index % 32]}`),
  );
  const lives = records.map(lifeOf);
  // The changes of an order are far apart in the feed, so that calls have parts of it.
  for (const state of ['placed', 'confirmed', 'canceled'] as const)
    for (const life of lives) {
      await shop.ports.commit([writing(life[state])]);
      await shop.publish();
      shop.advance(1);
    }
  await shop.deliver();
  shop.advance(minutes(1));
  while ((await shop.deliver()) === 'delivered') shop.advance(minutes(1));
  expect(new Set(received()).size).toBe(540);

  let events = 0;
  let calls = 0;
  let span: Span | null = {};
  while (span !== null) {
    const reply: ReplayedEvents = await replay(shop, span);
    events += reply.events;
    calls += 1;
    span = reply.continueFrom === null ? null : { from: reply.from, continueFrom: reply.continueFrom };
  }
  expect(calls).toBeGreaterThan(1);
  expect(events).toBeGreaterThanOrEqual(540);
  while ((await shop.deliver()) === 'delivered') shop.advance(minutes(1));
  const ids = received();
  expect(new Set(ids).size).toBe(540);
  for (const { id } of records)
    expect(ids.filter((each) => each.startsWith(id))).toEqual([1, 2, 3].map((sequence) => `${id}:${sequence}`));
});

test('an endpoint that does not exist, and a time of more than 30 days ago, are refused', async () => {
  const shop = await shopWith();
  expect(refusalOf(await asking(shop, {}))).toMatchObject({ kind: 'webhook-endpoint-not-found' });
  const other = await shopOf();
  other.advance(days(31));
  expect(refusalOf(await asking(other, { from: tenOClock }))).toEqual({
    kind: 'events-expired',
    earliest: tenOClock + days(1),
  });
  // A call reads the feed of some days at most.
  expect(await replay(other)).toMatchObject({ from: tenOClock + days(1), events: 0 });
});
