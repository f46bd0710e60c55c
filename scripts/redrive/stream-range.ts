import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { lambdaRecord } from '#infrastructure/local/lambda-records';
import type { ReadRecords } from './dead-letters';

const isForgotten = (error: unknown): boolean =>
  error instanceof Error && ['TrimmedDataAccessException', 'ResourceNotFoundException'].includes(error.name);

/** Reads the records that a message names out of the stream, as Lambda would hand them over. */
export const readRange =
  (client: DynamoDBStreamsClient): ReadRecords =>
  async ({ streamArn, shardId, startSequenceNumber, endSequenceNumber }) => {
    const isPast = ({ dynamodb }: DynamoDBRecord): boolean =>
      BigInt(dynamodb?.SequenceNumber ?? 0) > BigInt(endSequenceNumber);
    const from = { StreamArn: streamArn, ShardId: shardId, SequenceNumber: startSequenceNumber };
    const records: DynamoDBRecord[] = [];
    try {
      let { ShardIterator } = await client.send(
        new GetShardIteratorCommand({ ...from, ShardIteratorType: 'AT_SEQUENCE_NUMBER' }),
      );
      while (ShardIterator !== undefined) {
        const page = await client.send(new GetRecordsCommand({ ShardIterator }));
        const read = (page.Records ?? []).map(lambdaRecord);
        records.push(...read.filter((record) => !isPast(record)));
        const isEnd =
          read.length === 0 || read.some(isPast) || read.at(-1)?.dynamodb?.SequenceNumber === endSequenceNumber;
        ShardIterator = isEnd ? undefined : page.NextShardIterator;
      }
    } catch (error) {
      if (isForgotten(error)) return undefined;
      throw error;
    }
    return records;
  };
