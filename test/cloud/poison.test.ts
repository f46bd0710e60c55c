import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Message } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Listener, listen } from '#test/cloud/support/bus';
import { customer, place, stackName, stock } from '#test/cloud/support/deployment';
import { eventually } from '#test/cloud/support/eventually';
import { linesOf } from '#test/cloud/support/logs';
import { holdStream, projector, publisher } from '#test/cloud/support/mapping';
import { queueUrl, takeFrom, waitingIn } from '#test/cloud/support/queues';
import { redrive } from '#test/cloud/support/redrive';

const sku = 'CLOUD-POISON';
const dynamodb = new DynamoDBClient({});
/** The key of an item that is not a valid order. */
const key = { pk: { S: 'c#ZZZZZZZ' }, sk: { S: 'o#00000000ZZ' } };

let listener: Listener;
let streams: readonly Awaited<ReturnType<typeof holdStream>>[];
let unpublished: string;
let unprojected: string;
const release = (retries: number) => Promise.all(streams.map((stream) => stream.release(retries)));
const waitFor = (queue: string, count: number) =>
  eventually(
    () => waitingIn(queue),
    (messages) => messages.length >= count,
  );
beforeAll(async () => {
  const queues = Promise.all(['unpublished', 'unprojected'].map(queueUrl));
  [listener, [unpublished = '', unprojected = '']] = await Promise.all([
    listen('cloud-poison'),
    queues,
    stock(sku, 10),
  ]);
  streams = await Promise.all([publisher, projector].map(holdStream));
});
afterAll(async () => {
  // The record of its deletion is unreadable too.
  await dynamodb.send(new DeleteItemCommand({ TableName: stackName, Key: key }));
  await release(0);
  for (const queue of [unpublished, unprojected]) {
    await waitFor(queue, 2);
    await takeFrom(queue);
  }
  await Promise.all([...streams.map((stream) => stream.restore()), listener.stop()]);
});

const rangeOf = ({ Body = '' }: Message) => JSON.parse(Body).DDBStreamBatchInfo;

test('an unreadable order alone becomes a dead letter of each reader; its neighbors are published', async () => {
  const { token } = await customer('ada');
  const before = [await place(token, sku), await place(token, sku)];
  await dynamodb.send(new PutItemCommand({ TableName: stackName, Item: { ...key, z: { N: '1' }, n: { N: '1' } } }));
  const after = [await place(token, sku), await place(token, sku)];
  await release(1);

  const messages = await waitFor(unpublished, 1);
  expect(messages.map(rangeOf)).toEqual([expect.objectContaining({ batchSize: 1 })]);
  expect((await waitFor(unprojected, 1)).map(rangeOf)).toEqual([expect.objectContaining({ batchSize: 1 })]);
  for (const { json } of [...before, ...after])
    expect((await listener.ofOrder(json.id, 'order.placed')).map(({ type }) => type)).toContain('order.placed');

  // The log line has the key of the item, and none of its data.
  const [line] = await linesOf(`${stackName}-publish-changes`, key.pk.S);
  expect(JSON.stringify(line?.unreadable)).toMatch(/stored item c#ZZZZZZZ o#00000000ZZ\.\w+ is not /);
  const [message] = messages;
  expect(line?.retryFrom).toBe(message && rangeOf(message).startSequenceNumber);
});

test('a redriven unreadable order stays in its queue', async () => {
  const { code, output } = await redrive('unpublished');
  expect(output).toMatch(/records fail again, from \d+ on\s+unpublished: 0 handled, 1 left/);
  expect(code).toBe(1);
  expect(await waitingIn(unpublished)).toHaveLength(1);
});
