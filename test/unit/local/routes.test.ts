import { expect, test } from '@jest/globals';
import { type LocalRoutes, routed } from '#infrastructure/local/dev/routes';

const reply = (body: string) => async () => ({ status: 200, headers: {}, body });
const routes: LocalRoutes = {
  '/dev/tokens': { method: 'POST', reply: reply('a token') },
  '/dev/events': { method: 'GET', reply: reply('events') },
};
const ask = (method: string, path: string) => routed(routes, { method, path, requestId: 'request-1' });

test('a local route answers its method', async () => {
  expect((await ask('POST', '/dev/tokens'))?.body).toBe('a token');
  expect((await ask('GET', '/dev/events'))?.body).toBe('events');
});

test.each([
  ['GET', '/dev/tokens', 'POST'],
  ['DELETE', '/dev/events', 'GET, HEAD'],
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
