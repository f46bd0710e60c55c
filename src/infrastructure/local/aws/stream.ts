import { setTimeout as wait } from 'node:timers/promises';
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as SdkRecord,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import type { PositionKeeper } from '#infrastructure/local/aws/stream-position';

export type Followed = { readonly stop: () => Promise<void> };

export type Following = {
  readonly client: DynamoDBStreamsClient;
  /** The ARN of the stream. */
  readonly stream: string;
  /** Where to go on after a restart; without it, what happens from now on is all there is. */
  readonly position: PositionKeeper | undefined;
  /** Resolves when every record is dealt with. */
  readonly handle: (records: readonly SdkRecord[]) => Promise<void>;
};

const batchSize = 100;
const idleMs = 100;
const afterFailureMs = 500;

type From =
  | { readonly type: 'TRIM_HORIZON' | 'LATEST' }
  | { readonly type: 'AFTER_SEQUENCE_NUMBER'; readonly sequence: string };

/** Reads the stream of a table, shard by shard, each in its order; a shard that ends is followed by its children. */
export const followStream = async ({ client, stream, position, handle }: Following): Promise<Followed> => {
  const stopping = new AbortController();
  const iterators = new Map<string, string>();
  const done = new Map<string, string>();
  const begun = new Map<string, From>();

  const shards = async (): Promise<readonly Shard[]> => {
    const all: Shard[] = [];
    let from: string | undefined;
    do {
      const command = new DescribeStreamCommand({ StreamArn: stream, ExclusiveStartShardId: from });
      const { StreamDescription } = await client.send(command);
      all.push(...(StreamDescription?.Shards ?? []));
      from = StreamDescription?.LastEvaluatedShardId;
    } while (from !== undefined);
    return all;
  };

  const open = async (shard: string, from: From): Promise<void> => {
    const SequenceNumber = from.type === 'AFTER_SEQUENCE_NUMBER' ? from.sequence : undefined;
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamArn: stream, ShardId: shard, ShardIteratorType: from.type, SequenceNumber }),
    );
    begun.set(shard, from);
    if (ShardIterator !== undefined) iterators.set(shard, ShardIterator);
  };

  const openChildren = async (parent: string): Promise<void> => {
    for (const { ShardId, ParentShardId } of await shards())
      if (ShardId !== undefined && ParentShardId === parent) await open(ShardId, { type: 'TRIM_HORIZON' });
  };

  /** Reads on in one shard and tells how many records there were. */
  const advance = async (shard: string, deal: (records: readonly SdkRecord[]) => Promise<void>): Promise<number> => {
    const ShardIterator = iterators.get(shard);
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator, Limit: batchSize }),
    );
    if (Records.length > 0) await deal(Records);
    const last = Records.at(-1)?.dynamodb?.SequenceNumber;
    if (last !== undefined) done.set(shard, last);
    if (NextShardIterator === undefined) {
      iterators.delete(shard);
      await openChildren(shard);
    } else iterators.set(shard, NextShardIterator);
    return Records.length;
  };

  const keepPosition = (): void => position?.write({ stream, done: Object.fromEntries(done) });

  /** Goes past everything that is there. */
  const skipAll = async (): Promise<void> => {
    let read: number;
    do {
      read = 0;
      for (const shard of [...iterators.keys()]) read += await advance(shard, async () => undefined);
    } while (read > 0);
    keepPosition();
  };

  const begin = async (): Promise<void> => {
    const kept = position?.read();
    const isOurs = kept !== undefined && kept.stream === stream;
    for (const { ShardId } of await shards()) {
      if (ShardId === undefined) continue;
      const sequence = isOurs ? kept.done[ShardId] : undefined;
      if (sequence !== undefined) {
        done.set(ShardId, sequence);
        await open(ShardId, { type: 'AFTER_SEQUENCE_NUMBER', sequence });
      } else await open(ShardId, { type: position === undefined ? 'LATEST' : 'TRIM_HORIZON' });
    }
    if (position !== undefined && !isOurs) await skipAll();
  };

  /** An iterator lives for minutes only, and an answer may be lost: goes on after what is done. */
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
          if (read > 0) keepPosition();
        } catch {
          await pause(afterFailureMs);
          if (!stopping.signal.aborted) await reopen(shard).catch(() => undefined);
        }
      }
      if (read === 0) await pause(idleMs);
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
