import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import type { Ports } from '#application/ports';
import { days, hours, minutes, seconds } from '#domain/instant';
import type { WebhookEndpoint } from '#domain/webhooks/endpoint';
import { a, b, c, commit, lifeOf, newRecord, shopWith } from '#test/application/webhooks/shop';
import { tenOClock } from '#test/builders/clock';
import { sku } from '#test/builders/products';
import { type ReceivedCall, startReceiver, type WebhookReceiver } from '#test/builders/webhooks/receiver';
import { endpoint, endpointId, webhookSecret } from '#test/builders/webhooks/webhooks';
import type { MemoryWorld } from '#test/builders/world';

let receiver: WebhookReceiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.stop());

const eventOf = ({ body }: ReceivedCall) => JSON.parse(body);
/** `A1`: the first event of order a, by the path of the endpoint. */
const names = (calls: readonly ReceivedCall[] = receiver.calls): readonly string[] =>
  calls.map(({ headers }) => {
    const [id = '', sequence] = String(headers['webhook-id']).split(':');
    return `${{ [a.id]: 'A', [b.id]: 'B', [c.id]: 'C' }[id] ?? id}${sequence}`;
  });
const callsAt = (path: string) => receiver.calls.filter((call) => call.path === path);
const at = (path = '/', wanted: Partial<WebhookEndpoint> = {}): WebhookEndpoint =>
  endpoint({ url: receiver.url(path), ...wanted });
const storedEndpoint = ({ ports }: MemoryWorld) => ports.webhookEndpoints.find(endpointId());
const logOf = async ({ ports }: MemoryWorld) =>
  (await ports.webhookDeliveries.page({ endpointId: endpointId(), limit: 50 })).items;

test('every event is delivered once, in the order of its order, signed, as it was published', async () => {
  const shop = await shopWith(at());
  const life = lifeOf(a);
  await commit(shop, life.placed, life.confirmed, life.canceled);
  await shop.publish();
  expect(await shop.deliver()).toBe('delivered');
  expect(names()).toEqual(['A1', 'A2', 'A3']);
  expect(receiver.calls.map(eventOf)).toEqual(shop.arrived());
  for (const { headers, body } of receiver.calls) {
    // The oracle compares the time with the machine's own.
    const recent = String(Math.floor(Date.now() / 1_000));
    const oracle = new Webhook(webhookSecret());
    const signature = oracle.sign(String(headers['webhook-id']), new Date(tenOClock), body);
    expect(headers['webhook-signature']).toBe(signature);
    expect(Number(headers['webhook-timestamp'])).toBe(tenOClock / 1_000);
    expect(Number(recent)).toBeGreaterThan(0);
  }
  expect(await shop.deliver()).toBe('nothing-delivered');
  expect(receiver.calls).toHaveLength(3);
});

test('an endpoint gets the types that it wants, and a thin one gets no data', async () => {
  const shop = await shopWith(
    at('/some', { id: endpointId('1'), types: ['order.confirmed', 'stock.out'] }),
    at('/thin', { id: endpointId('2'), payload: 'thin' }),
    at('/off', { id: endpointId('3'), disabled: 'staff' }),
  );
  const life = lifeOf(a);
  await commit(shop, life.placed, life.confirmed);
  await shop.ports.commit([{ kind: 'set-stock', sku: sku('TEE-M'), from: 100, to: 0 }]);
  await shop.publish();
  await shop.deliver();
  expect(callsAt('/some').map((call) => eventOf(call).type)).toEqual(
    expect.arrayContaining(['order.confirmed', 'stock.out']),
  );
  expect(callsAt('/some')).toHaveLength(2);
  const { data: _, datacontenttype: __, ...thin } = shop.arrived()[0] ?? { data: {}, datacontenttype: '' };
  expect(callsAt('/thin').map(eventOf)).toContainEqual(thin);
  expect(callsAt('/thin')).toHaveLength(3);
  expect(callsAt('/off')).toEqual([]);
});

test('a failing event holds back the later ones of its order, and of no other', async () => {
  const shop = await shopWith(at());
  receiver.answerBy(({ body }) => ({ status: body.includes(a.id) ? 500 : 200 }));
  const [first, second] = [lifeOf(a), lifeOf(b)];
  await commit(shop, first.placed, second.placed, first.confirmed, second.confirmed);
  await shop.publish();
  await shop.deliver();
  expect([...names()].sort()).toEqual(['A1', 'B1', 'B2']);
  expect(await storedEndpoint(shop)).toMatchObject({ failingSince: null, disabled: null });

  // The wait is five seconds, give or take a tenth.
  await shop.deliverLater(seconds(4));
  expect(receiver.calls).toHaveLength(3);
  await commit(shop, first.canceled);
  await shop.publish();
  await shop.deliver();
  expect(receiver.calls).toHaveLength(3);
  receiver.answerBy(() => ({ status: 200 }));
  await shop.deliverLater(seconds(2));
  expect(names().slice(3)).toEqual(['A1', 'A2', 'A3']);
  const delivery = (await logOf(shop)).find(({ eventId }) => eventId === `${a.id}:1`);
  expect(delivery).toMatchObject({ type: 'order.placed', status: 'succeeded', createdAt: tenOClock });
  expect(delivery?.attempts.map(({ answer }) => answer.kind === 'answered' && answer.status)).toEqual([500, 200]);
});

