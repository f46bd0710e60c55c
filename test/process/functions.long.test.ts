import { expect, test } from '@jest/globals';
import { sendHttpFile } from '#test/process/clients/http-file';
import { failed, missing, textOf, useCases } from '#test/process/clients/request-files';
import { serve } from '#test/process/local-server';
import { faultOfLine } from '#test/process/log-lines';

test('orders.http succeeds on the deployed functions', async () => {
  const { url, output } = await serve('--functions');
  const sent = await sendHttpFile(textOf('orders.http'), { baseUrl: url });
  expect(failed(sent)).toEqual([]);
  expect(missing(sent)).toEqual([]);
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
  const unsigned = useCases.filter(({ request }) => request.unread === undefined);
  expect(unsigned.map(({ id }) => id).filter((id) => !called.has(id))).toEqual([]);
  expect(output()).toContain('"OrdersPlaced":1');
}, 180_000);
