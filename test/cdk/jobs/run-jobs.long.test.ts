import { DescribeTableCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient } from '#adapters/dynamodb/engine/client';
import { keyOf } from '#adapters/dynamodb/orders/orders';
import { minutes } from '#domain/instant';
import { fold } from '#domain/orders/evolve';
import { createTable } from '#infrastructure/local/aws/create-table';
import { lambdaRecord } from '#infrastructure/local/aws/lambda-records';
import { type Engine, engineProgram, startEngine } from '#infrastructure/local/engine';
import { awsEndpoint } from '#test/adapters/aws-endpoint';
import { ada } from '#test/builders/callers';
import { seededOrderIds } from '#test/builders/order-ids';
import { changed, confirmed, orderRecord, writing } from '#test/builders/orders';
import { requested } from '#test/builders/payments/money';
import { portsOfTable } from '#test/builders/ports/table-ports';
import { product, stockingOf } from '#test/builders/products';
import { runDeployed } from '#test/cdk/support/run-deployed';
import { buildBundles } from '#test/cdk/support/synthesized';

let engine: Engine;
beforeAll(async () => {
  buildBundles();
  const found = engineProgram();
  if (found === undefined) throw new Error('The embedded engine is not installed: run npm ci.');
  engine = await startEngine(found, undefined);
});
afterAll(() => engine.stop());

const shop = async () => {
  const options = {
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const client = createClient(options);
  const table = `orders-${Math.random().toString(36).slice(2)}`;
  await createTable(client, table);
  const ports = portsOfTable({ client, table, tagsOf: () => [] });
  const streamed = async () => {
    const streams = new DynamoDBStreamsClient(options);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
    const StreamArn = Table?.LatestStreamArn;
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
    const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
    const from = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    const { ShardIterator } = await streams.send(new GetShardIteratorCommand(from));
    const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator }));
    streams.destroy();
    return Records.map(lambdaRecord);
  };
  return { client, table, ports, streamed, environment: { TABLE_NAME: table, DYNAMODB_ENDPOINT: engine.endpoint } };
};

test('the deployed jobs carry a confirmation from the stream to the bus, and from the bus to the customer, once', async () => {
  const { client, ports, streamed, environment } = await shop();
  const at = Date.now();
  const record = orderRecord({ id: seededOrderIds().next(ada, at), at, private: { email: 'ada@example.com' } });
  await ports.commit()([writing(record)]);
  await ports.commit()([writing(changed(record, [confirmed]))]);

  const bus = await awsEndpoint(({ body }) => ({
    status: 200,
    body: { FailedEntryCount: 0, Entries: body.Entries.map((_: unknown, index: number) => ({ EventId: `${index}` })) },
  }));
  const published = await runDeployed(
    'publishChanges',
    { Records: await streamed() },
    { ...environment, EVENT_BUS_NAME: 'shop', AWS_ENDPOINT_URL: bus.endpoint },
  );
  expect(published.at(-1)).toBe('answer {"batchItemFailures":[]}');
  expect(JSON.parse(published[0] ?? '')).toMatchObject({
    job: 'publishChanges',
    records: 2,
    published: 2,
    level: 'info',
  });
  const details = bus.calls.map(({ body }) => body.Entries[0].Detail).map((detail: string) => JSON.parse(detail));
  expect(details.map(({ id }) => id)).toEqual([`${record.id}:1`, `${record.id}:2`]);

  const ses = await awsEndpoint(() => ({ status: 200, body: { MessageId: 'message-1' } }));
  const mail = { ...environment, MAIL_SENDER: 'orders@shop.example', AWS_ENDPOINT_URL: ses.endpoint };
  for (const outcome of ['sent', 'already-tried']) {
    const printed = await runDeployed('notifyCustomer', { detail: details[1] }, mail);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ job: 'notifyCustomer', outcome });
    expect(printed.join()).not.toContain('ada@');
  }
  expect(ses.calls.map(({ body }) => body.Destination.ToAddresses)).toEqual([['ada@example.com']]);
  client.destroy();
});

test('the deployed projectChanges lists an order under its skus, and takes it back when it is deleted', async () => {
  const { client, ports, streamed, environment } = await shop();
  const at = Date.now();
  const record = orderRecord({ id: seededOrderIds().next(ada, at), at });
  await ports.commit()([writing(record)]);
  const listed = async () => (await ports.ordersByFacet().page({ facet: product().sku, limit: 5 })).items;
  const placed = await runDeployed('projectChanges', { Records: await streamed() }, environment);
  expect(placed.at(-1)).toBe('answer {"batchItemFailures":[]}');
  // One under its sku, and what the reports add.
  const written = 7;
  expect(JSON.parse(placed[0] ?? '')).toMatchObject({ job: 'projectChanges', records: 1, written, level: 'info' });
  expect(await listed()).toEqual([record.id]);
  await ports.removeOrder()(record);
  const deleted = await runDeployed('projectChanges', { Records: await streamed() }, environment);
  // The order twice, and what the projections wrote: a mark of the reports too. AWS delivers the order alone.
  expect(JSON.parse(deleted[0] ?? '')).toMatchObject({ records: 2 + written + 1, written: 1, unreadable: [] });
  expect(await listed()).toEqual([]);
  client.destroy();
});

