import { expect, test } from '@jest/globals';
import { type LocalRoutes, routed } from '#infrastructure/local/dev/routes';

const reply = (body: string) => async () => ({ status: 200, headers: {}, body });
const routes: LocalRoutes = {
  '/dev/tokens': { POST: reply('a token') },
  '/dev/events': { GET: reply('events') },
  '/dev/clock': { GET: reply('the time'), POST: reply('a later time') },
};
const ask = (method: string, path: string) => routed(routes, { method, path, requestId: 'request-1' });

test('a local route answers its methods', async () => {
  expect((await ask('POST', '/dev/tokens'))?.body).toBe('a token');
  expect((await ask('GET', '/dev/events'))?.body).toBe('events');
  expect((await ask('GET', '/dev/clock'))?.body).toBe('the time');
  expect((await ask('POST', '/dev/clock'))?.body).toBe('a later time');
});

test.each([
  ['GET', '/dev/tokens', 'POST'],
  ['DELETE', '/dev/events', 'GET, HEAD'],
  ['PUT', '/dev/clock', 'GET, HEAD, POST'],
  ['constructor', '/dev/clock', 'GET, HEAD, POST'],
])('%s %s is 405', async (method, path, allow) => {
  const { status, headers, body } = (await ask(method, path)) ?? {};
  expect([status, headers?.allow, JSON.parse(String(body)).code]).toEqual([405, allow, 'method-not-allowed']);
});

test.each([
  ['GET', '/v1/orders'],
  ['GET', '/dev/constructor'],
  ['GET', 'constructor'],
  ['OPTIONS', '/dev/tokens'],
])('%s %s is for the service', (method, path) => expect(ask(method, path)).toBeUndefined());
