// Puts the items of a row, unless they are there.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from '#adapters/dynamodb/engine/entity';
import { type Attempt, type Pace, retrying } from '#adapters/dynamodb/engine/retry';
import { isTransient } from '#adapters/dynamodb/engine/transient';
import { systemPace } from '#infrastructure/pace';
import { keyOf } from './kinds/kinds';
import type { Prepared } from './row';

/**
 * `present`: equal items are there, also those of an own attempt whose reply was lost. `conflict`: an item under this key is another
 * one. `refused`: the table takes no such item.
 */
export type Stored =
  | { readonly kind: 'written' | 'present' }
  | { readonly kind: 'conflict'; readonly key: string }
  | { readonly kind: 'refused'; readonly why: string };

export type Writer = {
  readonly put: (prepared: Prepared) => Promise<Stored>;
  /** The result that `put` would have, without a write. */
  readonly look: (prepared: Prepared) => Promise<Stored>;
};

/** Nobody waits for one row, and a busy table is busy for some seconds. */
const patientPace: Pace = { ...systemPace, tries: 20, longestMs: 2_000, budgetMs: 60_000 };

const absent = 'attribute_not_exists(pk)';

/** The time of the import is not compared: an import that is repeated has a later one. */
const comparable = ({ im: _, ...item }: Item): Item => item;

const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return entries.map(([name, each]) => [name, plain(each)]);
};

const isEqual = (left: Item, right: Item): boolean =>
  JSON.stringify(plain(comparable(left))) === JSON.stringify(plain(comparable(right)));

const nameOf = (item: Item): string => `${keyOf(item).pk} ${keyOf(item).sk}`;

type Failure = {
  readonly name?: string;
  readonly message?: string;
  readonly CancellationReasons?: readonly { readonly Code?: string; readonly Message?: string }[];
};

/** The meaning of a failed write; undefined: a defect. */
const meaningOf = (error: unknown): Attempt<'exists' | { readonly why: string }> | undefined => {
  const { name, message, CancellationReasons = [] } = error as Failure;
  const codes = CancellationReasons.map(({ Code = 'None' }) => Code);
  if (name === 'ConditionalCheckFailedException' || codes.includes('ConditionalCheckFailed'))
    return { kind: 'done', value: 'exists' };
  if (name === 'ValidationException' || codes.includes('ValidationError'))
    return { kind: 'done', value: { why: `the table refuses it: ${message}` } };
  return isTransient(error) || name === 'TransactionCanceledException' ? { kind: 'again', why: error } : undefined;
};

/** Rounds of putting what was missing: another import may write the same rows. */
const rounds = 3;

export const createWriter = (
  { client, table: TableName }: { readonly client: DynamoDBClient; readonly table: string },
  pace: Pace = patientPace,
): Writer => {
  const documents = DynamoDBDocumentClient.from(client);
  const send = (items: readonly Item[], abortSignal: AbortSignal): Promise<unknown> => {
    const puts = items.map((item) => ({ TableName, Item: item, ConditionExpression: absent }));
    const [single] = puts;
    return puts.length === 1 && single !== undefined
      ? documents.send(new PutCommand(single), { abortSignal })
      : documents.send(new TransactWriteCommand({ TransactItems: puts.map((Put) => ({ Put })) }), { abortSignal });
  };
  const tryPut = (items: readonly Item[]) =>
    retrying<'written' | 'exists' | { readonly why: string }>(pace, async ({ signal }) => {
      try {
        await send(items, signal);
        return { kind: 'done', value: 'written' };
      } catch (error) {
        const meaning = signal.aborted ? ({ kind: 'again', why: error } as const) : meaningOf(error);
        if (meaning === undefined) throw error;
        return meaning;
      }
    });
  const read = (items: readonly Item[]): Promise<readonly Item[]> =>
    retrying(pace, async ({ signal }) => {
      try {
        const request = { Keys: items.map(keyOf), ConsistentRead: true };
        const command = new BatchGetCommand({ RequestItems: { [TableName]: request } });
        const { Responses, UnprocessedKeys } = await documents.send(command, { abortSignal: signal });
        if (UnprocessedKeys?.[TableName] !== undefined) return { kind: 'again', why: 'unprocessed keys' };
        return { kind: 'done', value: Responses?.[TableName] ?? [] };
      } catch (error) {
        if (signal.aborted || isTransient(error)) return { kind: 'again', why: error };
        throw error;
      }
    });
  /** The items that are missing, and the first that is another one. */
  const compare = async (items: readonly Item[]) => {
    const stored = new Map((await read(items)).map((item) => [nameOf(item), item]));
    const other = items.find((item) => {
      const old = stored.get(nameOf(item));
      return old !== undefined && !isEqual(old, item);
    });
    return { missing: items.filter((item) => !stored.has(nameOf(item))), other };
  };
  return {
    put: async ({ name, items }) => {
      let missing: readonly Item[] = items;
      for (let round = 0; round < rounds; round += 1) {
        const done = await tryPut(missing);
        if (done === 'written') return { kind: 'written' };
        if (done !== 'exists') return { kind: 'refused', why: done.why };
        const compared = await compare(items);
        if (compared.other !== undefined) return { kind: 'conflict', key: nameOf(compared.other) };
        if (compared.missing.length === 0) return { kind: 'present' };
        missing = compared.missing;
      }
      throw new Error(`${name} is written and deleted by somebody else meanwhile`);
    },
    look: async ({ items }) => {
      const { missing, other } = await compare(items);
      if (other !== undefined) return { kind: 'conflict', key: nameOf(other) };
      return { kind: missing.length === 0 ? 'present' : 'written' };
    },
  };
};
