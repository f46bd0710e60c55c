import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, test } from '@jest/globals';
import { awsEndpoint, type Call, credentials, type Reply } from '#test/adapters/aws-endpoint';
import { redriveAll, republish } from '../../scripts/operate/redrive/dead-letters';
import { invoking } from '../../scripts/operate/redrive/invoking';
import { type ReadBounds, readRange } from '../../scripts/operate/redrive/stream-range';

const [start, end] = ['8000000000000000000101', '8000000000000000000103'];
const body = JSON.stringify({
  DDBStreamBatchInfo: {
    streamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/orders/stream/2026-11-21T10:00:00.000',
    ...{ shardId: 'shard-1', startSequenceNumber: start, endSequenceNumber: end, batchSize: 3 },
  },
});

/** A page of the shard, by the last three digits of its sequence numbers. */
type Page = readonly number[];
const recordOf = (number: number) => ({ dynamodb: { SequenceNumber: `8000000000000000000${number}` } });

/** A shard with these pages. A closed one ends there, an open one continues with empty pages. */
const shard =
  (pages: readonly Page[], state: 'open' | 'closed') =>
  ({ target, body }: Call): Reply => {
    if (target === 'DynamoDBStreams_20120810.GetShardIterator')
      return { status: 200, body: { ShardIterator: `${body.ShardIteratorType} ${body.SequenceNumber} 0` } };
    const [type, from, place] = body.ShardIterator.split(' ');
    const next = Number(place) + 1;
    const isLast = state === 'closed' && next >= pages.length;
    const Records = (pages[next - 1] ?? []).map(recordOf);
    return { status: 200, body: { Records, NextShardIterator: isLast ? null : `${type} ${from} ${next}` } };
  };

/** The outcome of the message, whether it left its queue, the records that the function received, and the number of reads. */
const redriven = async (answer: (call: Call) => Reply, bounds?: ReadBounds) => {
  const { endpoint, calls } = await awsEndpoint(answer);
  const client = new DynamoDBStreamsClient({ endpoint, region: 'us-east-1', credentials });
  const done: string[] = [];
  const message = {
    ...{ id: 'message-1', body },
    delete: async () => void done.push('deleted'),
    release: async () => void done.push('released'),
  };
  const handed: (string | undefined)[] = [];
  const invoke = async (payload: unknown) => {
    const { Records } = payload as { Records: readonly ReturnType<typeof recordOf>[] };
    handed.push(...Records.map(({ dynamodb }) => dynamodb.SequenceNumber.slice(-3)));
    return { batchItemFailures: [] };
  };
  const [outcome] = await redriveAll([message], republish(readRange(client, bounds), invoke));
  client.destroy();
  const reads = calls.filter(({ target }) => target === 'DynamoDBStreams_20120810.GetRecords');
  return { left: outcome?.left, done, handed, reads: reads.length, iterator: reads[0]?.body.ShardIterator };
};

describe('unpublished changes are sent to the function again', () => {
  test.each<[string, readonly Page[], number]>([
    ['at once', [[101, 102, 103]], 1],
    ['behind empty pages', [[], [], [], [101, 102, 103]], 4],
    ['with empty pages between them', [[101], [], [], [102], [], [103]], 6],
    [
      'with others after them, which are not',
      [
        [101, 102],
        [103, 104],
      ],
      2,
    ],
  ])('when the stream returns them %s', async (_, pages, reads) => {
    for (const state of ['open', 'closed'] as const)
      expect(await redriven(shard(pages, state))).toEqual({
        ...{ left: undefined, done: ['deleted'], handed: ['101', '102', '103'], reads },
        iterator: 'AT_SEQUENCE_NUMBER 8000000000000000000101 0',
      });
  });
});

describe('a message stays in its queue, and the function receives none of it', () => {
  const forgotten = 'the stream has dropped some of its records, which it keeps for 24 hours';
  const late = 'its records were not found in the stream in time: run this again';

  test.each<[string, readonly Page[]]>([
    ['before any of its records', [[], []]],
    ['before the last of them', [[101, 102], []]],
    ['and has only later ones', [[], [104]]],
    ['and has lost the first', [[102, 103]]],
    ['and has lost the last', [[101, 102, 104]]],
  ])('when the shard ends %s', async (_, pages) => {
    expect(await redriven(shard(pages, 'closed'))).toMatchObject({ left: forgotten, done: ['released'], handed: [] });
  });

  test.each(['TrimmedDataAccessException', 'ResourceNotFoundException'])('when the stream answers %s', async (type) => {
    expect(await redriven(() => ({ status: 400, type, body: {} }))).toMatchObject({
      ...{ left: forgotten, done: ['released'], handed: [], reads: 0 },
    });
  });

  test('when its records were trimmed while they were read', async () => {
    const pages = shard([[101], [102, 103]], 'open');
    const trimming = (call: Call): Reply =>
      call.body.ShardIterator?.endsWith(' 1')
        ? { status: 400, type: 'TrimmedDataAccessException', body: {} }
        : pages(call);
    expect(await redriven(trimming)).toMatchObject({ left: forgotten, done: ['released'], handed: [], reads: 2 });
  });

  test('when its end is not found within the calls', async () => {
    const answer = shard([[], [101, 102], [], [103]], 'open');
    const left = { left: late, done: ['released'], handed: [], reads: 3 };
    expect(await redriven(answer, { calls: 3, milliseconds: 60_000 })).toMatchObject(left);
    expect(await redriven(answer, { calls: 4, milliseconds: 60_000 })).toMatchObject({ done: ['deleted'], reads: 4 });
  });

  test('when its end is not found within the time', async () => {
    const { reads, ...outcome } = await redriven(shard([], 'open'), { calls: 1_000_000, milliseconds: 100 });
    expect(outcome).toMatchObject({ left: late, done: ['released'], handed: [] });
    expect(reads).toBeGreaterThan(0);
  });

  test('with the usual bounds, when the records never come', async () => {
    expect(await redriven(shard([], 'open'))).toMatchObject({ left: late, done: ['released'], handed: [], reads: 500 });
  });
});

describe('a function', () => {
  const clientOf = async (answer: Reply) => {
    const { endpoint, calls } = await awsEndpoint(() => answer);
    return { client: new LambdaClient({ endpoint, region: 'us-east-1', credentials }), calls };
  };

  test('is called by its alias, with the payload', async () => {
    const { client, calls } = await clientOf({ status: 200, body: { batchItemFailures: [] } });
    const answer = await invoking(client, 'order-service-dev-publish-changes')({ Records: [] });
    expect(answer).toEqual({ batchItemFailures: [] });
    const path = '/2015-03-31/functions/order-service-dev-publish-changes/invocations?Qualifier=live';
    expect(calls.map(({ path, body }) => ({ path, body }))).toEqual([{ path, body: { Records: [] } }]);
    client.destroy();
  });

  test('with an empty answer has succeeded', async () => {
    const { client } = await clientOf({ status: 200, body: null });
    expect(await invoking(client, 'order-service-dev-notify-customer')({})).toEqual({});
    client.destroy();
  });
});
