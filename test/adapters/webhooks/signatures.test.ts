import { expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import type { WebhookSecret } from '#domain/webhooks/endpoint';
import { certificateFor } from '#test/adapters/webhooks/certificates';
import { answerWith, callOf, localCalls, namesOf, receiver, secretOf } from '#test/adapters/webhooks/receivers';

/** The headers that a server received, verified by the reference library of Standard Webhooks. */

const body = JSON.stringify({ id: '7K3M9Q-X1QF65-V805T8:2', type: 'order.updated', data: { name: 'Zoë, 東京 🎁' } });

const receivedWith = async (secrets: readonly WebhookSecret[], at = Date.now()) => {
  const certificate = certificateFor(['shop.test']);
  const endpoint = await receiver(answerWith(200), { certificate });
  const calls = localCalls({ ...namesOf({ 'shop.test': ['127.0.0.1'] }), authorities: certificate.cert });
  await calls.call(callOf(`https://shop.test:${endpoint.port}/`, { secrets, body, at }));
  const [received] = endpoint.requests;
  if (received === undefined) throw new Error('nothing was received');
  return received;
};

const [first, second, other] = [secretOf(1), secretOf(2), secretOf(3)] as const;

test('one secret verifies', async () => {
  const received = await receivedWith([first]);
  expect(received.body).toBe(body);
  expect(new Webhook(first).verify(received.body, received.headers)).toEqual(JSON.parse(body));
});

test('each of two secrets verifies, and no other', async () => {
  const received = await receivedWith([first, second]);
  expect(received.headers['webhook-signature']?.split(' ')).toHaveLength(2);
  for (const secret of [first, second])
    expect(new Webhook(secret).verify(received.body, received.headers)).toEqual(JSON.parse(body));
  expect(() => new Webhook(other).verify(received.body, received.headers)).toThrow('No matching signature found');
});

test.each<
  readonly [
    string,
    (received: Awaited<ReturnType<typeof receivedWith>>) => readonly [string, Readonly<Record<string, string>>],
  ]
>([
  ['body', ({ body: text, headers }) => [text.replace('order.updated', 'order.deleted'), headers]],
  ['id', ({ body: text, headers }) => [text, { ...headers, 'webhook-id': '7K3M9Q-X1QF65-V805T8:3' }]],
  [
    'time',
    ({ body: text, headers }) => [
      text,
      { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) },
    ],
  ],
])('another %s does not verify', async (_, change) => {
  const [text, headers] = change(await receivedWith([first]));
  expect(() => new Webhook(first).verify(text, headers)).toThrow('No matching signature found');
});

test('the time of a call is in whole seconds', async () => {
  const received = await receivedWith([first], Date.UTC(2026, 10, 21, 10, 4, 0, 999));
  expect(received.headers['webhook-timestamp']).toBe('1795255440');
});
