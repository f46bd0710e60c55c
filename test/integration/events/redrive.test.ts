import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { afterAll, expect, test } from '@jest/globals';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { readStreamRecord } from '#adapters/dynamodb/events/stream-records';
import { notifyCustomerJob } from '#adapters/lambda/jobs/notify-customer';
import { publishChangesJob } from '#adapters/lambda/jobs/publish-changes';
import { createEventsHandler } from '#adapters/lambda/triggers/events';
import { createStreamHandler } from '#adapters/lambda/triggers/stream';
import { systemSha256 } from '#adapters/system/sha256';
import { cloudEventsOf } from '#application/events/cloud-event';
import { publishChanges } from '#application/events/publish-changes';
import { notifyCustomer } from '#application/notifications/notify-customer';
import { placeOrder } from '#application/orders/place-order';
import { refuse } from '#domain/result';
import { placement } from '#test/builders/carts';
import { jobDependencies } from '#test/builders/jobs';
import { changed, confirmed, orderRecord, writing } from '#test/builders/orders';
import { product } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { given, givenProducts } from '#test/contract/world';
import { dynamoWorld, endpoint } from '#test/integration/world';
import { type Message, redriveAll, republish, resend } from '../../../scripts/operate/redrive/dead-letters';
import { readRange } from '../../../scripts/operate/redrive/stream-range';

const credentials = { accessKeyId: `worker${process.env.JEST_WORKER_ID ?? '0'}`, secretAccessKey: 'secret' };
const streams = new DynamoDBStreamsClient({ endpoint: endpoint(), region: 'us-east-1', credentials });
afterAll(() => streams.destroy());

const context = { awsRequestId: 'run-1', getRemainingTimeInMillis: () => 10_000 };

/** A queue of the test. */
const queueOf = (...bodies: readonly unknown[]) => {
  const left = new Map(bodies.map((body, index) => [`message-${index}`, JSON.stringify(body)]));
  const released: string[] = [];
  const messages = [...left].map(([id, body]): Message => {
    const release = async () => void released.push(id);
    return { id, body, delete: async () => void left.delete(id), release };
  });
  return { messages, left: () => [...left.keys()], released };
};

test('only unpublished changes are published from the stream', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, product({ available: 100 }));
  const ids: string[] = [];
  for (let count = 0; count < 4; count += 1)
    ids.push(answerOf(await placeOrder.with(world.ports)(placement(), request())).value.id);

  const { Table } = await world.client.send(new DescribeTableCommand({ TableName: world.table }));
  const StreamArn = Table?.LatestStreamArn ?? '';
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId ?? '';
  const from = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
  const { ShardIterator } = await streams.send(new GetShardIteratorCommand(from));
  const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator }));
  const placed = Records.filter(({ dynamodb }) => dynamodb?.Keys?.pk?.S?.startsWith('c#'));
  const numberOf = (index: number) => placed[index]?.dynamodb?.SequenceNumber ?? '';
  const batch = { shardId: ShardId, streamArn: StreamArn, batchSize: 100 };

  const handler = createStreamHandler(
    publishChangesJob,
    publishChanges.with(world.ports),
    readStreamRecord,
    jobDependencies().dependencies,
  );
  const invoke = (payload: unknown) => handler(payload as DynamoDBStreamEvent, context);
  const { messages, left, released } = queueOf(
    { DDBStreamBatchInfo: { ...batch, startSequenceNumber: numberOf(1), endSequenceNumber: numberOf(2) } },
    { no: 'records' },
  );
  expect(await redriveAll(messages, republish(readRange(streams), invoke))).toEqual([
    { id: 'message-0', left: undefined },
    { id: 'message-1', left: 'the message names no records' },
  ]);
  expect([left(), released]).toEqual([['message-1'], ['message-1']]);
  expect(world.arrived().map(({ id }) => id)).toEqual([`${ids[1]}:1`, `${ids[2]}:1`]);
});

test('an unsent letter is sent once, for both forms of its dead letter', async () => {
  const world = await dynamoWorld();
  const record = orderRecord({ private: { email: 'ada@example.com' } });
  await given(world, writing(record));
  const after = changed(record, [confirmed]);
  await given(world, writing(after));
  const shop = { lowStockThreshold: 5, sha256: systemSha256 };
  const [detail] = cloudEventsOf({ kind: 'order', before: record, after, at: 0 }, shop);

  let isDown = true;
  const ports = {
    ...world.ports,
    mail: {
      send: (...letter: Parameters<typeof world.ports.mail.send>) =>
        isDown ? Promise.resolve('not-sent' as const) : world.ports.mail.send(...letter),
    },
  };
  const handler = createEventsHandler(notifyCustomerJob, notifyCustomer.with(ports), jobDependencies().dependencies);
  const deal = resend((payload) => handler(payload as { detail: unknown }, context));
  const { messages, left } = queueOf({ detail }, { version: '1.0', requestPayload: { detail } });

  expect((await redriveAll(messages, deal)).map((outcome) => outcome.left)).toEqual(['mail-not-sent', 'mail-not-sent']);
  expect([left(), world.letters()]).toEqual([['message-0', 'message-1'], []]);
  isDown = false;
  expect((await redriveAll(messages, deal)).map((outcome) => outcome.left)).toEqual([undefined, undefined]);
  expect(left()).toEqual([]);
  expect(world.letters()).toHaveLength(1);
});

test('a change that the stream has lost stays in the queue and is reported', async () => {
  const body = {
    DDBStreamBatchInfo: { streamArn: 'a', shardId: 'b', startSequenceNumber: '1', endSequenceNumber: '2' },
  };
  const { messages, left } = queueOf(body);
  const [outcome] = await redriveAll(
    messages,
    republish(
      async () => refuse({ kind: 'forgotten' }),
      async () => ({}),
    ),
  );
  expect(outcome?.left).toContain('24 hours');
  expect(left()).toEqual(['message-0']);
});
