import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { type Engine, engineProgram, startEngine } from '#infrastructure/local/engine';
import { clientOf, customerToken, staffToken, stock } from '#test/process/client';
import { printed, readyLine, run } from '#test/process/local-server';

let engine: Engine | undefined;
let server: Server | undefined;
const sockets = new Set<Socket>();
afterEach(async () => {
  server?.close();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await engine?.stop();
});

/** An engine behind a line that can fall silent: connections stay open, and nothing passes. */
const engineOnALine = async () => {
  const program = engineProgram();
  if (program === undefined) throw new Error('the embedded engine is not installed: npm ci');
  engine = await startEngine(program, undefined);
  const port = Number(new URL(engine.endpoint).port);
  let isSilent = false;
  server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
      one.on('data', (chunk) => isSilent || other.write(chunk));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    fallSilent: () => {
      isSilent = true;
    },
  };
};

test('when the table falls silent, the server says so, answers what runs and stops cleanly', async () => {
  const line = await engineOnALine();
  const flags = ['--port', '0', '--json', '--empty', '--log-level', 'error'];
  const started = run(flags, { DYNAMODB_ENDPOINT: line.endpoint });
  const { url } = await printed(started, readyLine);
  const call = clientOf(url);
  const [token, staff] = [await customerToken(call), await staffToken(call)];
  await stock(call, staff, 'MUG', 6);
  expect((await call('/ready')).status).toBe(200);
  line.fallSilent();

  const began = performance.now();
  const ready = await call('/ready');
  expect([ready.status, ready.json.detail]).toEqual([503, 'The service is not ready: table-unreachable.']);
  // It takes 1.5 seconds; the calls alone would take nine.
  expect(performance.now() - began).toBeLessThan(5_000);

  const body = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] };
  const placing = call('/v1/orders', { token, key: 'first', body });
  await new Promise((resolve) => setTimeout(resolve, 300));
  started.process.kill('SIGTERM');
  const placed = await placing;
  expect([placed.status, placed.headers.get('connection')]).toEqual([503, 'close']);
  expect((await started.ended).code).toBe(0);
  expect(started.output()).toMatch(/"operation":"placeOrder","status":503.*"faults":\{"DeadlinePassed":1\}/);
});
