import { DescribeTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import { readStreamRecord } from '#adapters/dynamodb/events/stream-records';
import { observed } from '#adapters/lambda/job-run';
import { publishChangesJob } from '#adapters/lambda/jobs/publish-changes';
import { createStreamHandler } from '#adapters/lambda/triggers/stream';
import { publishChanges } from '#application/events/publish-changes';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { deleteOrder } from '#application/orders/lifecycle/delete-order';
import { placeOrder } from '#application/orders/place-order';
import { lambdaRecord } from '#infrastructure/local/aws/lambda-records';
import { staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { jobDependencies } from '#test/builders/jobs';
import { address } from '#test/builders/orders';
import { product } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { givenProducts } from '#test/contract/world';
import { type DynamoWorld, dynamoWorld, endpoint } from '#test/integration/world';

const credentials = { accessKeyId: `worker${process.env.JEST_WORKER_ID ?? '0'}`, secretAccessKey: 'secret' };
const streams = new DynamoDBStreamsClient({ endpoint: endpoint(), region: 'us-east-1', credentials });
afterAll(() => streams.destroy());

/** All records of the stream of the world's table, in Lambda's form. */
const recordsOf = async ({ client, table }: DynamoWorld): Promise<readonly DynamoDBRecord[]> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  const StreamArn = Table?.LatestStreamArn;
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const records: DynamoDBRecord[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const from = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    let { ShardIterator } = await streams.send(new GetShardIteratorCommand(from));
    for (let pages = 0; ShardIterator !== undefined && pages < 20; pages += 1) {
      const page = await streams.send(new GetRecordsCommand({ ShardIterator, Limit: 10 }));
      records.push(...(page.Records ?? []).map(lambdaRecord));
      ShardIterator = (page.Records ?? []).length === 0 ? undefined : page.NextShardIterator;
    }
  }
  // Lambda's records are JSON, so other values are lost.
  return JSON.parse(JSON.stringify(records));
};

const handlerOf = ({ ports }: DynamoWorld) => {
  const { dependencies, observed: lines } = jobDependencies();
  return {
    lines,
    handler: createStreamHandler(publishChangesJob, publishChanges.with(ports), readStreamRecord, dependencies),
  };
};
const context = { awsRequestId: 'run-1', getRemainingTimeInMillis: () => 10_000 };
const asStaff = () => request({ caller: staff() });

const livedThrough = async () => {
  const world = await dynamoWorld();
  await givenProducts(world, product({ available: 6 }));
  const command = placement({
    lines: [cartLine('TEE-M', 3)],
    private: { email: 'ada@example.com', shippingAddress: address() },
    externalReference: 'web-1',
  });
  const { id } = answerOf(await placeOrder.with(world.ports)(command, request())).value;
  answerOf(await confirmOrder.with(world.ports)({ id }, asStaff()));
  answerOf(await cancelOrder.with(world.ports)({ id, reason: 'Ada called', lines: undefined }, asStaff()));
  answerOf(await deleteOrder.with(world.ports)({ id }, asStaff()));
  return { world, id };
};

describe('the stream of the table', () => {
  test('publishes every event of an order and its product and nothing else', async () => {
    const { world, id } = await livedThrough();
    const { handler, lines } = handlerOf(world);
    const records = await recordsOf(world);
    expect(await handler({ Records: [...records] }, context)).toEqual({ batchItemFailures: [] });
    const arrived = world.arrived();
    expect(arrived.filter(({ source }) => source.includes('/orders/')).map((event) => [event.id, event.type])).toEqual([
      [`${id}:1`, 'order.placed'],
      [`${id}:2`, 'order.confirmed'],
      [`${id}:3`, 'order.canceled'],
      [`${id}:4`, 'order.deleted'],
    ]);
    expect(arrived.filter(({ source }) => source === '/v1/products/TEE-M')).toEqual([
      expect.objectContaining({
        id: expect.stringMatching(/^TEE-M:\d+$/),
        type: 'stock.low',
        data: { sku: 'TEE-M', available: 3, lowStockThreshold: 5 },
      }),
    ]);
    expect(arrived).toHaveLength(5);
    expect(JSON.stringify(arrived)).not.toMatch(/ada|Ada|Hauptstr|cus_|web-1/);
    expect(lines).toEqual([
      expect.objectContaining({ logFields: expect.objectContaining({ published: 5, retryFrom: null }) }),
    ]);
  });

  test('has an order exactly as the table has it', async () => {
    const world = await dynamoWorld();
    await givenProducts(world, product());
    const { id } = answerOf(await placeOrder.with(world.ports)(placement(), request())).value;
    const records = (await recordsOf(world)).map(readStreamRecord);
    const stored = await world.ports.orders.find(id);
    const logFields = records.map(({ change }) => answerOf(change)).filter((change) => change?.kind === 'order');
    expect(logFields).toEqual([{ kind: 'order', before: undefined, after: stored, at: expect.any(Number) }]);
  });

  test('has the same events when it is read twice', async () => {
    const { world } = await livedThrough();
    const { handler } = handlerOf(world);
    for (let times = 0; times < 2; times += 1) await handler({ Records: [...(await recordsOf(world))] }, context);
    const arrived = world.arrived();
    expect(arrived.slice(5)).toEqual(arrived.slice(0, 5));
  });

  test.each([
    ['an order of another schema', { pk: { S: 'c#7K3M9QX' }, sk: { S: 'o#1QF65V805T' }, z: { N: '99' } }],
    ['a product without a name', { pk: { S: 's#BAD' }, sk: { S: 's#BAD' }, z: { N: '1' } }],
    ['a set where a list should be', { pk: { S: 'c#7K3M9QX' }, sk: { S: 'o#1QF65V805T' }, ch: { SS: ['a'] } }],
  ])('with %s publishes all other records and requests that record again', async (_, Item) => {
    const world = await dynamoWorld();
    await givenProducts(world, product());
    await world.client.send(new PutItemCommand({ TableName: world.table, Item }));
    const { id } = answerOf(await placeOrder.with(world.ports)(placement(), request())).value;
    const records = await recordsOf(world);
    const poison = records.find(({ dynamodb }) => dynamodb?.Keys?.pk?.S === Item.pk.S);
    const { handler, lines } = handlerOf(world);
    expect(await handler({ Records: [...records] }, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: poison?.dynamodb?.SequenceNumber }],
    });
    expect(world.arrived().map((event) => event.id)).toEqual([`${id}:1`]);
    expect(lines[0]?.logFields.unreadable).toHaveLength(1);
  });
});

test('an error of a run is logged and thrown again', async () => {
  const { dependencies, observed: lines } = jobDependencies();
  const defect = new TypeError('no such thing');
  const job = observed('publishChanges', () => Promise.reject(defect), dependencies);
  await expect(job({}, context)).rejects.toBe(defect);
  expect(lines).toEqual([expect.objectContaining({ job: 'publishChanges', requestId: 'run-1', defect })]);
});
