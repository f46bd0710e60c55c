import { describe, expect, test } from '@jest/globals';
import { listening, replyIn, sending, until } from '#test/unit/gateway/raw';

const get = (more = '', path = '/v1/products') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;
const chunked = 'POST /v1/quotes HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n';

describe('a request that Node.js does not hand over gets a problem document', () => {
  test.each([
    ['no HTTP', 'nonsense\r\n\r\n', 400, 'invalid-header'],
    ['an unknown method', 'GRAB / HTTP/1.1\r\nHost: localhost\r\n\r\n', 400, 'invalid-header'],
    ['another version', 'GET / HTTP/9.9\r\nHost: localhost\r\n\r\n', 400, 'invalid-header'],
    ['a header without a colon', get('nonsense\r\n'), 400, 'invalid-header'],
    ['two lengths', get('Content-Length: 1\r\nContent-Length: 2\r\n'), 400, 'invalid-header'],
    ['a length and chunks', get('Content-Length: 1\r\nTransfer-Encoding: chunked\r\n'), 400, 'invalid-header'],
    ['a bad chunk', `${chunked}zz\r\n`, 400, 'invalid-header'],
    ['too large headers', get(`a: ${'x'.repeat(17_000)}\r\n`), 431, 'invalid-header'],
    ['too many chunk extensions', `${chunked}1;a=${'x'.repeat(17_000)}\r\nx\r\n0\r\n\r\n`, 413, 'body-too-large'],
    [
      'a coded body',
      `${get('Transfer-Encoding: gzip, chunked\r\n').replace('GET', 'POST')}0\r\n\r\n`,
      501,
      'invalid-header',
    ],
    ['an expectation', get('Expect: a-miracle\r\n'), 417, 'invalid-header'],
    ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n', 405, 'method-not-allowed'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400, 'invalid-header'],
    ['two hosts', get('Host: localhost\r\n'), 400, 'invalid-header'],
  ])('%s', async (_, text, status, code) => {
    const { port } = await listening();
    const { received, closed } = await sending(port, text);
    await closed;
    const { headers, body, ...reply } = replyIn(received());
    expect([reply.status, headers['content-type'], headers.connection]).toEqual([
      status,
      'application/problem+json',
      'close',
    ]);
    const problem = JSON.parse(body);
    expect(problem).toMatchObject({ status, code, type: `/problems/${code}`, requestId: headers['x-request-id'] });
    expect(problem.detail).toMatch(/[A-Z].*\.$/);
  });

  test.each([
    ['no HTTP', '\x00garbage\r\n\r\n', 400],
    ['a tunnel', 'CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n', 405],
  ])('after the replies to the requests before it: %s', async (_, text, status) => {
    const { port } = await listening();
    const { received, closed } = await sending(port, `${get()}${get()}${text}`);
    await closed;
    const statuses = [...received().matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, code]) => Number(code));
    expect(statuses).toEqual([200, 200, status]);
  });

  test('late headers', async () => {
    const { port } = await listening({ times: { headersMs: 50 } });
    const { received, closed } = await sending(port, 'GET / HTTP/1.1\r\nHost: loc');
    await closed;
    const { status, body } = replyIn(received());
    expect([status, JSON.parse(body).code]).toEqual([408, 'temporarily-unavailable']);
  });

  test('100-continue is answered as usual', async () => {
    const { port } = await listening();
    const body = 'Content-Length: 2\r\nExpect: 100-continue\r\n';
    const { received, socket } = await sending(port, `POST / HTTP/1.1\r\nHost: localhost\r\n${body}\r\n`);
    await until(() => received().includes('100 Continue'));
    socket.write('{}');
    await until(() => received().includes('hello'));
  });
});

describe('the host of a request', () => {
  test.each([
    'localhost',
    'LOCALHOST:4000',
    'localhost.',
    'localhost.:4000',
    'localhost:',
    '127.0.0.1:80',
    '[::1]:4000',
    '[::1]',
  ])('may be %s', async (host) => {
    const { port } = await listening();
    const { received } = await sending(port, `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    await until(() => received().includes('hello'));
  });

  test.each([
    'evil.example',
    'localhost..',
    '.localhost',
    'localhost.evil.example:4000',
    '127.0.0.1.evil.example',
    '192.0.2.1',
    '',
  ])('may not be %j, for a local route either', async (host) => {
    const localRoute = () => Promise.reject(new Error('reached'));
    const { port } = await listening({ localRoute });
    const { received, closed } = await sending(port, `POST /dev/tokens HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    await closed;
    const { status, body } = replyIn(received());
    expect([status, JSON.parse(body)]).toEqual([
      421,
      expect.objectContaining({ code: 'invalid-header', instance: '/dev/tokens' }),
    ]);
  });
});

test('a page of a listed origin can read the reply of a local route', async () => {
  const reply = { status: 200, headers: {}, body: 'token' };
  const { port } = await listening({ localRoute: async () => reply, corsOrigins: ['https://shop.test'] });
  for (const [origin, allowed] of [
    ['https://shop.test', 'https://shop.test'],
    ['https://evil.test', undefined],
  ]) {
    const { received } = await sending(port, get(`Origin: ${origin}\r\n`, '/dev/tokens'));
    await until(() => received().includes('token'));
    expect(replyIn(received()).headers).toMatchObject({ vary: 'origin' });
    expect(replyIn(received()).headers['access-control-allow-origin']).toBe(allowed);
  }
});

test('HEAD of a local route has the headers of GET', async () => {
  const localRoute = ({ method }: { readonly method: string }) =>
    method === 'GET' ? Promise.resolve({ status: 200, headers: { etag: '1' }, body: 'events' }) : undefined;
  const { port } = await listening({ localRoute });
  const { received } = await sending(port, 'HEAD /dev/events HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await until(() => received().includes('\r\n\r\n'));
  expect(replyIn(received())).toMatchObject({ status: 200, headers: { etag: '1' }, body: '' });
});

test('a client that never reads its reply loses its connection', async () => {
  const large = 'x'.repeat(64 * 1_024 * 1_024);
  const { port } = await listening({
    handler: async () => ({ statusCode: 200, headers: {}, body: large, isBase64Encoded: false }),
    times: { replyMs: 200 },
  });
  const { socket, closed, received } = await sending(port, get());
  socket.pause();
  await new Promise((resolve) => setTimeout(resolve, 600));
  socket.resume();
  await closed;
  expect(received().length).toBeLessThan(large.length);
});

test('a client that leaves before its reply does not stop the server', async () => {
  let answer = (): void => undefined;
  const waiting = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let asked = 0;
  const { port } = await listening({
    handler: async () => {
      asked += 1;
      if (asked === 1) await waiting;
      return { statusCode: 200, headers: {}, body: 'hello', isBase64Encoded: false };
    },
  });
  const { socket, closed } = await sending(port, get());
  await until(() => asked === 1);
  socket.resetAndDestroy();
  await closed;
  answer();
  const { received } = await sending(port, get());
  await until(() => received().includes('hello'));
});
