import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { answered, type JobHandler, type Observing, observed } from '#adapters/lambda/job';
import type { ChangeRecord, PublishedChanges } from '#application/events/publish-changes';
import type { Result } from '#domain/result';

export type StreamHandler = JobHandler<DynamoDBStreamEvent, DynamoDBBatchResponse>;

/**
 * What Lambda calls with records of the table's stream. The answer names the first record that has to come again: Lambda
 * goes on from there, and everything before it is done.
 */
export const createStreamHandler = (
  read: (record: DynamoDBRecord) => ChangeRecord,
  publish: (records: readonly ChangeRecord[]) => Promise<Result<PublishedChanges, never>>,
  observing: Observing,
): StreamHandler =>
  observed(
    'publishChanges',
    async ({ Records }, _, tell) => {
      const { published, retryFrom, unreadable } = answered(await publish(Records.map(read)));
      tell({ records: Records.length, published, retryFrom, unreadable });
      return { batchItemFailures: retryFrom === null ? [] : [{ itemIdentifier: retryFrom }] };
    },
    observing,
  );
