import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createClient } from '#adapters/dynamodb/engine/client';
import { minutes } from '#domain/instant';
import { createTable } from '#infrastructure/local/aws/create-table';
import { type Engine, engineProgram, startEngine } from '#infrastructure/local/engine';
import { seededOrderIds } from '#test/builders/order-ids';
import { orderRecord, writing } from '#test/builders/orders';
import { portsOfTable } from '#test/builders/ports/table-ports';
import { product, stockingOf } from '#test/builders/products';
import { type Client, clientOf, customerToken, eventually, staffToken, stock } from '#test/process/client';
import { printed, readyLine, run, serve } from '#test/process/local-server';

let engine: Engine | undefined;
const folders = new Set<string>();
afterEach(async () => {
  await engine?.stop();
  engine = undefined;
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
});

// biome-ignore lint/suspicious/noExplicitAny: the tests check the answers.
type Told = any;

const eventsOf = async (call: Client): Promise<readonly Told[]> => (await call('/dev/events')).json.events;
const lettersOf = async (call: Client): Promise<readonly Told[]> => (await call('/dev/mailbox')).json.letters;

const body = { currency: 'EUR', email: 'ada@example.com', lines: [{ sku: 'MUG', quantity: 2 }] };

/** The trace of the confirmation. */
const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${trace}-00f067aa0ba902b7-01`;

/** The events of an order that is placed, confirmed and canceled. */
const live = async (call: Client) => {
  const [staff, ada] = [await staffToken(call), await customerToken(call)];
  await stock(call, staff, 'MUG', 6);
  const { id } = (await call('/v1/orders', { token: ada, key: 'first', body })).json;
  // Nobody is asked to pay an order that was confirmed meanwhile, and letters of one moment are sent in any order.
  const sent = (count: number) =>
    eventually(
      () => lettersOf(call),
      (letters) => letters.length >= count,
    );
  await sent(1);
  await call(`/v1/orders/${id}/confirm`, {
    ...{ method: 'POST', token: staff, key: 'confirm', body: {} },
    headers: { traceparent },
  });
  await sent(2);
  await call(`/v1/orders/${id}/cancel`, { token: staff, key: 'cancel', body: { reason: 'Ada called' } });
  const events = await eventually(
    () => eventsOf(call),
    (published) => published.some(({ type }) => type === 'order.canceled'),
  );
  return { id, events, letters: await sent(3) };
};

const expectLife = ({ id, events, letters }: Awaited<ReturnType<typeof live>>) => {
  const ofOrder = events.filter(({ source }) => source === `/v1/orders/${id}`);
  expect(ofOrder.map((event) => [event.specversion, event.id, event.type, event.sequence])).toEqual([
    ['1.0', `${id}:1`, 'order.placed', 1],
    ['1.0', `${id}:2`, 'order.confirmed', 2],
    ['1.0', `${id}:3`, 'order.canceled', 3],
  ]);
  const [placed, confirmed, canceled] = ofOrder.map((event) => event.traceparent.split('-')[1]);
  expect(confirmed).toBe(trace);
  expect(new Set([placed, confirmed, canceled]).size).toBe(3);
  expect(events.filter(({ source }) => source === '/v1/products/MUG')).toEqual([
    expect.objectContaining({ type: 'stock.low', data: { sku: 'MUG', available: 4, lowStockThreshold: 5 } }),
  ]);
  expect(JSON.stringify(events)).not.toMatch(/cus_ada|ada@|Ada called/);
  expect(letters.map(({ to, subject }) => [to, subject])).toEqual([
    ['ada@example.com', `We have received order ${id}`],
    ['ada@example.com', `Order ${id} is confirmed`],
    ['ada@example.com', `Order ${id} was canceled`],
  ]);
};

describe('npm start publishes committed changes', () => {
  test('from the stream of the embedded engine and sends letters', async () => {
    const server = await serve('--empty');
    expectLife(await live(clientOf(server.url)));
  });

  test('from memory without an engine', async () => {
    const elsewhere = `--import=data:text/javascript,Object.defineProperty(process,'platform',{value:'sunos'})`;
    const started = run(['--port', '0', '--json', '--empty', '--log-level', 'error'], { NODE_OPTIONS: elsewhere });
    expectLife(await live(clientOf((await printed(started, readyLine)).url)));
  });

  test('but not the demonstration', async () => {
    const server = await serve();
    const call = clientOf(server.url);
    const token = await customerToken(call);
    const placed = await call('/v1/orders', { token, key: 'first', body });
    const events = await eventually(
      () => eventsOf(call),
      (published) => published.length > 0,
    );
    expect(events.map(({ id }) => id)).toEqual([`${placed.json.id}:1`]);
  });

  test('with a log line for each run with changes, without personal data', async () => {
    const started = run(['--port', '0', '--json', '--empty']);
    const { url } = await printed(started, readyLine);
    const { id } = await live(clientOf(url));
    const linesOfJobs = async () => {
      const lines = started.output().split('\n');
      return lines.filter((line) => line.startsWith('{') && line.includes('"job"')).map((line) => JSON.parse(line));
    };
    const ofLetters = (lines: readonly Told[]) => lines.filter(({ job }) => job === 'notifyCustomer');
    // The letter is sent before its line is logged.
    const jobs = await eventually(linesOfJobs, (lines) => ofLetters(lines).length >= 3);
    expect(ofLetters(jobs)).toEqual(
      ['order.placed', 'order.confirmed', 'order.canceled'].map((type, index) => ({
        level: 'info',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        traceId: type === 'order.confirmed' ? trace : expect.stringMatching(/^[0-9a-f]{32}$/),
        job: 'notifyCustomer',
        event: `${id}:${index + 1}`,
        type,
        outcome: 'sent',
        ms: expect.any(Number),
      })),
    );
    expect(jobs.filter(({ job }) => job === 'publishChanges').reduce((sum, { published }) => sum + published, 0)).toBe(
      4,
    );
    expect(started.output()).not.toMatch(/ada@|Ada called/);
  });

  test('after kill -9 with --data without a loss or a second letter', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'events-'));
    folders.add(folder);
    const first = await serve('--empty', '--data', folder);
    const call = clientOf(first.url);
    const { id } = await live(call);
    const position = join(folder, 'stream.json');
    // The position is saved right after the publication.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = readFileSync(position);
    const ada = await customerToken(call);
    const line = { ...body, lines: [{ sku: 'MUG', quantity: 1 }] };
    const posts = await Promise.all(['a', 'b'].map((key) => call('/v1/orders', { token: ada, key, body: line })));
    first.process.kill('SIGKILL');
    await first.ended;
    // Simulates a kill before the publication, which would otherwise depend on milliseconds.
    writeFileSync(position, before);
    const second = clientOf((await serve('--empty', '--data', folder)).url);
    const wanted = posts.map(({ json }) => `${json.id}:1`).toSorted();
    const events = await eventually(
      () => eventsOf(second),
      (published) => wanted.every((id) => published.some((event) => event.id === id)),
    );
    expect(events.map((event) => event.id)).toEqual(expect.arrayContaining(wanted));
    // Earlier events are not published again.
    expect(events.map((event) => event.id)).not.toContain(`${id}:1`);
    expect((await lettersOf(second)).filter(({ subject }) => subject.includes(id))).toEqual([]);
  });
});

describe('on an external engine', () => {
  const shop = async () => {
    const program = engineProgram();
    if (program === undefined) throw new Error('the embedded engine is not installed: npm ci');
    engine = await startEngine(program, undefined);
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = createClient({ endpoint: engine.endpoint, region: 'us-east-1', credentials });
    await createTable(client, 'orders');
    const ports = portsOfTable({ client, table: 'orders', tagsOf: () => [] });
    const flags = ['--port', '0', '--json', '--empty', '--log-level', 'error'];
    const { url } = await printed(run(flags, { DYNAMODB_ENDPOINT: engine.endpoint }), readyLine);
    return { client, ports, call: clientOf(url) };
  };

  test('the sweep expires an unpaid order and publishes it', async () => {
    const { client, ports, call } = await shop();
    for (const writes of stockingOf(product({ available: 10 }))) await ports.commit()(writes);
    const at = Date.now() - minutes(31);
    const record = orderRecord({ id: seededOrderIds().next('cus_ada' as never, at), at });
    await ports.commit()([writing(record)]);
    client.destroy();
    const staff = await staffToken(call);
    const order = await eventually(
      () => call(`/v1/orders/${record.id}`, { token: staff }),
      ({ json }) => json.status === 'canceled',
    );
    expect(order.json).toMatchObject({ status: 'canceled', version: 2, expiresAt: null });
    const journal = (await call(`/v1/orders/${record.id}/events`, { token: staff })).json.events;
    expect(journal.map(({ type, actor }: Told) => [type, actor.role])).toEqual([
      ['order.placed', 'customer'],
      ['order.expired', 'system'],
    ]);
    expect((await call('/v1/products/TEE-M/stock')).json.available).toBe(13);
    const events = await eventually(
      () => eventsOf(call),
      (published) => published.some(({ type }) => type === 'order.expired'),
    );
    expect(events.map(({ id }) => id)).toContain(`${record.id}:2`);
    expect((await call('/dev/metrics')).json).toMatchObject({ OrdersExpired: 1 });
  });

  test('an unreadable record becomes a dead letter; the records before and after it are published', async () => {
    const { client, call } = await shop();
    const [staff, ada] = [await staffToken(call), await customerToken(call)];
    await stock(call, staff, 'MUG', 6);
    const one = (await call('/v1/orders', { token: ada, key: 'one', body })).json.id;
    const poison = { pk: { S: 'c#7K3M9QX' }, sk: { S: 'o#1QF65V805T' }, z: { N: '99' } };
    await client.send(new PutItemCommand({ TableName: 'orders', Item: poison }));
    client.destroy();
    const two = (await call('/v1/orders', { token: ada, key: 'two', body })).json.id;
    const { json } = await eventually(
      () => call('/dev/events'),
      (answer) => answer.json.deadLetters.length > 0,
    );
    expect(json.deadLetters).toEqual([expect.stringMatching(/^\d+$/)]);
    const published = await eventually(
      () => eventsOf(call),
      (events) => events.some(({ id }) => id === `${two}:1`),
    );
    expect(published.map(({ id }) => id)).toEqual(expect.arrayContaining([`${one}:1`, `${two}:1`]));
  });
});
