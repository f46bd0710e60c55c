import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BatchWriteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, expect, test } from '@jest/globals';
import { createClient } from '#adapters/dynamodb/engine/client';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import type { OrderId } from '#domain/orders/order-id';
import { createTable } from '#infrastructure/local/aws/create-table';
import { localClientOptions } from '#infrastructure/local/aws/local-client';
import { engineProgram, startEngine } from '#infrastructure/local/engine';
import { awsEndpoint } from '#test/adapters/aws-endpoint';
import { tenOClock } from '#test/builders/clock';
import { orderRecord, writing } from '#test/builders/orders';
import { portsOfTable } from '#test/builders/ports/table-ports';
import { product } from '#test/builders/products';
import { type Client, clientOf, customerToken, eventually, staffToken, stock } from '#test/process/client';
import { printed, readyLine, run, serve } from '#test/process/local-server';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'orders-'));
const folders = [folder];
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true, force: true });
});

const placed = async (call: Client, key: string): Promise<string> => {
  const body = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] };
  return (await call('/v1/orders', { token: await customerToken(call), key, body })).json.id;
};

/** The orders with mugs, the newest first, as soon as there are so many. */
const listed = async (call: Client, count: number): Promise<readonly string[]> => {
  const token = await staffToken(call);
  const { json } = await eventually(
    () => call('/v1/orders?sku=MUG', { token }),
    (answer) => answer.json.orders.length === count,
  );
  return json.orders.map(({ id }: { readonly id: string }) => id);
};

/** Takes the projection away, as in a folder of an older release. */
const forget = async (of: string): Promise<number> => {
  const program = engineProgram();
  if (program === undefined) throw new Error('the embedded engine is not installed: npm ci');
  const engine = await startEngine(program, of);
  const client = createClient(localClientOptions(engine.endpoint));
  const { Items = [] } = await client.send(new ScanCommand({ TableName: 'orders', ConsistentRead: true }));
  const deletions = Items.filter(({ pk }) => pk?.S?.startsWith('q#')).map(({ pk, sk }) => ({
    DeleteRequest: { Key: { pk, sk } },
  }));
  await client.send(new BatchWriteItemCommand({ RequestItems: { orders: deletions as never } }));
  client.destroy();
  await engine.stop();
  return deletions.length;
};

/** Runs the command. `interruptAfter`: then it gets Ctrl-C. */
const rebuild = (
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  interruptAfter?: Promise<unknown>,
): Promise<{ readonly code: number; readonly out: string }> =>
  new Promise((resolve) => {
    const { DYNAMODB_ENDPOINT: _, ...env } = process.env;
    const asked = ['--import', 'tsx', 'scripts/operate/rebuild.ts', 'orders-by-facet', ...args];
    const child = execFile(
      process.execPath,
      asked,
      { cwd: root, env: { ...env, ...variables } },
      (__, stdout, stderr) => resolve({ code: child.exitCode ?? -1, out: `${stdout}${stderr}` }),
    );
    void interruptAfter?.then(() => child.kill('SIGINT'));
  });

test('orders are listed by sku moments after they are placed, and again after a lost projection is rebuilt', async () => {
  const server = await serve('--empty', '--data', folder);
  const call = clientOf(server.url);
  await stock(call, await staffToken(call), 'MUG', 10);
  const ids = [await placed(call, 'one'), await placed(call, 'two')];
  expect(await listed(call, 2)).toEqual(ids.toReversed());
  server.process.kill('SIGTERM');
  await server.ended;

  expect(await forget(folder)).toBe(2);
  expect(await rebuild(['--data', folder])).toEqual({ code: 0, out: '2 orders, 2 entries\n' });

  const again = clientOf((await serve('--data', folder)).url);
  const third = await placed(again, 'three');
  expect(await listed(again, 3)).toEqual([third, ...ids.toReversed()]);
});

