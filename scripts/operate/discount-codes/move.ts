import { GetItemCommand, TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { discountFields, listedPartition } from '#adapters/dynamodb/catalog/discounts';
import { keyFields } from '#adapters/dynamodb/engine/entity';
import { type DiscountCode, parseDiscountCode } from '#domain/catalog/discount';
import { type DiscountTable, type Item, isDeleted, keyOf, spellingOf } from './stored';

/** A stored code that is not in upper case. */
type Spelling = { readonly spelling: string; readonly isMoved: boolean };

/**
 * The stored spellings of one code that are not in upper case. `factsFrom`: the spelling whose facts the code has, or gets
 * when it is moved.
 */
export type CodeGroup = {
  readonly code: DiscountCode;
  readonly factsFrom: string;
  readonly others: readonly Spelling[];
};

const { redeemed, version, deleted, moved } = discountFields;
const numberIn = (item: Item, name: string): number => Number(item[name]?.N ?? 0);
const isMoved = (item: Item): boolean => item[moved] !== undefined;

/** Of several spellings: one that is not deleted before one that is, upper case before others, then by code. */
const rankOf = (item: Item, code: DiscountCode): string =>
  `${isDeleted(item) ? 1 : 0}${spellingOf(item) === code ? 0 : 1}${spellingOf(item)}`;

const groupOf = (code: DiscountCode, items: readonly Item[]): CodeGroup => {
  const ranked = items.toSorted((left, right) => (rankOf(left, code) < rankOf(right, code) ? -1 : 1));
  return {
    code,
    factsFrom: ranked[0] === undefined ? code : spellingOf(ranked[0]),
    others: ranked
      .map((item) => ({ spelling: spellingOf(item), isMoved: isMoved(item) }))
      .filter(({ spelling }) => spelling !== code),
  };
};

/** The codes that have a stored spelling that is not in upper case. */
export const groupsOf = (stored: readonly Item[]): readonly CodeGroup[] => {
  const byCode = new Map<DiscountCode, Item[]>();
  for (const item of stored) {
    const code = parseDiscountCode(spellingOf(item));
    if (code !== undefined) byCode.set(code, [...(byCode.get(code) ?? []), item]);
  }
  return [...byCode]
    .map(([code, items]) => groupOf(code, items))
    .filter(({ others }) => others.length > 0)
    .toSorted((left, right) => (left.code < right.code ? -1 : 1));
};

const find = async ({ client, table }: DiscountTable, code: string): Promise<Item | undefined> =>
  (await client.send(new GetItemCommand({ TableName: table, Key: keyOf(code), ConsistentRead: true }))).Item;

const inList = { [keyFields.g1]: { S: listedPartition } };

/** The item of the code with the redemptions that are not moved yet. A deleted one takes over the facts of the other. */
const joined = (code: DiscountCode, before: Item | undefined, other: Item): Item => {
  const added = numberIn(other, redeemed) - numberIn(other, moved);
  const count = { N: String((before === undefined ? 0 : numberIn(before, redeemed)) + added) };
  if (before !== undefined && (isDeleted(other) || !isDeleted(before))) return { ...before, [redeemed]: count };
  const { [moved]: _, ...facts } = other;
  const next =
    before === undefined ? numberIn(other, version) : Math.max(numberIn(before, version), numberIn(other, version)) + 1;
  const place = isDeleted(other) ? {} : inList;
  return { ...facts, ...keyOf(code), ...place, [redeemed]: count, [version]: { N: String(next) } };
};

const unchanged = (item: Item | undefined) =>
  item === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: `${redeemed} = :redeemed AND ${version} = :version`,
        ExpressionAttributeValues: {
          ':redeemed': item[redeemed] ?? { N: '0' },
          ':version': item[version] ?? { N: '0' },
        },
      };

/**
 * Moves what a spelling has into the item of the code: its facts if the code has none, and the redemptions that were not
 * moved before. The spelling stays as a tombstone, to which its orders return their redemptions.
 */
const moveOne = async (at: DiscountTable, code: DiscountCode, spelling: string): Promise<void> => {
  const [before, other] = await Promise.all([find(at, code), find(at, spelling)]);
  if (other === undefined) return;
  const TableName = at.table;
  const { ConditionExpression, ExpressionAttributeValues } = unchanged(other);
  await at.client.send(
    new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName, Item: joined(code, before, other), ...unchanged(before) } },
        {
          Update: {
            TableName,
            Key: keyOf(spelling),
            ConditionExpression,
            ExpressionAttributeValues: { ...ExpressionAttributeValues, ':true': { BOOL: true } },
            UpdateExpression: `SET ${moved} = :redeemed, ${deleted} = :true`,
          },
        },
      ],
    }),
  );
};

const attempts = 10;

/** Repeats a move that lost a race against a redemption. */
const patiently = async (move: () => Promise<void>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await move();
    } catch (error) {
      if (!(error instanceof TransactionCanceledException) || attempt === attempts) throw error;
    }
  }
};

/** Moves a group. It can be repeated at any time: only what changed since is moved. */
export const moveGroup = async (at: DiscountTable, { code, others }: CodeGroup): Promise<void> => {
  for (const { spelling } of others) await patiently(() => moveOne(at, code, spelling));
};