test('a receiver that asks to wait is left alone for so long', async () => {
  const shop = await shopWith(at());
  receiver.answerBy(() => ({ status: 429, headers: { 'retry-after': '600' } }));
  await commit(shop, a);
  await shop.publish();
  await shop.deliver();
  await shop.deliverLater(minutes(9));
  expect(receiver.calls).toHaveLength(1);
  await shop.deliverLater(minutes(1));
  expect(receiver.calls).toHaveLength(2);
});

test('an endpoint that is gone gets nothing more, and when it is enabled again what it missed', async () => {
  const shop = await shopWith(at());
  receiver.answerBy(() => ({ status: 410 }));
  await commit(shop, a, b);
  await shop.publish();
  await shop.deliver();
  const gone = await storedEndpoint(shop);
  expect(gone).toMatchObject({ disabled: 'gone', failingSince: tenOClock });
  const before = receiver.calls.length;
  await commit(shop, c);
  await shop.publish();
  await shop.deliverLater(hours(1));
  expect(receiver.calls).toHaveLength(before);

  receiver.answerBy(() => ({ status: 200 }));
  if (gone === undefined) throw new Error('it is stored');
  const enabled = { ...gone, disabled: null, failingSince: null, version: gone.version + 1 };
  await shop.ports.commit([{ kind: 'webhook-endpoint', endpoint: enabled }]);
  await shop.deliverLater(seconds(1));
  expect([...names(receiver.calls.slice(before))].sort()).toEqual(['A1', 'B1']);
});

test('an event that fails for three days is given up, and the next one is delivered', async () => {
  const shop = await shopWith(at());
  // Another order keeps the endpoint enabled.
  receiver.answerBy(({ headers }) => ({ status: headers['webhook-id'] === `${a.id}:1` ? 500 : 200 }));
  const life = lifeOf(a);
  await commit(shop, life.placed, life.confirmed);
  await shop.publish();
  await shop.deliver();
  let late: readonly string[] = [];
  for (let hour = 0; hour < 80; hour += 1) {
    if (hour === 40) await commit(shop, b);
    await shop.publish();
    late = [...late, ...(await shop.deliverLater(hours(1)))];
  }
  const calls = names();
  expect(calls.filter((name) => name === 'A1').length).toBeGreaterThan(8);
  expect(calls.at(-1)).toBe('A2');
  expect(new Set(late)).toEqual(new Set([`${a.id}:1`]));
  const [given] = (await logOf(shop)).filter(({ eventId }) => eventId === `${a.id}:1`);
  expect(given?.status).toBe('failed');
  expect(given?.attempts).toHaveLength(10);
  expect(await storedEndpoint(shop)).toMatchObject({ disabled: null });
});

test('an endpoint to which nothing was delivered for three days is disabled', async () => {
  const shop = await shopWith(at());
  await receiver.stop();
  await commit(shop, a);
  await shop.publish();
  await shop.deliver();
  for (let day = 0; day < 3; day += 1) {
    await shop.deliverLater(days(1));
    expect(await storedEndpoint(shop)).toMatchObject({ disabled: null, failingSince: tenOClock });
    await commit(shop, [b, c, newRecord('0D')][day] ?? a);
    await shop.publish();
  }
  await shop.deliverLater(hours(1));
  expect(await storedEndpoint(shop)).toMatchObject({ disabled: 'failing' });
});

test('at most eight calls of an endpoint are open at the same time, and a slow one holds up no other', async () => {
  const shop = await shopWith(at('/slow', { id: endpointId('1') }), at('/fast', { id: endpointId('2') }));
  let fastDone = 0;
  const allFast = new Promise<void>((resolve) => {
    receiver.answerBy(async ({ path }) => {
      if (path === '/slow') await allFast;
      else if (++fastDone === 20) resolve();
      return { status: 200 };
    });
  });
  const records = Array.from({ length: 20 }, (_, index) => newRecord(`1${'ABCDEFGHJKMNPQRSTVWXYZ'[index]}`));
  await commit(shop, ...records);
  await shop.publish();
  // The slow receiver answers only after the other one has everything: if they waited for each other, nothing would end.
  await shop.deliver();
  expect(callsAt('/fast')).toHaveLength(20);
  expect(callsAt('/slow')).toHaveLength(20);
  expect(receiver.mostOpen()).toBeGreaterThan(8);
  expect(receiver.mostOpen()).toBeLessThanOrEqual(16);
});

