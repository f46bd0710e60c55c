import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { bounded, endAll, inRequest, millisecondsLeft, within } from '#infrastructure/bounded-calls';
import { type Connection, hello, listening, replyIn, sending, until } from '#test/unit/gateway/raw';

const get = 'GET /v1/products HTTP/1.1\r\nHost: localhost\r\n\r\n';
const count = (connection: Connection): number => connection.received().match(/hello/g)?.length ?? 0;

test('twenty keep-alive clients that never pause get every reply, the last one with Connection: close', async () => {
  const slow = async (): ReturnType<typeof hello> => {
    await new Promise((resolve) => setTimeout(resolve, 10 * Math.random()));
    return hello({} as never);
  };
  const { port, stop } = await listening({ handler: slow });
  let stopping = false;
  let connected = 0;
  const results = Array.from({ length: 20 }, async () => {
    const connection = await sending(port, get);
    let sent = 1;
    await until(() => count(connection) === 1);
    connected += 1;
    for (;;) {
      await until(() => count(connection) === sent || connection.socket.destroyed);
      const isLast = /connection: close/i.test(connection.received());
      if (connection.socket.destroyed || isLast) return { sent, got: count(connection), isLast, afterStop: stopping };
      connection.socket.write(get);
      sent += 1;
    }
  });
  await until(() => connected === 20);
  stopping = true;
  await stop();
  for (const { sent, got, isLast, afterStop } of await Promise.all(results))
    expect([got, isLast, afterStop]).toEqual([sent, true, true]);
});

test('a request on an idle connection just after the stop is answered', async () => {
  const { port, stop } = await listening();
  const connection = await sending(port, get);
  await until(() => count(connection) === 1);
  const stopped = stop();
  await new Promise((resolve) => setTimeout(resolve, 50));
  connection.socket.write(get);
  await until(() => count(connection) === 2);
  await stopped;
});

test('no new connection is accepted', async () => {
  const { port, stop } = await listening();
  await sending(port, get);
  const stopped = stop();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const refused = await new Promise((resolve) =>
    connect(port, '127.0.0.1').once('error', ({ code }: NodeJS.ErrnoException) => resolve(code)),
  );
  expect(refused).toBe('ECONNREFUSED');
  await stopped;
});

test('a request that still waits for the table answers, and is not cut', async () => {
  const silent = bounded({ send: async () => new Promise(() => undefined), destroy: () => undefined });
  const { port, stop } = await listening({
    handler: () =>
      inRequest(() =>
        within(60_000, async () => {
          await silent.send().catch(() => undefined);
          return { statusCode: 503, headers: {}, body: 'late', isBase64Encoded: false };
        }),
      ),
  });
  const connection = await sending(port, get);
  // At once: it may not be accepted yet.
  await stop();
  await connection.closed;
  expect(replyIn(connection.received())).toMatchObject({ status: 503, headers: { connection: 'close' }, body: 'late' });
});

test('a connection that sends no request and one that never ends its request do not block the stop', async () => {
  const { port, stop } = await listening();
  await sending(port, '');
  await sending(port, 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc');
  await stop();
});

test('endAll ends only what runs now', async () => {
  const running = inRequest(() => within(60_000, async () => new Promise((resolve) => setTimeout(resolve, 20))));
  endAll();
  await running;
  expect(await within(60_000, async () => millisecondsLeft())).toBeGreaterThan(59_000);
});
