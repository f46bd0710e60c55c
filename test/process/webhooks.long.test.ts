import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { startReceiver, type WebhookReceiver } from '#test/builders/webhooks/receiver';
import { type Client, clientOf, customerToken, eventually, staffToken, stock } from '#test/process/client';
import { serve } from '#test/process/local-server';
import { verifyWebhook } from '../../clients/typescript/webhooks';

const folder = mkdtempSync(join(tmpdir(), 'webhooks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let receiver: WebhookReceiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.stop());

type Shop = { readonly call: Client; readonly staff: string; readonly ada: string; readonly kill: () => Promise<void> };

const open = async (...flags: readonly string[]): Promise<Shop> => {
  const server = await serve('--empty', '--webhooks-to-localhost', ...flags);
  const call = clientOf(server.url);
  return {
    call,
    staff: await staffToken(call),
    ada: await customerToken(call),
    kill: async () => {
      server.process.kill('SIGKILL');
      await server.ended;
    },
  };
};

const register = async ({ call, staff }: Shop, path = '/') => {
  const body = { url: receiver.url(path), payload: 'full' };
  const created = await call('/v1/webhook-endpoints', { token: staff, key: `endpoint-${path}`, body });
  expect(created.status).toBe(201);
  return created.json;
};

let keys = 0;
const newKey = (): string => {
  keys += 1;
  return `webhooks-${keys}-${Date.now()}`;
};

/** Places and pays an order, and ships it in one parcel. */
const ship = async ({ call, staff, ada }: Shop): Promise<string> => {
  const body = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }], payment: { method: 'tok_ok' } };
  const { json } = await call('/v1/orders', { token: ada, key: newKey(), body });
  const parcel = { lines: [{ lineId: json.lines[0].id, quantity: 1 }] };
  const order = `/v1/orders/${json.id}`;
  const packed = await call(`${order}/fulfillments`, { token: staff, key: newKey(), body: parcel });
  expect(packed.status).toBe(200);
  const { id: parcelId } = packed.json.fulfillments[0];
  const shipped = await call(`${order}/fulfillments/${parcelId}/ship`, { token: staff, key: newKey(), body: {} });
  expect(shipped.status).toBe(200);
  return json.id;
};

/** The ids of the events in the journal of an order. */
const journalOf = async ({ call, staff }: Shop, id: string): Promise<readonly string[]> => {
  const { json } = await call(`/v1/orders/${id}/events?limit=100`, { token: staff });
  return json.events.map(({ sequence }: { readonly sequence: number }) => `${id}:${sequence}`);
};

const idsAt = (path: string, of = ''): readonly string[] =>
  receiver.calls
    .filter((call) => call.path === path)
    .map(({ headers }) => String(headers['webhook-id']))
    .filter((id) => id.startsWith(of));

const allArrived = (path: string, expected: readonly string[], of = '') =>
  eventually(
    async () => idsAt(path, of),
    (ids) => expected.every((id) => ids.includes(id)),
  );

test('a user registers an endpoint, tests it, ships an order, and verifies, loses and replays its events', async () => {
  const shop = await open();
  const { call, staff } = shop;
  await stock(call, staff, 'MUG', 100);
  const endpoint = await register(shop);
  const tested = await call(`/v1/webhook-endpoints/${endpoint.id}/test`, { method: 'POST', token: staff });
  expect(tested.json).toMatchObject({ type: 'webhook.test', status: 'succeeded', attempts: [{ status: 204 }] });

  const id = await ship(shop);
  const journal = await journalOf(shop, id);
  expect(journal.length).toBeGreaterThan(4);
  expect(await allArrived('/', journal, id)).toEqual(journal);
  const { secret } = endpoint;
  const events = await Promise.all(
    receiver.calls.map(({ headers, body }) =>
      verifyWebhook({ headers: headers as Record<string, string>, body, secret }),
    ),
  );
  expect(events.map(({ type }) => type as string)).toEqual(
    expect.arrayContaining(['webhook.test', 'order.placed', 'payment.captured', 'fulfillment.shipped']),
  );

  // The receiver has lost them, and gets them once more: one by its delivery, all by the order.
  const list = await call(`/v1/webhook-endpoints/${endpoint.id}/deliveries?limit=100`, { token: staff });
  const [delivery] = list.json.deliveries.filter(({ eventId }: { readonly eventId: string }) => eventId === journal[0]);
  const replay = `/v1/webhook-endpoints/${endpoint.id}/deliveries/${delivery.id}/replay`;
  const again = await call(replay, { method: 'POST', token: staff });
  expect(again.json).toMatchObject({ id: delivery.id, status: 'succeeded', attempts: [{}, {}] });
  expect(idsAt('/', id)).toEqual([...journal, journal[0]]);
  const all = await call(`/v1/webhook-endpoints/${endpoint.id}/orders/${id}/replay`, { method: 'POST', token: staff });
  expect(all.json).toEqual({ orderId: id, events: journal.length });
  const ids = await eventually(
    async () => idsAt('/', id),
    ({ length }) => length > journal.length * 2,
  );
  expect(ids).toEqual([...journal, journal[0], ...journal]);
});

test('an endpoint that is down gets every event in order when it is back, and another one waits for nothing', async () => {
  const shop = await open();
  const { call, staff } = shop;
  await stock(call, staff, 'MUG', 100);
  await register(shop, '/up');
  const down = await register(shop, '/down');
  receiver.answerBy(({ path }) => ({ status: path === '/down' ? 503 : 200 }));
  const ids = [await ship(shop), await ship(shop)];
  const journals = await Promise.all(ids.map((id) => journalOf(shop, id)));
  for (const [index, id] of ids.entries())
    expect(await allArrived('/up', journals[index] ?? [], id)).toEqual(journals[index]);
  expect(new Set(idsAt('/down', ids[0]))).toEqual(new Set([journals[0]?.[0]]));
  const failing = await call(`/v1/webhook-endpoints/${down.id}`, { token: staff });
  expect(failing.json).toMatchObject({ status: 'enabled', failingSince: expect.any(String) });

  receiver.answerBy(() => ({ status: 200 }));
  await call('/dev/clock', { body: { advance: 'PT1H' } });
  for (const [index, id] of ids.entries()) {
    const arrived = await allArrived('/down', journals[index] ?? [], id);
    expect(arrived.slice(-(journals[index]?.length ?? 0))).toEqual(journals[index]);
  }
  const healed = await call(`/v1/webhook-endpoints/${down.id}`, { token: staff });
  expect(healed.json.failingSince).toBeNull();
});

test('what a killed server had not delivered is delivered after the next start', async () => {
  const before = await open('--data', folder);
  await stock(before.call, before.staff, 'MUG', 100);
  await register(before);
  receiver.answerBy(() => ({ status: 503 }));
  const id = await ship(before);
  const journal = await journalOf(before, id);
  await before.kill();

  receiver.answerBy(() => ({ status: 200 }));
  await open('--data', folder);
  // The killed server may have held the endpoint, for a minute at most.
  let arrived: readonly string[] = [];
  for (let tries = 0; tries < 8 && arrived.length < journal.length; tries += 1)
    arrived = await allArrived('/', journal, id);
  // An event may come again, but none before the one that precedes it.
  expect([...new Set(arrived)]).toEqual(journal);
  for (const [index, each] of journal.entries()) expect(arrived.indexOf(each)).toBeGreaterThanOrEqual(index);
}, 120_000);
