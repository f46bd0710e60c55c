import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient, type _Record as SdkRecord } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { table as tableDefinition } from '#adapters/dynamodb/table';
import type { StreamJob } from '#adapters/lambda/job';
import type { StreamHandler } from '#adapters/lambda/triggers/stream';
import type { ChangeRecord, HandledChanges } from '#application/events/change-record';
import type { Run } from '#application/use-case';
import type { Refusal } from '#domain/result';
import { lambdaRecord } from '#infrastructure/local/aws/lambda-records';
import { localClientOptions } from '#infrastructure/local/aws/local-client';
import { deliverBatch } from '#infrastructure/local/aws/retried-batch';
import { type Followed, followStream } from '#infrastructure/local/aws/stream';
import { positionIn } from '#infrastructure/local/aws/stream-position';
import { CannotStart } from '#infrastructure/local/cannot-start';

export type HandleChanges = Run<readonly ChangeRecord[], HandledChanges, Refusal>;

/** A job with a stream trigger. The stream of a table calls its handler, memory its use case. */
export type Consumer = {
  readonly job: StreamJob;
  readonly handler: StreamHandler;
  readonly run: HandleChanges;
  /** Called with the position of a record that fails in every attempt. */
  readonly addDeadLetter: (position: string) => void;
};

/** Without timeouts a waiting reader would block Ctrl-C. A late request is repeated. */
const streamTimeouts = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

/** Whether AWS would deliver the record to the job. */
const isFor = ({ job }: Consumer, { dynamodb }: SdkRecord | DynamoDBRecord): boolean => {
  const key = dynamodb?.Keys?.[tableDefinition.partitionKey]?.S ?? '';
  return job.trigger.changes.some((kind) => key.startsWith(tableDefinition.streamed[kind]));
};

const deliverTo = async (consumer: Consumer, records: readonly DynamoDBRecord[]): Promise<void> => {
  const wanted = records.filter((record) => isFor(consumer, record));
  if (wanted.length === 0) return;
  await deliverBatch(consumer.handler, wanted, ({ dynamodb }) =>
    consumer.addDeadLetter(dynamodb?.SequenceNumber ?? ''),
  );
};

/** One reader for all jobs: reading a record takes longer than handling it, and a batch waits for the slowest of them. */
export const followTable =
  (client: DynamoDBClient, table: string, endpoint: string, folder: string | undefined) =>
  async (consumers: readonly Consumer[]): Promise<Followed> => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
    if (Table?.LatestStreamArn === undefined)
      throw new CannotStart(`The table ${table} at ${endpoint} has no stream. Choose another TABLE_NAME.`);
    const streams = new DynamoDBStreamsClient({ ...localClientOptions(endpoint), requestHandler: streamTimeouts });
    // It copies every record for a log that nobody writes.
    streams.middlewareStack.remove('loggerMiddleware');
    return followStream({
      client: streams,
      stream: Table.LatestStreamArn,
      position: folder === undefined ? undefined : positionIn(folder),
      handle: async (records) => {
        const batch = records.filter((record) => consumers.some((each) => isFor(each, record))).map(lambdaRecord);
        await Promise.all(consumers.map((consumer) => deliverTo(consumer, batch)));
      },
    });
  };
