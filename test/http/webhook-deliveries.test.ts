import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startReceiver, type WebhookReceiver } from '#test/builders/webhooks/receiver';
import { inside } from '#test/http/remote/inside';
import { expectRefused } from '#test/http/support/problems';
import { cart, givenOrder, newKey } from '#test/http/support/samples';
import { type Call, startService, type TestService } from '#test/http/support/service';

let service: TestService;
let receiver: WebhookReceiver;
let endpoint: string;
beforeEach(async () => {
  inside('an endpoint whose host is known');
  service = await startService();
  receiver = await startReceiver();
  const created = await service.call({
    method: 'POST',
    path: '/v1/webhook-endpoints',
    headers: { 'idempotency-key': newKey() },
    body: { url: receiver.url('/hooks') },
  });
  endpoint = `/v1/webhook-endpoints/${created.json.id}`;
});
afterEach(() => receiver?.stop());

const posting = (path: string): Call => ({ method: 'POST', path: `${endpoint}${path}` });

test('a test event is sent at once, and its delivery shows the answer', async () => {
  receiver.answerBy(() => ({ status: 418, headers: { 'retry-after': '7' } }));
  const sent = await service.call(posting('/test'));
  expect(sent.status).toBe(200);
  expect(sent.json).toMatchObject({
    type: 'webhook.test',
    status: 'failed',
    attempts: [{ status: 418, error: null, response: '', retryAfter: '7' }],
  });
  const [call] = receiver.calls;
  expect([call?.path, call?.headers['webhook-id'], call?.body]).toEqual([
    '/hooks',
    sent.json.eventId,
    sent.json.request,
  ]);
  // A test says nothing about the health of the endpoint.
  expect((await service.call({ path: endpoint })).json).toMatchObject({ failingSince: null, status: 'enabled' });
  expect((await service.call({ path: `${endpoint}/deliveries` })).json).toEqual({
    deliveries: [sent.json],
    nextCursor: null,
  });
});

test('an endpoint that does not answer is an answer', async () => {
  await receiver.stop();
  const sent = await service.call(posting('/test'));
  expect([sent.status, sent.json.status]).toEqual([200, 'failed']);
  expect(sent.json.attempts).toMatchObject([{ status: null, error: 'connection-failed', response: null }]);
});

test('a delivery is sent once more, and succeeds then', async () => {
  receiver.answerBy(() => ({ status: 500 }));
  const { json: failed } = await service.call(posting('/test'));
  receiver.answerBy(() => ({ status: 200 }));
  const again = await service.call(posting(`/deliveries/${failed.id}/replay`));
  expect(again.json).toMatchObject({
    id: failed.id,
    status: 'succeeded',
    attempts: [{ status: 500 }, { status: 200 }],
  });
  expect(receiver.calls.map(({ body }) => body)).toEqual([failed.request, failed.request]);
});

test.each([
  ['unknown', '1QF65V80-7K3M9Q-X1QF65-V805T8:1'],
  ['no id', 'nothing'],
])('a delivery that is %s is not found', async (_, id) => {
  await expectRefused(service, posting(`/deliveries/${id}/replay`), { status: 404, code: 'delivery-not-found' });
});

test('the events of an order are about to be sent once more; those of a missing order are not', async () => {
  const id = await givenOrder(service, service.tokens.ada, cart);
  const replayed = await service.call(posting(`/orders/${id}/replay`));
  expect([replayed.status, replayed.json]).toEqual([200, { orderId: id, events: 1 }]);
  const missing = posting('/orders/7K3M9Q-X1QF65-V805T8/replay');
  await expectRefused(service, missing, { status: 404, code: 'order-not-found' });
});

test('a span of time is sent once more; one that the feed no longer has, or that ends before it begins, is refused', async () => {
  const now = Date.now();
  const time = (at: number) => new Date(at).toISOString();
  const replayed = await service.call({ ...posting('/replay'), body: { from: time(now - 1_000), to: time(now) } });
  expect([replayed.status, replayed.json]).toEqual([200, { from: time(now - 1_000), events: 0, continueFrom: null }]);
  await expectRefused(
    service,
    { ...posting('/replay'), body: { from: '2026-01-01T00:00:00Z' } },
    { status: 410, code: 'events-expired' },
  );
  await expectRefused(
    service,
    { ...posting('/replay'), body: { from: time(now), to: time(now) } },
    { status: 422, code: 'validation-failed', pointers: ['/to'] },
  );
});

test('customers see and send nothing of webhooks', async () => {
  const token = service.tokens.ada;
  for (const call of [posting('/test'), { path: `${endpoint}/deliveries` }])
    await expectRefused(service, { ...call, token }, { status: 403, code: 'insufficient-scope' });
});
