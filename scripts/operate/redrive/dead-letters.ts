import type { DynamoDBRecord } from 'aws-lambda';
import type { Result } from '#domain/result';

/** A message as its queue gives it: deleted once its content was taken, else shown to whoever looks next. */
export type Message = {
  readonly id: string;
  readonly body: string;
  readonly delete: () => Promise<void>;
  readonly release: () => Promise<void>;
};

/** The records of a stream from one sequence number to another: all of them, or why they are not to be had. */
export type ReadRecords = (range: StreamRange) => Promise<Result<readonly DynamoDBRecord[], RecordsMissing>>;
export type RecordsMissing = { readonly kind: 'forgotten' | 'not-reached' };
export type StreamRange = {
  readonly streamArn: string;
  readonly shardId: string;
  readonly startSequenceNumber: string;
  readonly endSequenceNumber: string;
};

/** Calls the function and gives what it answered; throws when it threw. */
export type Invoke = (payload: unknown) => Promise<unknown>;

export type Outcome = { readonly id: string; readonly left: string | undefined };

/** So many records at once: each may hold two images of 350 KB, and what is handed to a function 6 MB. */
const recordsAtOnce = 5;

/** The event of a letter that was not sent: as the rule kept it, or inside what Lambda says about a failed run. */
export const eventIn = (body: string): unknown => {
  const said = JSON.parse(body) as { readonly requestPayload?: unknown };
  return said.requestPayload ?? said;
};

export const rangeIn = (body: string): StreamRange => {
  const { DDBStreamBatchInfo } = JSON.parse(body) as { readonly DDBStreamBatchInfo?: StreamRange };
  if (DDBStreamBatchInfo === undefined) throw new Error('the message names no records');
  return DDBStreamBatchInfo;
};

/** Hands a letter's event to the notifier again. */
export const resend =
  (invoke: Invoke) =>
  async ({ body }: Message): Promise<string | undefined> => {
    await invoke(eventIn(body));
    return undefined;
  };

const whyMissing: Readonly<Record<RecordsMissing['kind'], string>> = {
  forgotten: 'the stream has forgotten records of it, which it keeps for 24 hours',
  'not-reached': 'the stream did not come to its records in time: run this again',
};

/** Hands the records of a batch to the publisher again, all or none; says why some are left, if they are. */
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

/** Deals with each message by itself: one that fails stays in its queue, and its neighbours do not. */
export const redriveAll = async (
  messages: readonly Message[],
  deal: (message: Message) => Promise<string | undefined>,
): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const message of messages) {
    const left = await deal(message).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    );
    await (left === undefined ? message.delete() : message.release());
    outcomes.push({ id: message.id, left });
  }
  return outcomes;
};
