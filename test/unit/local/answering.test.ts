import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { untilAnswering } from '#infrastructure/local/answering';
import { freePort } from '../../../scripts/network.mjs';

let server: Server | TcpServer | undefined;
afterEach(() => void server?.close());

const warned: string[] = [];
const warn = (message: string): void => void warned.push(message);
afterEach(() => void warned.splice(0));

const listening = async (created: Server | TcpServer, port = 0): Promise<string> => {
  server = created.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
};

test('an endpoint that answers needs no waiting, whatever it answers', async () => {
  const endpoint = await listening(createServer((_, response) => response.writeHead(400).end()));
  await untilAnswering(endpoint, warn);
  expect(warned).toEqual([]);
});

test('an endpoint that accepts connections and closes them does not answer', async () => {
  const endpoint = await listening(createTcpServer((socket) => socket.destroy()));
  const began = performance.now();
  await untilAnswering(endpoint, warn, 300);
  expect(performance.now() - began).toBeGreaterThanOrEqual(300);
  expect(warned).toEqual([`Waiting for DynamoDB at ${endpoint}, at most 0.3 s.`]);
});

test('waiting ends with the first answer', async () => {
  const port = await freePort();
  const waiting = untilAnswering(`http://127.0.0.1:${port}`, warn, 60_000);
  setTimeout(
    () =>
      void listening(
        createServer((_, response) => response.end()),
        port,
      ),
    200,
  );
  await waiting;
  expect(warned).toHaveLength(1);
});

test.each(['dynamodb:8000', 'ftp://localhost', 'no address'])('nothing can answer at %s', async (endpoint) => {
  await untilAnswering(endpoint, warn, 60_000);
  expect(warned).toEqual([]);
});
