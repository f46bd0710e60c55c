import { expect, test } from '@jest/globals';
import { requestIn } from '#adapters/lambda/gateway-event';
import type { Handler } from '#adapters/lambda/handler';
import { hello, listening, replyIn, sending, until } from '#test/unit/gateway/raw';

/** What the service reads in this request, sent as bytes. */
const readIn = async (text: string) => {
  const events: unknown[] = [];
  const handler: Handler = async (event) => {
    events.push(event);
    return hello(event);
  };
  const { port } = await listening({ handler });
  const { received } = await sending(port, text);
  await until(() => received().includes('\r\n\r\n'));
  return { status: replyIn(received()).status, request: requestIn(events[0]) };
};

test.each([
  [
    '/v1/orders?limit=1&cursor=a?b',
    '/v1/orders',
    [
      ['limit', '1'],
      ['cursor', 'a?b'],
    ],
  ],
  ['http://localhost/v1/orders?limit=1', '/v1/orders', [['limit', '1']]],
  ['HTTP://127.0.0.1:4000/v1/orders', '/v1/orders', []],
  ['http://[::1]:4000', '/', []],
  ['http://localhost?limit=1', '/', [['limit', '1']]],
  ['/http://localhost/v1', '/http://localhost/v1', []],
  ['/v1/orders/a%2Fb%2fc%20d', '/v1/orders/a%2Fb%2Fc d', []],
])('the target %s is a path and a query', async (target, path, query) => {
  const { status, request } = await readIn(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  expect([status, request]).toMatchObject([200, { path, query }]);
});

test.each([
  ['http://evil.example/v1/orders', 'localhost', 421],
  ['http://localhost@evil.example/', 'localhost', 421],
  ['http:///v1/orders', 'localhost', 421],
  // The host of the target is the one that counts (RFC 9112, 3.2.2).
  ['http://localhost/v1/orders', 'evil.example', 200],
])('the host of the target %s goes before the header %s', async (target, host, status) => {
  expect((await readIn(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).status).toBe(status);
});

test.each([
  ['GET / HTTP/1.0\r\n\r\n', 200],
  ['GET http://evil.example/ HTTP/1.0\r\n\r\n', 421],
  ['GET http://localhost/ HTTP/1.1\r\n\r\n', 400],
  ['GET / HTTP/1.0\r\nHost: localhost\r\nHost: localhost\r\n\r\n', 400],
])('%j is answered with %d', async (text, status) => {
  expect((await readIn(text)).status).toBe(status);
});

test('two headers of one name are not one header with a comma', async () => {
  const keys = 'Idempotency-Key: "a3\r\nIdempotency-Key: b3"\r\n';
  const { request } = await readIn(`POST /v1/orders HTTP/1.1\r\nHost: localhost\r\n${keys}\r\n`);
  expect(request?.headers['idempotency-key']).toBe('"a3, b3"');
});

test('chunks are the body', async () => {
  const head = 'POST /v1/quotes HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: Chunked\r\n\r\n';
  const { status, request } = await readIn(`${head}1\r\n{\r\n1\r\n}\r\n0\r\n\r\n`);
  expect([status, String(Buffer.from(request?.body ?? []))]).toEqual([200, '{}']);
});
