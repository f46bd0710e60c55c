import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, expect, test } from '@jest/globals';
import { createClient } from '#adapters/dynamodb/engine/client';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import { customerTags } from '#adapters/system/customer-tags';
import { createTable } from '#infrastructure/local/aws/create-table';
import { localClientOptions } from '#infrastructure/local/aws/local-client';
import { engineProgram, startEngine } from '#infrastructure/local/engine';
import { awsEndpoint } from '#test/adapters/aws-endpoint';
import { ada } from '#test/builders/callers';
import { portsOfTable } from '#test/builders/ports/table-ports';
import { type Client, clientOf, customerToken, eventually, staffToken, stock } from '#test/process/client';
import { serve } from '#test/process/local-server';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'transfer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const begin = (
  name: 'export' | 'import',
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
) => {
  const { DYNAMODB_ENDPOINT: _, ...env } = process.env;
  const command = ['--import', 'tsx', `scripts/operate/${name}.ts`, ...args];
  const child: ChildProcess = spawn(process.execPath, command, {
    cwd: root,
    env: { ...env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout?.on('data', (part) => (out += part));
  child.stderr?.on('data', (part) => (err += part));
  return { child, ended: once(child, 'close').then(([code]) => ({ code, out, err })) };
};
const run = (name: 'export' | 'import', ...args: readonly string[]) => begin(name, args).ended;

const place = async (call: Client, key: string, fields: object = {}): Promise<string> => {
  const body = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }], ...fields };
  return (await call('/v1/orders', { token: await customerToken(call), key, body })).json.id;
};

const countIn = async (endpoint: string): Promise<number> => {
  const client = createClient(localClientOptions(endpoint));
  const { Count = 0 } = await client.send(
    new ScanCommand({
      TableName: 'orders',
      Select: 'COUNT',
      FilterExpression: '#e = :order',
      ExpressionAttributeNames: { '#e': 'e' },
      ExpressionAttributeValues: { ':order': { S: 'order' } },
    }),
  );
  client.destroy();
  return Count;
};

/** Copies of an order with other times. */
const copiesOf = (line: string, count: number): string => {
  const { id: _, ...row } = JSON.parse(line);
  return Array.from({ length: count }, (__, index) => {
    const changes = row.changes.map((change: { readonly at: number }) => ({
      ...change,
      at: change.at - (index + 1) * 60_000,
    }));
    return `${JSON.stringify({ ...row, changes })}\n`;
  }).join('');
};