test.each([
  ['', 'stream.json'],
  // In an older release each job had a position of its own; this one was behind the publisher's.
  [' in a folder of an older release', 'stream-projectChanges.json'],
])('after kill -9 with --data%s the projection continues where it was', async (_, behind) => {
  const own = mkdtempSync(join(tmpdir(), 'orders-'));
  folders.push(own);
  const server = await serve('--empty', '--data', own);
  const call = clientOf(server.url);
  await stock(call, await staffToken(call), 'MUG', 10);
  await placed(call, 'one');
  await listed(call, 1);
  // The position is saved right after the projection.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const before = readFileSync(join(own, 'stream.json'));
  const two = await placed(call, 'two');
  await listed(call, 2);
  server.process.kill('SIGKILL');
  await server.ended;
  // Simulates a kill before the second order was projected, which would otherwise depend on milliseconds.
  await forget(own);
  writeFileSync(join(own, behind), before);
  expect(await listed(clientOf((await serve('--data', own)).url), 1)).toEqual([two]);
});

test('a deployed stage is rebuilt with the table and the shards of its job, and from where a run was stopped', async () => {
  const program = engineProgram();
  if (program === undefined) throw new Error('the embedded engine is not installed: npm ci');
  const engine = await startEngine(program, undefined);
  try {
    const client = createClient(localClientOptions(engine.endpoint));
    await createTable(client, 'order-service-dev-2');
    const shards: ShardSchedule = [{ from: 0, shards: 3 }];
    const ports = portsOfTable({ client, table: 'order-service-dev-2', shards });
    const records = [0, 1, 2, 3, 4].map((index) => orderRecord({ at: tenOClock + index }));
    for (const record of records) await ports.commit()([writing(record)]);
    const lambda = await awsEndpoint(() => ({
      status: 200,
      body: { Environment: { Variables: { TABLE_NAME: 'order-service-dev-2', SHARDS: JSON.stringify(shards) } } },
    }));
    const aws = {
      AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
      ...{ AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
    };
    const inProjection = async () => (await ports.ordersByFacet().page({ facet: product().sku, limit: 10 })).items;
    const newestFirst = records.map(({ id }) => id).toReversed();

    // The second round begins after the position of the first is known.
    const inSecondRound = eventually(inProjection, (ids) => ids.length >= 2);
    const stopped = await rebuild(['--stage', 'dev', '--per-second', '1'], aws, inSecondRound);
    const [, position = ''] = /continue with --after (\S+)/.exec(stopped.out) ?? [];
    expect([stopped.code, newestFirst.includes(position as OrderId)]).toEqual([130, true]);
    const done = newestFirst.slice(0, newestFirst.indexOf(position as OrderId) + 1);
    expect(done.length).toBeLessThan(5);
    expect(await inProjection()).toEqual(expect.arrayContaining(done));

    const left = 5 - done.length;
    expect(await rebuild(['--stage', 'dev', '--after', position], aws)).toEqual({
      code: 0,
      // A slow run also prints its progress.
      out: expect.stringMatching(new RegExp(`(^|\\n)${left} orders, ${left} entries\\n$`)),
    });
    expect(await inProjection()).toEqual(newestFirst);
    expect(lambda.calls[0]?.path).toContain('/functions/order-service-dev-project-changes/configuration');
    client.destroy();
  } finally {
    await engine.stop();
  }
});

test('the demonstration has its orders by sku', async () => {
  const { url } = await serve();
  const call = clientOf(url);
  const token = await staffToken(call);
  const { json } = await eventually(
    () => call('/v1/orders?sku=TEE-M&limit=100', { token }),
    (answer) => answer.json.orders.length > 5,
  );
  expect(json.orders.length).toBeGreaterThan(5);
  const [{ id }] = json.orders;
  const order = await call(`/v1/orders/${id}`, { token });
  expect(order.json.lines.map(({ sku }: { readonly sku: string }) => sku)).toContain('TEE-M');
});

test('in memory, without an engine, orders are listed by sku too', async () => {
  const elsewhere = `--import=data:text/javascript,Object.defineProperty(process,'platform',{value:'sunos'})`;
  const started = run(['--port', '0', '--json', '--empty'], { NODE_OPTIONS: elsewhere });
  const call = clientOf((await printed(started, readyLine)).url);
  await stock(call, await staffToken(call), 'MUG', 10);
  const ids = [await placed(call, 'one'), await placed(call, 'two')];
  expect(await listed(call, 2)).toEqual(ids.toReversed());
});
