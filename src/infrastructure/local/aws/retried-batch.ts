import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import type { StreamHandler } from '#adapters/lambda/triggers/stream';
import { jobContext } from '#infrastructure/local/aws/job-context';

/** How often a record is tried in all, before it is kept aside. */
const maximumTries = 4;
const firstWaitMs = 50;

/** The first record that failed; 0 when the function threw, which says nothing about which. */
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
 * Hands a batch over as Lambda's event source mapping does: what failed comes again, first alone and then with the rest,
 * so that a record that always fails is kept aside by itself. Resolves when every record is done or kept aside.
 */
export const deliverBatch = async (
  handler: StreamHandler,
  batch: readonly DynamoDBRecord[],
  keepAside: (record: DynamoDBRecord) => void,
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
    if (!isDone) keepAside(record);
    if (others.length === 0) return;
    rest = others;
  }
};
