import type { Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { WebhookAnswer } from '#domain/webhooks/attempts';
import { answerWith, callOf, localCalls, receiver } from '#test/adapters/webhooks/receivers';

/** What an endpoint may answer, over real connections. Each test ends when the endpoint has seen its connection end. */

type Serve = (socket: Socket) => void;

const called = async (serve: Serve, timeoutMs?: number) => {
  const endpoint = await receiver(serve);
  const calls = localCalls(timeoutMs === undefined ? {} : { timeoutMs });
  const { answer, milliseconds } = await calls.call(callOf(`http://127.0.0.1:${endpoint.port}/hook?shop=1`));
  await endpoint.ended();
  expect(endpoint.opened()).toBe(1);
  return { answer, milliseconds, endpoint };
};

const answered = (status: number, body = '', retryAfter: string | null = null): WebhookAnswer => ({
  kind: 'answered',
  status,
  body,
  retryAfter,
});
const failed = (reason: 'connection-failed' | 'timed-out'): WebhookAnswer => ({ kind: 'failed', reason });

const raw =
  (...parts: readonly string[]): Serve =>
  (socket) => {
    for (const part of parts) socket.write(part);
  };
const rawThenEnd =
  (text: string): Serve =>
  (socket) => {
    socket.end(text);
  };
const rawThenReset =
  (text: string): Serve =>
  (socket) => {
    if (text === '') socket.resetAndDestroy();
    else socket.write(text, () => setTimeout(() => socket.resetAndDestroy(), 50));
  };

/** Writes a text and then the same byte, again and again, until the other side ends. */
const drip =
  (text: string, byte: string): Serve =>
  (socket) => {
    socket.write(text);
    const timer = setInterval(() => socket.write(byte), 20);
    socket.on('close', () => clearInterval(timer));
  };

/** Writes as much as the other side takes. */
const pour =
  (head: string, part: Buffer | string, count: number): Serve =>
  (socket) => {
    socket.write(head);
    let left = count;
    const more = () => {
      while (left > 0 && !socket.destroyed) {
        left -= 1;
        if (!socket.write(part)) break;
      }
    };
    socket.on('drain', more);
    more();
  };

test('a call is one POST with its body and its headers', async () => {
  const { endpoint } = await called(answerWith(200));
  const [request] = endpoint.requests;
  expect(request?.line).toBe('POST /hook?shop=1 HTTP/1.1');
  expect(request?.body).toBe('{"type":"order.confirmed"}');
  expect(request?.headers).toEqual({
    host: `127.0.0.1:${endpoint.port}`,
    connection: 'close',
    'content-type': 'application/json',
    'content-length': '26',
    'user-agent': 'order-service',
    'webhook-id': '7K3M9Q-X1QF65-V805T8:2',
    'webhook-timestamp': expect.stringMatching(/^\d{10}$/),
    'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
  });
});

describe('an answer', () => {
  test.each<readonly [string, Serve, WebhookAnswer]>([
    ['200 with a body', answerWith(200, {}, 'fine'), answered(200, 'fine')],
    ['204', raw('HTTP/1.1 204 None\r\n\r\n'), answered(204)],
    ['400', answerWith(400, {}, 'no'), answered(400, 'no')],
    ['410', answerWith(410), answered(410)],
    ['429 with Retry-After', answerWith(429, { 'Retry-After': '120' }), answered(429, '', '120')],
    [
      '503 with a date',
      answerWith(503, { 'Retry-After': 'Sat, 21 Nov 2026 10:00:00 GMT' }),
      answered(503, '', 'Sat, 21 Nov 2026 10:00:00 GMT'),
    ],
    ['an endless Retry-After', answerWith(503, { 'Retry-After': '9'.repeat(999) }), answered(503, '', '9'.repeat(64))],
    [
      'chunks',
      raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n', '2\r\nfi\r\n2\r\nne\r\n0\r\n\r\n'),
      answered(200, 'fine'),
    ],
    ['the end of the connection as its end', rawThenEnd('HTTP/1.0 200 OK\r\n\r\nfine'), answered(200, 'fine')],
    [
      'answers before it',
      raw('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\n\r\n', 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'),
      answered(200),
    ],
    [
      'a compressed body, which nobody asked for',
      answerWith(200, { 'content-encoding': 'gzip' }, 'no gzip'),
      answered(200, 'no gzip'),
    ],
  ])('may be %s', async (_, serve, answer) => {
    expect((await called(serve)).answer).toEqual(answer);
  });

  test.each([301, 302, 303, 307, 308])('with the redirect %d is not followed', async (status) => {
    const { answer, endpoint } = await called(answerWith(status, { Location: '/elsewhere' }));
    expect(answer).toEqual(answered(status));
    expect(endpoint.requests).toHaveLength(1);
  });
});

describe('a body', () => {
  const bytesOf = (answer: WebhookAnswer): number => (answer.kind === 'answered' ? Buffer.byteLength(answer.body) : 0);

  test('that is not UTF-8 becomes text', async () => {
    const bytes = Buffer.from([0x66, 0xff, 0xfe, 0x80, 0x67]);
    const serve: Serve = (socket) => socket.end(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), bytes]));
    expect((await called(serve)).answer).toEqual(answered(200, 'f\ufffd\ufffd\ufffdg'));
  });

  test('of 10 MB is read up to 64 KB, and its connection ends', async () => {
    const serve = pour('HTTP/1.1 200 OK\r\ncontent-length: 10485760\r\n\r\n', Buffer.alloc(65_536, 'a'), 160);
    const { answer } = await called(serve);
    expect(answer).toEqual(answered(200, 'a'.repeat(65_536)));
  });

  test('without an end is read up to 64 KB, and its connection ends', async () => {
    const { answer } = await called(
      pour('HTTP/1.1 500 Oh\r\n\r\n', Buffer.alloc(1_000, 'a'), Number.POSITIVE_INFINITY),
    );
    expect(bytesOf(answer)).toBe(65_536);
  });

  test('is cut between characters', async () => {
    const { answer } = await called(rawThenEnd(`HTTP/1.1 200 OK\r\n\r\na${'é'.repeat(40_000)}`));
    expect(answer).toEqual(answered(200, `a${'é'.repeat(32_767)}`));
  });

  test('of other bytes has 64 KB as text too', async () => {
    const { answer } = await called(pour('HTTP/1.1 200 OK\r\n\r\n', Buffer.alloc(1_000, 0xff), 100));
    expect(answer).toEqual(answered(200, '\ufffd'.repeat(21_845)));
  });
});

