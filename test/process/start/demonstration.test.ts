import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, expect, test } from '@jest/globals';
import { createClient } from '#adapters/dynamodb/engine/client';
import { clientOf } from '#test/process/client';
import { printed, type Ready, run, serveForAll } from '#test/process/local-server';

let server: Ready;
beforeAll(async () => {
  server = await serveForAll();
});

test('seeds a demonstration shop and serves it', async () => {
  const call = clientOf(server.url);
  expect(server).toMatchObject({ store: 'embedded engine', seeded: { products: 34, orders: 120 } });
  expect((await call('/health')).json).toEqual({ status: 'alive' });
  expect((await call('/ready')).json).toEqual({ status: 'ready' });
  expect((await call('/v1/products?limit=100')).json.products).toHaveLength(34);
});

test('tells the address of its table, and lists its own routes', async () => {
  const { url, endpoint, table } = server;
  const client = createClient({
    endpoint: endpoint ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { Items } = await client.send(new ScanCommand({ TableName: table, Limit: 5 }));
  client.destroy();
  expect(Items).toHaveLength(5);

  const { routes } = (await clientOf(url)('/dev')).json;
  for (const { path, methods } of routes) {
    const body = methods[0] === 'GET' ? {} : { method: methods[0], body: '{}' };
    const answered = await fetch(`${url}${path}`, { ...body, headers: { 'content-type': 'application/json' } });
    // The stream of events has no end.
    await answered.body?.cancel();
    expect([path, answered.status !== 404 && answered.status < 500]).toEqual([path, true]);
  }
  expect(routes.length).toBeGreaterThan(5);
});

test('has a page for developers whose commands place an order', async () => {
  const { url } = server;
  const { text } = await clientOf(url)('/dev', { headers: { accept: 'text/html' } });
  const commands = /<pre>([\s\S]+?)<\/pre>/.exec(text)?.[1] ?? '';
  const script = commands
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
  const { execFileSync } = await import('node:child_process');
  const output = execFileSync('sh', ['-c', script.replaceAll(/\n\n/g, '\necho\n')], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  const [order, list] = output
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  expect(order).toMatchObject({ status: 'confirmed', customerId: 'cus_ada' });
  expect(list.orders[0].id).toBe(order.id);
  for (const [, link] of text.matchAll(/href="(\/[^"]*)"/g))
    expect([link, (await fetch(`${url}${link}`)).status]).toEqual([link, 200]);
});

test('prints readable lines and a working curl command', async () => {
  const started = run(['--port', '0', '--log-level', 'silent']);
  const line = await printed(started, (output) => /^Try +(curl .*)$/m.exec(output)?.[1]);
  for (const name of ['Order service', 'Data', 'Table', 'Shop', 'Console', 'API', 'Reference', 'Health'])
    expect(started.output()).toContain(name);
  const { execFileSync } = await import('node:child_process');
  const quote = JSON.parse(execFileSync('sh', ['-c', line], { encoding: 'utf8', timeout: 10_000 }));
  expect(quote.totals.subtotalAmount).toBe(5997);
});