test('ten runs at once deliver every event once', async () => {
  const shop = await shopWith(at());
  const [first, second] = [lifeOf(a), lifeOf(b)];
  await commit(shop, first.placed, second.placed, first.confirmed, second.confirmed);
  await shop.publish();
  await Promise.all(Array.from({ length: 10 }, () => shop.deliver()));
  expect([...names()].sort()).toEqual(['A1', 'A2', 'B1', 'B2']);
});

test('an event that is added while a run delivers is delivered, though its own run found the claim taken', async () => {
  const shop = await shopWith(at());
  const life = lifeOf(a);
  await commit(shop, life.placed);
  await shop.publish();
  let added = false;
  receiver.answerBy(async () => {
    if (!added) {
      added = true;
      await commit(shop, life.confirmed, b);
      await shop.publish();
      expect(await shop.deliver()).toBe('nothing-delivered');
    }
    return { status: 200 };
  });
  expect(await shop.deliver()).toBe('delivered');
  expect([...names()].sort()).toEqual(['A1', 'A2', 'B1']);
});

test('a run that was killed repeats the event whose answer it did not store', async () => {
  const shop = await shopWith(at());
  const life = lifeOf(a);
  await commit(shop, life.placed, life.confirmed);
  await shop.publish();
  const kill = () => {
    throw new Error('killed');
  };
  const killed: Ports = {
    ...shop.ports,
    storeWebhookDelivery: kill,
    webhookBacklogs: { ...shop.ports.webhookBacklogs, postpone: kill, release: async () => {} },
  };
  await expect(shop.deliver(killed)).rejects.toThrow('killed');
  expect(await shop.deliver()).toBe('nothing-delivered');
  await shop.deliverLater(seconds(60));
  expect(names()).toEqual(['A1', 'A1', 'A2']);
});

test('an order that cannot be read holds up no other, fails the run, and is delivered after its repair', async () => {
  const shop = await shopWith(at());
  await commit(shop, a, b);
  await shop.publish();
  const { find } = shop.ports.orders;
  const broken: Ports = {
    ...shop.ports,
    orders: {
      find: async (id) => {
        if (id === a.id) throw new Error('the stored order is faulty');
        return find(id);
      },
    },
  };
  await expect(shop.deliver(broken)).rejects.toThrow('faulty');
  expect(names()).toEqual(['B1']);
  expect(await shop.deliver(broken)).toBe('nothing-delivered');
  await shop.deliverLater(minutes(30));
  expect(names()).toEqual(['B1', 'A1']);
});

test('a deleted order ends with its deletion, also at an endpoint that was behind', async () => {
  const shop = await shopWith(at('/quick', { id: endpointId('1') }), at('/behind', { id: endpointId('2') }));
  receiver.answerBy(({ path }) => ({ status: path === '/behind' ? 500 : 200 }));
  await commit(shop, a);
  await shop.publish();
  await shop.deliver();
  expect(await shop.ports.removeOrder(a)).toEqual({ kind: 'committed' });
  receiver.answerBy(() => ({ status: 200 }));
  // The deletion is not published yet.
  await shop.deliverLater(seconds(10));
  await shop.publish();
  await shop.deliverLater(seconds(10));
  expect(names(callsAt('/quick'))).toEqual(['A1', 'A2']);
  expect(names(callsAt('/behind'))).toEqual(['A1', 'A2']);
  expect(callsAt('/behind').map((call) => eventOf(call).type)).toEqual(['order.placed', 'order.deleted']);
  expect(callsAt('/quick').map(eventOf)).toEqual(shop.arrived());
  expect(callsAt('/behind').map(eventOf).at(-1)).toEqual(callsAt('/quick').map(eventOf).at(-1));
});

test('a rotated secret signs beside the present one, for a day', async () => {
  const previous = { secret: webhookSecret(2), until: tenOClock + days(1) };
  const shop = await shopWith(at('/', { previous }));
  await commit(shop, a);
  await shop.publish();
  await shop.deliver();
  await commit(shop, b);
  await shop.publish();
  await shop.deliverLater(days(1));
  expect(receiver.calls.map(({ headers }) => String(headers['webhook-signature']).split(' ').length)).toEqual([2, 1]);
});
