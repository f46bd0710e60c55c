import { expect, test } from '@jest/globals';
import { sendHttpFile } from '#test/process/clients/http-file';
import { failed, missing, textOf, useCases } from '#test/process/clients/request-files';
import { serve } from '#test/process/local-server';
import { faultOfLine } from '#test/process/log-lines';

/** A deployed function asks a server of names for the host of an endpoint; a test has none. */
const asksForNames = (path: string): boolean => path.includes('/v1/webhook-endpoints');
const requestsOf = (file: string): string =>
  file
    .split(/^(?=###)/m)
    .filter((block) => !asksForNames(block))
    .join('');

test('orders.http succeeds on the deployed functions', async () => {
  const { url, output } = await serve('--functions');
  const sent = await sendHttpFile(requestsOf(textOf('orders.http')), { baseUrl: url });
  const sendable = useCases.filter(({ path }) => !asksForNames(path));
  expect(failed(sent)).toEqual([]);
  expect(missing(sent, sendable)).toEqual([]);
  const pages = [
    '/health',
    '/ready',
    '/docs',
    '/openapi.json',
    '/v1',
    '/problems',
    '/problems/out-of-stock',
    '/nowhere',
  ];
  const statuses = await Promise.all(pages.map(async (page) => (await fetch(`${url}${page}`)).status));
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 404]);
  expect((await fetch(`${url}/health`, { method: 'DELETE' })).headers.get('allow')).toBe('GET, HEAD');
  const lines = output()
    .split('\n')
    .filter((line) => line.startsWith('{"level"'));
  expect(lines.flatMap((line) => faultOfLine(line) ?? [])).toEqual([]);
  const called = new Set(lines.map((line) => JSON.parse(line).operation));
  // The file has no request that a payment provider signs.
  const unsigned = sendable.filter(({ request }) => request.unread === undefined);
  expect(unsigned.map(({ id }) => id).filter((id) => !called.has(id))).toEqual([]);
  expect(output()).toContain('"OrdersPlaced":1');
}, 180_000);
