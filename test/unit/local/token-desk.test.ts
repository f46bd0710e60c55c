import { expect, test } from '@jest/globals';
import { scopes } from '#domain/access/caller';
import { replyWithReferenceStart, replyWithTokenDesk } from '#infrastructure/local/dev/reference';
import { takeToken, tokenRequest, usualSubject } from '../../../src/infrastructure/local/dev/token-desk.js';

const customer = { role: 'customer', subject: 'cus_ada', scopes: [] };
const staff = { role: 'staff', subject: 'op_1', scopes: ['orders:read'] };

test('a customer asks without scopes, staff with those that they chose', () => {
  expect(tokenRequest(customer)).toEqual({ role: 'customer', sub: 'cus_ada' });
  expect(tokenRequest(staff)).toEqual({ role: 'staff', sub: 'op_1', scopes: ['orders:read'] });
  expect(['customer', 'staff'].map(usualSubject)).toEqual(['cus_ada', 'op_1']);
});

const replying = (body: object) => async () => body;

test('a token is given to the page', async () => {
  const given: string[] = [];
  const text = await takeToken(replying({ token: 'eyJ' }), (token) => given.push(token), staff);
  expect([text, given]).toEqual(['Requests are sent as staff op_1, for 12 hours.', ['eyJ']]);
});

test('a refusal is told, and the page keeps its token', async () => {
  const given: string[] = [];
  const refusing = replying({ code: 'validation-failed', detail: 'A field is not valid.' });
  const text = await takeToken(refusing, (token) => given.push(token), customer);
  expect([text, given]).toEqual(['A field is not valid.', []]);
});

test('a server that has stopped is told', async () => {
  const stopped = async () => {
    throw new TypeError('fetch failed');
  };
  expect(await takeToken(stopped, () => undefined, customer)).toBe('The server does not answer.');
});

test('the local server starts the reference with the form and all scopes', async () => {
  const { headers, body } = await replyWithReferenceStart();
  expect(headers).toEqual({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' });
  expect(body).toContain(`showTokenDesk(document, openReference(window.SwaggerUIBundle), ${JSON.stringify(scopes)})`);
});

test('the form is a file beside the server', async () => {
  const file = new TextEncoder().encode('export const showTokenDesk = 1;');
  expect((await replyWithTokenDesk((name) => (name === 'token-desk.js' ? file : undefined))).body).toBe(file);
  await expect(replyWithTokenDesk(() => undefined)).rejects.toThrow('token-desk.js is not beside the server');
});