test('a shop moves to another folder: an import that is killed is run again, nobody gets a letter, and lists follow', async () => {
  const [old, other, file, catalog] = ['old', 'other', 'shop.jsonl', 'products.csv'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  const first = await serve('--empty', '--data', old);
  const call = clientOf(first.url);
  await stock(call, await staffToken(call), 'MUG', 10);
  const id = await place(call, 'one', { externalReference: 'web-1', email: 'ada@example.com' });
  await place(call, 'two');
  first.process.kill('SIGTERM');
  await first.ended;

  expect(await run('export', 'all', '--data', old, '--out', file)).toMatchObject({ code: 0, out: '' });
  expect(await run('export', 'products', '--data', old, '--format', 'csv', '--out', catalog)).toMatchObject({
    code: 0,
  });
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  const order = lines.find((line) => line.includes('"kind":"order"') && !line.includes('web-1')) ?? '';
  appendFileSync(file, copiesOf(order, 600));

  const second = await serve('--empty', '--data', other);
  const target = ['--endpoint', second.endpoint ?? ''];
  const killed = begin('import', [file, ...target]);
  await eventually(
    () => countIn(second.endpoint ?? ''),
    (count) => count >= 30,
  );
  killed.child.kill('SIGKILL');
  await killed.ended;
  const reached = await countIn(second.endpoint ?? '');
  expect(reached).toBeLessThan(602);

  expect(await run('import', file, ...target, '--dry-run')).toMatchObject({ code: 0 });
  expect(await countIn(second.endpoint ?? '')).toBe(reached);
  const { code, out } = await run('import', file, ...target);
  const [, written, present] = /^(\d+) written, (\d+) there already, 0 refused\n$/.exec(out) ?? [];
  expect([code, Number(written) + Number(present), Number(present) >= reached]).toEqual([0, 603, true]);
  expect(await countIn(second.endpoint ?? '')).toBe(602);
  expect(await run('import', catalog, ...target)).toMatchObject({
    code: 0,
    out: '0 written, 1 there already, 0 refused\n',
  });

  const there = clientOf(second.url);
  const token = await staffToken(there);
  expect((await there(`/v1/orders/${id}`, { token })).json).toMatchObject({ externalReference: 'web-1' });
  await eventually(
    () => there('/v1/orders?sku=MUG&limit=100', { token }),
    (answer) => answer.json.orders.length === 100,
  );
  // The reader of the stream has come to this order, behind all of the import.
  const later = await place(there, 'three');
  const { json } = await eventually(
    () => there('/dev/events'),
    ({ json: { events } }) => events.some((event: { readonly source: string }) => event.source.endsWith(later)),
  );
  const published = new Set(json.events.map(({ source }: { readonly source: string }) => source));
  expect([...published].filter((source) => source !== `/v1/orders/${later}`)).toEqual([]);
  expect((await there('/dev/mailbox')).json.letters).toEqual([]);
}, 240_000);

test('a stage gets the ids, the table and the shards of its own functions', async () => {
  const program = engineProgram();
  if (program === undefined) throw new Error('the embedded engine is not installed: npm ci');
  const engine = await startEngine(program, undefined);
  try {
    const table = 'order-service-dev-2';
    const client = createClient(localClientOptions(engine.endpoint));
    await createTable(client, table);
    const shards: ShardSchedule = [{ from: 0, shards: 3 }];
    const tagSecrets = [{ from: 0, secret: 'the secret of the stage dev' }];
    const variables = {
      TABLE_NAME: table,
      SHARDS: JSON.stringify(shards),
      TAG_SECRETS: JSON.stringify(tagSecrets),
    };
    const lambda = await awsEndpoint(() => ({ status: 200, body: { Environment: { Variables: variables } } }));
    const aws = {
      AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
      ...{ AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
    };
    const page = readFileSync(join(root, 'docs/transfer.md'), 'utf8');
    const [text = ''] = /\{\n {2}"kind": "order"[\s\S]+?\n\}/.exec(page) ?? [];
    const file = join(folder, 'stage.jsonl');
    writeFileSync(file, `${JSON.stringify(JSON.parse(text))}\n`);
    expect(await begin('import', [file, '--stage', 'dev'], aws).ended).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^1 written/),
    });
    expect(lambda.calls.map(({ path }) => path)).toEqual([
      expect.stringContaining('/functions/order-service-dev-project-changes/configuration'),
      expect.stringContaining('/functions/order-service-dev_orders_placeOrder/configuration'),
    ]);
    const { tagsOf } = customerTags(tagSecrets);
    const ports = portsOfTable({ client, table, shards, tagsOf });
    const { items } = await ports.orderLists().ofCustomer(ada, { limit: 2 });
    expect(items.map(({ externalReference, status }) => [externalReference, status])).toEqual([
      ['old-shop-10042', 'completed'],
    ]);
    expect((await ports.orderLists().ofShop({ limit: 2 })).items.map(({ id }) => id)).toEqual(
      items.map(({ id }) => id),
    );
    client.destroy();
  } finally {
    await engine.stop();
  }
}, 120_000);

test('rows that are malformed or differ are refused with their lines, and the exit code says so', async () => {
  const server = await serve('--empty');
  const target = ['--endpoint', server.endpoint ?? ''];
  const file = join(folder, 'rows.jsonl');
  const mug = {
    kind: 'product',
    sku: 'MUG',
    name: 'Mug',
    prices: { EUR: 850 },
    taxCategory: 'standard',
    requiresShipping: true,
  };
  const rows = [mug, { ...mug, name: 'Cup' }, { ...mug, sku: 'CUP', price: 1 }, { ...mug, sku: 'CUP' }];
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  expect(await run('import', file, ...target)).toEqual({
    code: 1,
    out: '2 written, 0 there already, 2 refused\n',
    err: expect.stringContaining(`${file}, line 3: price is not known\n`),
  });
  expect(await run('import', file, ...target)).toMatchObject({
    code: 1,
    out: '0 written, 2 there already, 2 refused\n',
    err: expect.stringContaining(`${file}, line 2: product MUG conflicts: the table has another item s#MUG s#MUG\n`),
  });
}, 120_000);
