import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { engineConnections } from '#infrastructure/local/aws/engine-connections';

const running: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];
const handlers: { readonly destroy: () => void }[] = [];
afterEach(() => {
  for (const { destroy } of handlers.splice(0)) destroy();
  for (const { server, sockets } of running.splice(0)) {
    server.close();
    for (const socket of sockets) socket.destroy();
  }
});

const answerOf = (body: string, status = 200): string =>
  `HTTP/1.1 ${status} OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** A server that answers each request by `answer`, and the requests of each connection. */
const engineThat = async (answer: (socket: Socket, request: string) => unknown, times?: { answerMs: number }) => {
  const requests: string[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const own: string[] = [];
    requests.push(own);
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      own.push(String(chunk));
      answer(socket, String(chunk));
    });
  });
  running.push({ server, sockets });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const handler = engineConnections(times);
  handlers.push(handler);
  const send = async (body: string | Uint8Array, options?: { abortSignal: AbortSignal }) => {
    const headers = { 'x-amz-target': 'DynamoDB_20120810.GetItem', 'content-length': 'wrong', host: 'wrong' };
    const { response } = await handler.handle({ hostname: '127.0.0.1', port, headers, body }, options);
    return { status: response.statusCode, text: Buffer.from(response.body).toString() };
  };
  return { send, requests, port };
};

test('a request has its length in bytes, its host, its headers and its body', async () => {
  const { send, requests, port } = await engineThat((socket) => socket.write(answerOf('{}')));
  await send('{"name":"Straße"}');
  await send(Buffer.from('{}'));
  expect(requests).toEqual([
    [
      `POST / HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-length: 18\r\nx-amz-target: DynamoDB_20120810.GetItem\r\n\r\n{"name":"Straße"}`,
      `POST / HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-length: 2\r\nx-amz-target: DynamoDB_20120810.GetItem\r\n\r\n{}`,
    ],
  ]);
});

test('an answer that arrives in parts is whole, whatever its status', async () => {
  const whole = Buffer.from(answerOf('{"__type":"Straße"}', 400));
  const { send } = await engineThat(async (socket) => {
    for (const byte of whole) {
      socket.write(Buffer.from([byte]));
      await wait(0);
    }
  });
  expect(await send('{}')).toEqual({ status: 400, text: '{"__type":"Straße"}' });
  expect(await send('{}')).toEqual({ status: 400, text: '{"__type":"Straße"}' });
});

test('requests at the same time have connections of their own, and later ones use them again', async () => {
  const { send, requests } = await engineThat((socket, request) =>
    setTimeout(() => socket.write(answerOf(request.slice(request.indexOf('{')))), 20),
  );
  const bodies = Array.from({ length: 5 }, (_, index) => `{"request":${index}}`);
  const answers = await Promise.all(bodies.map((body) => send(body)));
  expect(answers.map(({ text }) => text)).toEqual(bodies);
  await Promise.all(bodies.map((body) => send(body)));
  expect(requests).toHaveLength(5);
});

test('more requests than connections wait for their turn', async () => {
  const { send, requests } = await engineThat((socket) => setTimeout(() => socket.write(answerOf('{}')), 5));
  const answers = await Promise.all(Array.from({ length: 120 }, () => send('{}')));
  expect(answers.every(({ text }) => text === '{}')).toBe(true);
  expect(requests).toHaveLength(50);
});

test('an engine that closes the connection is a lost connection, and the next request opens another', async () => {
  let count = 0;
  const { send } = await engineThat((socket) => {
    count += 1;
    if (count === 1) socket.end();
    else socket.write(answerOf('{}'));
  });
  await expect(send('{}')).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect((await send('{}')).status).toBe(200);
});

test('an engine that is gone refuses the connection', async () => {
  const handler = engineConnections();
  handlers.push(handler);
  const gone = handler.handle({ hostname: '127.0.0.1', port: 1, headers: {}, body: '{}' });
  await expect(gone).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('an engine that does not answer in time is a timeout', async () => {
  const { send } = await engineThat(() => undefined, { answerMs: 30 });
  await expect(send('{}')).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('an answer without a length is refused', async () => {
  const { send } = await engineThat((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n{}'));
  await expect(send('{}')).rejects.toThrow('without a status or a length');
});

test('an aborted request ends at once, before it is sent and while it runs', async () => {
  const { send, requests } = await engineThat(() => undefined);
  await expect(send('{}', { abortSignal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  expect(requests).toEqual([]);
  const aborting = new AbortController();
  const running = send('{}', { abortSignal: aborting.signal });
  setTimeout(() => aborting.abort(), 20);
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
});
