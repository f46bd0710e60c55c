import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { signedHeaders } from '#adapters/webhooks/signature';
import { callOf, localCalls, secretOf } from '#test/adapters/webhooks/receivers';
import { receive } from '#test/clients/receivers/with-client';
import { receiver } from '#test/clients/receivers/with-standardwebhooks';

/** The receivers that docs/webhooks.md shows are the files beside this test, and work. */

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

test('the page shows the receivers of this test', () => {
  const shown = [...read('docs/webhooks.md').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);
  const files = ['with-client', 'with-standardwebhooks'].map((name) => read(`test/clients/receivers/${name}.ts`));
  expect(shown).toEqual(files.map((text) => text.replace('../../../clients/typescript/index', 'order-service-client')));
});

const [first, second, other] = [secretOf(1), secretOf(2), secretOf(3)] as const;
const body = '{"id":"7K3M9Q-X1QF65-V805T8:2","type":"order.confirmed"}';

/** A store that remembers everything, and its contents. */
const storing = () => {
  const stored: unknown[] = [];
  return { stored, store: async (event: unknown) => void stored.push(event) };
};

test('the receiver with the client takes a webhook, during a rotation too, and refuses another body', async () => {
  const { stored, store } = storing();
  const headers = signedHeaders(callOf('https://shop.test/', { body, secrets: [second] }));
  const request = (text: string) => new Request('https://shop.test/', { method: 'POST', headers, body: text });
  expect((await receive(request(body), [first, second], store)).status).toBe(204);
  const refused = await receive(request(`${body} `), [first, second], store);
  expect([refused.status, await refused.text()]).toEqual([400, 'signature-mismatch']);
  expect(stored).toEqual([JSON.parse(body)]);
});

test('the receiver with standardwebhooks takes a webhook, and refuses one of another secret', async () => {
  const { stored, store } = storing();
  const server = receiver(first, store);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders`;
    const statusOf = async (secret: typeof first) =>
      (await localCalls().call(callOf(url, { body, secrets: [secret] }))).answer;
    expect(await statusOf(first)).toMatchObject({ status: 204 });
    expect(await statusOf(other)).toMatchObject({ status: 400 });
    expect(stored).toEqual([JSON.parse(body)]);
  } finally {
    server.close();
  }
});
