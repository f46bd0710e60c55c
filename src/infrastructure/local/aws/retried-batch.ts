import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import type { StreamHandler } from '#adapters/lambda/triggers/stream';
import { jobContext } from '#infrastructure/local/aws/job-context';

/** The attempts with a record before it becomes a dead letter. */
const maximumTries = 4;
const firstWaitMs = 50;

/** The index of the first failed record; 0 if the handler threw, because then the failed record is unknown. */
const firstFailed = async (handler: StreamHandler, records: readonly DynamoDBRecord[]): Promise<number | undefined> => {
  try {
    const { batchItemFailures } = await handler({ Records: [...records] }, jobContext());
    const [failure] = batchItemFailures;
    if (failure === undefined) return undefined;
    const index = records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failure.itemIdentifier);
    return Math.max(index, 0);
  } catch {
    return 0;
  }
};

/**
 * Delivers a batch as Lambda's event source mapping does. A failed record is retried alone, so that only a record that
 * always fails becomes a dead letter; then the rest follows. Resolves when every record is handled or a dead letter.
 */
export const deliverBatch = async (
  handler: StreamHandler,
  batch: readonly DynamoDBRecord[],
  addDeadLetter: (record: DynamoDBRecord) => void,
): Promise<void> => {
  let rest = batch;
  for (;;) {
    const failed = await firstFailed(handler, rest);
    if (failed === undefined) return;
    const [record, ...others] = rest.slice(failed);
    if (record === undefined) return;
    let isDone = false;
    for (let tries = 2; tries <= maximumTries && !isDone; tries += 1) {
      await wait(firstWaitMs * 2 ** tries);
      isDone = (await firstFailed(handler, [record])) === undefined;
    }
    if (!isDone) addDeadLetter(record);
    if (others.length === 0) return;
    rest = others;
  }
};
