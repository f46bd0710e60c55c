import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { StreamJob } from '#adapters/lambda/job';
import { acceptedValue, type JobDependencies, type JobHandler, observed } from '#adapters/lambda/job-run';
import { expecting, isFields } from '#adapters/lambda/triggers/expected-event';
import type { ChangeRecord, HandledChanges } from '#application/events/change-record';
import type { Run } from '#application/use-case';
import type { Refusal } from '#domain/result';

const isStreamRecord = (record: unknown): boolean => isFields(record) && isFields(record.dynamodb);
const isStreamEvent = (event: unknown): event is DynamoDBStreamEvent =>
  isFields(event) && Array.isArray(event.Records) && event.Records.every(isStreamRecord);

export type StreamHandler = JobHandler<DynamoDBStreamEvent, DynamoDBBatchResponse>;

/**
 * Runs a use case with each batch of the table's stream. The answer names the first record to deliver again; Lambda
 * continues there.
 */
export const createStreamHandler = (
  { id }: StreamJob,
  run: Run<readonly ChangeRecord[], HandledChanges, Refusal>,
  read: (record: DynamoDBRecord) => ChangeRecord,
  dependencies: JobDependencies,
): StreamHandler =>
  observed(
    id,
    expecting(isStreamEvent, async ({ Records }, { request, log }) => {
      const handled = acceptedValue(await run(Records.map(read), request));
      const { retryFrom } = handled;
      log({ records: Records.length, ...handled });
      return { batchItemFailures: retryFrom === null ? [] : [{ itemIdentifier: retryFrom }] };
    }),
    dependencies,
  );
