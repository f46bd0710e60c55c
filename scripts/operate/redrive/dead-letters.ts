import type { DynamoDBRecord } from 'aws-lambda';
import type { Result } from '#domain/result';

/** A message of a queue. Deleted when it was handled; released, the next reader receives it. */
export type Message = {
  readonly id: string;
  readonly body: string;
  readonly delete: () => Promise<void>;
  readonly release: () => Promise<void>;
};

/** The records of a stream from one sequence number to another: all of them, or a refusal. */
export type ReadRecords = (range: StreamRange) => Promise<Result<readonly DynamoDBRecord[], RecordsMissing>>;
export type RecordsMissing = { readonly kind: 'forgotten' | 'not-reached' };
export type StreamRange = {
  readonly streamArn: string;
  readonly shardId: string;
  readonly startSequenceNumber: string;
  readonly endSequenceNumber: string;
};

/** Calls the function and returns its answer; throws when it threw. */
export type Invoke = (payload: unknown) => Promise<unknown>;

export type Outcome = { readonly id: string; readonly left: string | undefined };

/** A record may hold two images of 350 KB; a function accepts 6 MB. */
const recordsAtOnce = 5;

/** The event of an unsent letter: the message itself, or part of Lambda's report of a failed run. */
export const eventIn = (body: string): unknown => {
  const message = JSON.parse(body) as { readonly requestPayload?: unknown };
  return message.requestPayload ?? message;
};

export const rangeIn = (body: string): StreamRange => {
  const { DDBStreamBatchInfo } = JSON.parse(body) as { readonly DDBStreamBatchInfo?: StreamRange };
  if (DDBStreamBatchInfo === undefined) throw new Error('the message names no records');
  return DDBStreamBatchInfo;
};

/** Sends the event of a letter to the notifier again. */
export const resend =
  (invoke: Invoke) =>
  async ({ body }: Message): Promise<string | undefined> => {
    await invoke(eventIn(body));
    return undefined;
  };

const whyMissing: Readonly<Record<RecordsMissing['kind'], string>> = {
  forgotten: 'the stream has dropped some of its records, which it keeps for 24 hours',
  'not-reached': 'its records were not found in the stream in time: run this again',
};

/** Sends the records of a batch to the publisher again, all or none. Returns why some are left, if any. */
export const republish =
  (read: ReadRecords, invoke: Invoke) =>
  async ({ body }: Message): Promise<string | undefined> => {
    const records = await read(rangeIn(body));
    if (!records.ok) return whyMissing[records.refusal.kind];
    const failed: string[] = [];
    for (let from = 0; from < records.value.length; from += recordsAtOnce) {
      const answer = await invoke({ Records: records.value.slice(from, from + recordsAtOnce) });
      const { batchItemFailures = [] } = answer as {
        batchItemFailures?: readonly { readonly itemIdentifier: string }[];
      };
      failed.push(...batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    }
    return failed.length === 0 ? undefined : `records fail again, from ${failed.join(', ')} on`;
  };

/** Handles each message alone: one that fails stays in its queue, the others do not. */
export const redriveAll = async (
  messages: readonly Message[],
  handle: (message: Message) => Promise<string | undefined>,
): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const message of messages) {
    const left = await handle(message).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    );
    await (left === undefined ? message.delete() : message.release());
    outcomes.push({ id: message.id, left });
  }
  return outcomes;
};
