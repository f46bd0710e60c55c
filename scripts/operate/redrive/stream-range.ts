import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { ok, refuse } from '#domain/result';
import { lambdaRecord } from '#infrastructure/local/aws/lambda-records';
import type { ReadRecords, StreamRange } from './dead-letters';

/** Bounds of the search for the end of a range: an open shard always has a next page. */
export type ReadBounds = { readonly calls: number; readonly milliseconds: number };

/** A call reads a part of the shard, and many parts may be empty. */
const usualBounds: ReadBounds = { calls: 500, milliseconds: 30_000 };

const isForgotten = (error: unknown): boolean =>
  error instanceof Error && ['TrimmedDataAccessException', 'ResourceNotFoundException'].includes(error.name);

const numberOf = ({ dynamodb }: DynamoDBRecord): bigint => BigInt(dynamodb?.SequenceNumber ?? 0);

/** The records of a range; undefined when its end was not found within the bounds. */
const readUpTo = async (client: DynamoDBStreamsClient, range: StreamRange, bounds: ReadBounds) => {
  const { streamArn, shardId, startSequenceNumber, endSequenceNumber } = range;
  const from = { StreamArn: streamArn, ShardId: shardId, SequenceNumber: startSequenceNumber };
  const end = BigInt(endSequenceNumber);
  const giveUpAt = performance.now() + bounds.milliseconds;
  const records: DynamoDBRecord[] = [];
  let { ShardIterator } = await client.send(
    new GetShardIteratorCommand({ ...from, ShardIteratorType: 'AT_SEQUENCE_NUMBER' }),
  );
  for (let calls = 0; ShardIterator !== undefined; calls += 1) {
    if (calls >= bounds.calls || performance.now() >= giveUpAt) return undefined;
    const page = await client.send(new GetRecordsCommand({ ShardIterator }));
    const read = (page.Records ?? []).map(lambdaRecord);
    records.push(...read.filter((record) => numberOf(record) <= end));
    // A page may be empty anywhere in a shard. A closed shard has no page after its last.
    ShardIterator = read.some((record) => numberOf(record) >= end) ? undefined : page.NextShardIterator;
  }
  return records;
};

/** Reads a range from the stream, in the form in which Lambda delivers records. */
export const readRange =
  (client: DynamoDBStreamsClient, bounds: ReadBounds = usualBounds): ReadRecords =>
  async (range) => {
    try {
      const records = await readUpTo(client, range, bounds);
      if (records === undefined) return refuse({ kind: 'not-reached' });
      // Records come in order and without gaps: with its first and its last record a range is complete.
      const ends = [records[0], records.at(-1)].map((record) => record && numberOf(record));
      const isWhole = ends[0] === BigInt(range.startSequenceNumber) && ends[1] === BigInt(range.endSequenceNumber);
      return isWhole ? ok(records) : refuse({ kind: 'forgotten' });
    } catch (error) {
      if (isForgotten(error)) return refuse({ kind: 'forgotten' });
      throw error;
    }
  };
