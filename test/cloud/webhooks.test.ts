import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createCommit } from '#adapters/dynamodb/commit';
import { createWriteFeed } from '#adapters/dynamodb/events/feed';
import { oneShard } from '#adapters/dynamodb/orders/shards';
import { publishedWithin } from '#application/audit/anchor-events';
import { startOfDay } from '#domain/audit/anchor';
import { feedPositionOf } from '#domain/events/feed';
import type { WebhookUrl } from '#domain/webhooks/endpoint';
import { systemPace } from '#infrastructure/pace';
import { orderEvent } from '#test/builders/events/feed';
import { endpoint } from '#test/builders/webhooks/webhooks';
import { ask, customer, place, post, stackName, staff, stock } from '#test/cloud/support/deployment';
import { eventually } from '#test/cloud/support/eventually';
import { without } from '#test/cloud/support/functions';
import { queueUrl, takeFrom, waitingIn } from '#test/cloud/support/queues';
import { runScheduled } from '#test/cloud/support/scheduled';

const sku = 'CLOUD-WEBHOOKS';
const { id } = endpoint();
const path = `/v1/webhook-endpoints/${id}`;

let token: string;
let repair: () => Promise<unknown> = async () => {};
afterEach(() => repair());
beforeAll(async () => {
  await stock(sku, 10);
  ({ token } = await staff('webhooks', 'webhooks:write'));
  // The emulator has no public receiver, so the service would refuse its address: nobody has this name (RFC 2606).
  const place = { client: new DynamoDBClient({}), table: stackName };
  const commit = createCommit({
    place,
    shards: oneShard,
    tagsOf: () => [],
    emailKeyOf: String,
    pace: systemPace,
    probesWrites: false,
  });
  const url = 'https://hooks.invalid/orders' as WebhookUrl;
  const committed = await commit([{ kind: 'webhook-endpoint', endpoint: endpoint({ url, createdAt: Date.now() }) }]);
  expect(committed).toEqual({ kind: 'committed' });
});
afterAll(async () => {
  expect((await ask(path, { method: 'DELETE', token })).status).toBe(204);
});

type Delivery = { readonly eventId: string; readonly id: string; readonly attempts: readonly unknown[] };
const deliveryOf = async (orderId: string): Promise<Delivery | undefined> => {
  const { json } = await ask(`${path}/deliveries?limit=100`, { token });
  return json.deliveries.find(({ eventId }: Delivery) => eventId === `${orderId}:1`);
};
const placed = async (): Promise<string> => (await place((await customer('ada')).token, sku)).json.id;

test('a new order is sent to an endpoint, and again by the schedule', async () => {
  const orderId = await placed();
  const delivery = await eventually(
    () => deliveryOf(orderId),
    (found) => found !== undefined,
  );
  expect(delivery).toMatchObject({ status: 'pending', attempts: [{ status: null, error: 'host-unknown' }] });
  expect((await ask(path, { token })).json.failingSince).toEqual(expect.any(String));

  // Enabled again, it has no failure, and the next one is stored by the scheduled function.
  const enabled = await ask(path, { method: 'PATCH', token, body: { status: 'enabled', payload: 'thin' } });
  expect(enabled.json).toMatchObject({ failingSince: null, payload: 'thin' });
  const attempted = await eventually(
    async () => {
      await runScheduled('resendWebhooks');
      return deliveryOf(orderId);
    },
    (found) => (found?.attempts.length ?? 0) > 1,
  );
  expect(attempted?.attempts.length).toBeGreaterThan(1);
  expect((await ask(path, { token })).json.failingSince).toEqual(expect.any(String));

  const replayed = await ask(`${path}/deliveries/${attempted?.id}/replay`, { method: 'POST', token });
  expect([replayed.status, replayed.json.status]).toEqual([200, 'pending']);
  const all = await ask(`${path}/orders/${orderId}/replay`, { method: 'POST', token });
  expect([all.status, all.json]).toEqual([200, { orderId, events: 1 }]);
  // The feed is read some seconds behind.
  const from = new Date(Date.now() - 60_000).toISOString();
  const span = await eventually(
    () => ask(`${path}/replay`, { method: 'POST', token, body: { from } }),
    ({ status, json }) => status !== 200 || json.events > 0,
  );
  expect([span.status, span.json]).toMatchObject([200, { events: expect.any(Number), continueFrom: null }]);
});

test('the anchor of the last day that is over is published', async () => {
  // The feed of a new stage begins today.
  const at = startOfDay(Date.now() - publishedWithin) - 12 * 3_600_000;
  const event = orderEvent('5T', 1, { time: new Date(at).toISOString(), audithash: 'f'.repeat(64) });
  const writeFeed = createWriteFeed({ client: new DynamoDBClient({}), table: stackName }, oneShard, systemPace);
  await writeFeed([{ position: feedPositionOf(at, event), event }]);
  // Without `from` a page would begin with the hour, of which it examines 500 events, and of which many tests have more.
  const from = new Date().toISOString();
  expect(await runScheduled('anchorEvents')).toEqual({ seen: 1, anchored: 1, next: null });
  const clerk = await staff('clerk');
  const anchors = await eventually(
    async () => (await ask(`/v1/events?types=audit.anchored&from=${from}`, { token: clerk.token })).json,
    ({ events }) => events.length > 0,
  );
  const [{ id: eventId, data }] = anchors.events;
  expect(data).toMatchObject({ date: new Date(at).toISOString().slice(0, 10), orders: 1 });
  const delivered = await eventually(
    async () => (await ask(`${path}/deliveries?limit=100`, { token })).json.deliveries as readonly Delivery[],
    (deliveries) => deliveries.some((each) => each.eventId === eventId),
  );
  expect(delivered).toContainEqual(expect.objectContaining({ eventId, type: 'audit.anchored' }));
});

test('a test event and a rotation of the secret reach the table', async () => {
  const sent = await ask(`${path}/test`, { method: 'POST', token });
  expect(sent.json).toMatchObject({ type: 'webhook.test', status: 'failed', attempts: [{ error: 'host-unknown' }] });
  const rotated = await post(token, `${path}/rotate-secret`);
  expect([rotated.status, rotated.json.secret]).toEqual([200, expect.stringMatching(/^whsec_/)]);
});

test('an event over which sendWebhooks fails is kept, and the schedule delivers it', async () => {
  const undelivered = await queueUrl('undelivered');
  repair = await without(`${stackName}-send-webhooks`, 'TABLE_NAME');
  const orderId = await placed();
  await eventually(
    () => waitingIn(undelivered),
    (messages) => messages.length > 0,
  );
  await repair();
  const delivery = await eventually(
    async () => {
      await runScheduled('resendWebhooks');
      return deliveryOf(orderId);
    },
    (found) => found !== undefined,
  );
  expect(delivery).toMatchObject({ type: 'order.placed' });
  await takeFrom(undelivered);
});