describe('no answer', () => {
  test.each<readonly [string, Serve, WebhookAnswer]>([
    ['an end', (socket) => socket.end(), failed('connection-failed')],
    ['a reset', rawThenReset(''), failed('connection-failed')],
    ['half a head, then the end', rawThenEnd('HTTP/1.1 200 OK\r\ncontent-'), failed('connection-failed')],
    [
      'half a body, then the end',
      rawThenEnd('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'),
      failed('connection-failed'),
    ],
    [
      'half a body, then a reset',
      rawThenReset('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'),
      failed('connection-failed'),
    ],
    [
      'half of the chunks',
      rawThenEnd('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nhalf'),
      failed('connection-failed'),
    ],
    ['something else than HTTP', raw('220 mail.example ESMTP\r\n'), failed('connection-failed')],
    [
      'two lengths',
      raw('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'),
      failed('connection-failed'),
    ],
    [
      'another protocol',
      raw('HTTP/1.1 101 Switching\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
      failed('connection-failed'),
    ],
    [
      'headers without an end',
      pour('HTTP/1.1 200 OK\r\n', 'a: b\r\n', Number.POSITIVE_INFINITY),
      failed('connection-failed'),
    ],
  ])('but %s is a failure', async (_, serve, answer) => {
    expect((await called(serve)).answer).toEqual(answer);
  });

  test.each<readonly [string, Serve]>([
    ['silence', () => undefined],
    ['half a head, then silence', raw('HTTP/1.1 200 OK\r\ncontent-')],
    ['half a body, then silence', raw('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf')],
    ['a head in drops', drip('HTTP/1.1 200 OK\r\nx: ', 'a')],
    ['a body in drops', drip('HTTP/1.1 200 OK\r\n\r\n', 'a')],
    ['answers before the answer, again and again', drip('', 'HTTP/1.1 102 Processing\r\n\r\n')],
  ])('but %s ends with the time of the call', async (_, serve) => {
    const { answer, milliseconds } = await called(serve, 400);
    expect(answer).toEqual(failed('timed-out'));
    expect(milliseconds).toBeGreaterThanOrEqual(390);
    expect(milliseconds).toBeLessThan(5_000);
  });

  test('comes from a port where nobody listens', async () => {
    const endpoint = await receiver(answerWith(200));
    const free = endpoint.port === 65_535 ? endpoint.port - 1 : endpoint.port + 1;
    const { answer } = await localCalls().call(callOf(`http://127.0.0.2:${free}/`));
    expect(answer).toEqual(failed('connection-failed'));
  });

  test('comes from port 0', async () => {
    expect((await localCalls().call(callOf('http://127.0.0.1:0/'))).answer).toEqual(failed('connection-failed'));
  });

  test('comes to a call that HTTP cannot say', async () => {
    const call = callOf('http://127.0.0.1:1/', { eventId: 'a\r\nb: c' });
    expect((await localCalls().call(call)).answer).toEqual(failed('connection-failed'));
  });

  test('comes from a name that is not resolved in time', async () => {
    const calls = localCalls({ timeoutMs: 200 });
    expect((await calls.call(callOf('http://shop.test/'))).answer).toEqual(failed('timed-out'));
  });
});