test('the deployed notifyCustomer fails where mail cannot be sent, so that the event is retried', async () => {
  const { client, ports, environment } = await shop();
  const at = Date.now();
  const record = orderRecord({ id: seededOrderIds().next(ada, at), at, private: { email: 'ada@example.com' } });
  await ports.commit()([writing(record)]);
  await ports.commit()([writing(changed(record, [confirmed]))]);
  const ses = await awsEndpoint(() => ({ status: 429, type: 'TooManyRequestsException', body: {} }));
  const detail = { id: `${record.id}:2`, type: 'order.confirmed', time: new Date(at).toISOString() };
  const printed = await runDeployed(
    'notifyCustomer',
    { detail },
    { ...environment, MAIL_SENDER: 'orders@shop.example', AWS_ENDPOINT_URL: ses.endpoint },
  );
  expect(printed.at(-1)).toBe('failed JobRefused');
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({ level: 'error', job: 'notifyCustomer', error: 'JobRefused' });
  client.destroy();
});

test('the deployed expireOrders cancels and counts unpaid orders', async () => {
  const { client, ports, environment } = await shop();
  for (const writes of stockingOf(product({ available: 10 }))) await ports.commit()(writes);
  const at = Date.now() - minutes(31);
  const record = orderRecord({ id: seededOrderIds().next(ada, at), at });
  await ports.commit()([writing(record)]);
  const printed = await runDeployed('expireOrders', {}, { ...environment, METRICS_NAMESPACE: 'shop' });
  expect(printed.at(-1)).toBe('answer {"seen":1,"expired":1,"next":null}');
  const lines = printed.slice(0, -1).map((line) => JSON.parse(line));
  expect(lines).toContainEqual(expect.objectContaining({ job: 'expireOrders', seen: 1, expired: 1, postponed: 0 }));
  expect(lines).toContainEqual(expect.objectContaining({ OrdersExpired: 1, service: 'orders' }));
  expect(lines.filter((line) => 'OverdueOrders' in line)).toEqual([]);

  const again = await runDeployed('expireOrders', {}, { ...environment, METRICS_NAMESPACE: 'shop' });
  expect(again.at(-1)).toBe('answer {"seen":0,"expired":0,"next":null}');
  // One line a run, and no count without work.
  expect(again).toHaveLength(2);
  const stored = await ports.orders().find(record.id);
  expect(stored && fold(stored).status).toBe('canceled');
  expect((await ports.products().find(product().sku))?.available).toBe(13);
  client.destroy();
});

test('the deployed settlePayments settles what its provider does not know, and counts nothing without work', async () => {
  const { client, ports, environment } = await shop();
  const at = Date.now() - minutes(2);
  const record = orderRecord({ id: seededOrderIds().next(ada, at), at });
  await ports.commit()([writing(record)]);
  await ports.commit()([writing(changed(record, [requested(1, 1, 6_094)], { at }))]);
  await ports.writeUnsettledOrders()([{ orderId: record.id, isListed: true }]);
  const sweep = () => runDeployed('settlePayments', {}, { ...environment, METRICS_NAMESPACE: 'shop' });
  const printed = await sweep();
  expect(printed.at(-1)).toBe('answer {"seen":1,"settled":1,"next":null}');
  const lines = printed.slice(0, -1).map((line) => JSON.parse(line));
  expect(lines).toContainEqual(expect.objectContaining({ job: 'settlePayments', seen: 1, settled: 1, postponed: 0 }));
  expect(lines.filter((line) => 'UnsettledPayments' in line)).toEqual([]);
  const stored = await ports.orders().find(record.id);
  expect(stored?.changes.at(-1)?.events).toMatchObject([{ type: 'payment.failed', data: { reason: 'generic' } }]);
  client.destroy();
});

test('the deployed expireOrders cancels and counts the others before it fails over an unreadable order', async () => {
  const { client, table, ports, environment } = await shop();
  for (const writes of stockingOf(product({ available: 10 }))) await ports.commit()(writes);
  const at = Date.now() - minutes(31);
  const given = seededOrderIds();
  const [unreadable, overdue] = [given.next(ada, at - 1), given.next(ada, at)];
  for (const id of [unreadable, overdue]) await ports.commit()([writing(orderRecord({ id, at }))]);
  const { tag, moment } = keyOf(unreadable);
  const Key = { pk: { S: `c#${tag}` }, sk: { S: `o#${moment}` } };
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key }));
  await client.send(new PutItemCommand({ TableName: table, Item: { ...Item, z: { N: '9' } } }));

  const printed = await runDeployed('expireOrders', {}, { ...environment, METRICS_NAMESPACE: 'shop' });
  expect(printed.at(-1)).toBe('failed FaultyItem');
  const lines = printed.slice(0, -1).map((line) => JSON.parse(line));
  expect(lines).toContainEqual(
    expect.objectContaining({
      ...{ level: 'error', job: 'expireOrders', error: 'FaultyItem' },
      ...{ seen: 2, expired: 1, failed: 1, failedOrders: [unreadable] },
    }),
  );
  expect(lines).toContainEqual(expect.objectContaining({ OrdersExpired: 1, OverdueOrders: 1 }));
  client.destroy();
});

test.each([
  ['publishChanges', 'TABLE_NAME', 'EVENT_BUS_NAME'],
  ['notifyCustomer', 'TABLE_NAME', 'MAIL_SENDER'],
  ['expireOrders', 'TABLE_NAME'],
  ['settlePayments', 'TABLE_NAME'],
  ['projectChanges', 'TABLE_NAME'],
])('%s does not start without its environment', async (id, ...names) => {
  expect(await runDeployed(id, {}, {})).toEqual([
    `Error: these environment variables are missing or wrong: ${names.map((name) => `${name} (missing)`).join(', ')}`,
  ]);
});
