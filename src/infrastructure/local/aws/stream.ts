import { setTimeout as wait } from 'node:timers/promises';
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as SdkRecord,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import type { PositionFile } from '#infrastructure/local/aws/stream-position';

export type Followed = { readonly stop: () => Promise<void> };

export type Following = {
  readonly client: DynamoDBStreamsClient;
  /** The ARN of the stream. */
  readonly stream: string;
  /** Where to continue after a restart; undefined: only changes from now on are read. */
  readonly position: PositionFile | undefined;
  /** Resolves when every record is handled. */
  readonly handle: (records: readonly SdkRecord[]) => Promise<void>;
};

const batchSize = 100;
/** Lambda polls a shard four times a second. */
const pollMs = 250;
const afterFailureMs = 500;

type From =
  | { readonly type: 'TRIM_HORIZON' | 'LATEST' }
  | { readonly type: 'AFTER_SEQUENCE_NUMBER'; readonly sequence: string };

/** Reads the stream of a table: each shard in its order, and after the end of a shard its children. */
export const followStream = async ({ client, stream, position, handle }: Following): Promise<Followed> => {
  const stopping = new AbortController();
  const iterators = new Map<string, string>();
  const done = new Map<string, string>();
  const begun = new Map<string, From>();

  /** A stop must not wait for a stream that does not answer. */
  const aborting = { abortSignal: stopping.signal };

  const shards = async (): Promise<readonly Shard[]> => {
    const all: Shard[] = [];
    let from: string | undefined;
    do {
      const command = new DescribeStreamCommand({ StreamArn: stream, ExclusiveStartShardId: from });
      const { StreamDescription } = await client.send(command, aborting);
      all.push(...(StreamDescription?.Shards ?? []));
      from = StreamDescription?.LastEvaluatedShardId;
    } while (from !== undefined);
    return all;
  };

  const open = async (shard: string, from: From): Promise<void> => {
    const SequenceNumber = from.type === 'AFTER_SEQUENCE_NUMBER' ? from.sequence : undefined;
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamArn: stream, ShardId: shard, ShardIteratorType: from.type, SequenceNumber }),
      aborting,
    );
    begun.set(shard, from);
    if (ShardIterator !== undefined) iterators.set(shard, ShardIterator);
  };

  const openChildren = async (parent: string): Promise<void> => {
    for (const { ShardId, ParentShardId } of await shards())
      if (ShardId !== undefined && ParentShardId === parent) await open(ShardId, { type: 'TRIM_HORIZON' });
  };

  /** Reads the next records of a shard and returns their number. */
  const advance = async (
    shard: string,
    handleRecords: (records: readonly SdkRecord[]) => Promise<void>,
  ): Promise<number> => {
    const ShardIterator = iterators.get(shard);
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator, Limit: batchSize }),
      aborting,
    );
    if (Records.length > 0) await handleRecords(Records);
    const last = Records.at(-1)?.dynamodb?.SequenceNumber;
    if (last !== undefined) done.set(shard, last);
    if (NextShardIterator === undefined) {
      iterators.delete(shard);
      await openChildren(shard);
    } else iterators.set(shard, NextShardIterator);
    return Records.length;
  };

  const savePosition = (): void => position?.write({ stream, done: Object.fromEntries(done) });

  /** Skips all existing records. */
  const skipAll = async (): Promise<void> => {
    let read: number;
    do {
      read = 0;
      for (const shard of [...iterators.keys()]) read += await advance(shard, async () => undefined);
    } while (read > 0);
    savePosition();
  };

  const begin = async (): Promise<void> => {
    const saved = position?.read();
    const isOurs = saved !== undefined && saved.stream === stream;
    for (const { ShardId } of await shards()) {
      if (ShardId === undefined) continue;
      const sequence = isOurs ? saved.done[ShardId] : undefined;
      if (sequence !== undefined) {
        done.set(ShardId, sequence);
        await open(ShardId, { type: 'AFTER_SEQUENCE_NUMBER', sequence });
      } else await open(ShardId, { type: position === undefined ? 'LATEST' : 'TRIM_HORIZON' });
    }
    if (position !== undefined && !isOurs) await skipAll();
  };

  /**
   * Opens a new iterator after the last handled record: an iterator expires after minutes, and an answer may be lost.
   */
  const reopen = async (shard: string): Promise<void> => {
    const sequence = done.get(shard);
    const from: From | undefined =
      sequence === undefined ? begun.get(shard) : { type: 'AFTER_SEQUENCE_NUMBER', sequence };
    if (from !== undefined) await open(shard, from);
  };

  const pause = (milliseconds: number): Promise<unknown> =>
    wait(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined);

  const follow = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      let read = 0;
      for (const shard of [...iterators.keys()]) {
        try {
          read += await advance(shard, handle);
          if (read > 0) savePosition();
        } catch {
          await pause(afterFailureMs);
          if (!stopping.signal.aborted) await reopen(shard).catch(() => undefined);
        }
      }
      // Reading a small batch takes longer than handling it, so a batch is full or of this time.
      if (read < batchSize) await pause(pollMs);
    }
  };

  await begin();
  const ended = follow();
  return {
    stop: async () => {
      stopping.abort();
      await ended;
      client.destroy();
    },
  };
};
