import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  paginateScan,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { type DiscountCode, parseDiscountCode } from '#domain/catalog/discount';

/** Where the discounts are. */
export type DiscountTable = { readonly client: DynamoDBClient; readonly table: string };

/** A discount as it is stored. Its attributes are copied unread, so that none is lost. */
type Item = Readonly<Record<string, AttributeValue>>;

/** The stored codes that are one code without case: those in another form, and whether the code itself is stored. */
export type CodeGroup = { readonly code: DiscountCode; readonly others: readonly string[]; readonly exists: boolean };

const prefix = 'd#';
const keyOf = (code: string) => ({ pk: { S: prefix + code }, sk: { S: prefix + code } });
/** The redemptions of an item in another form that the item of the code already has. */
const movedRedemptions = 'cp';
const numberIn = (item: Item, name: string): number => Number(item[name]?.N ?? 0);
const isDeleted = (item: Item): boolean => item.dl?.BOOL === true;

const storedCodes = async ({ client, table }: DiscountTable): Promise<readonly string[]> => {
  const codes: string[] = [];
  const pages = paginateScan(
    { client, pageSize: 1_000 },
    {
      TableName: table,
      ProjectionExpression: 'pk, sk',
      FilterExpression: 'begins_with(pk, :prefix) AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':prefix': { S: prefix } },
    },
  );
  for await (const { Items = [] } of pages) codes.push(...Items.map(({ pk }) => (pk?.S ?? '').slice(prefix.length)));
  return codes.sort();
};

/** The stored codes that are not in upper case, with all that are the same code. Reads every key of the table. */
export const groupsOf = async (at: DiscountTable): Promise<readonly CodeGroup[]> => {
  const groups = new Map<DiscountCode, string[]>();
  for (const stored of await storedCodes(at)) {
    const code = parseDiscountCode(stored);
    if (code !== undefined) groups.set(code, [...(groups.get(code) ?? []), stored]);
  }
  return [...groups]
    .map(([code, stored]) => ({
      code,
      others: stored.filter((one) => one !== code),
      exists: stored.includes(code),
    }))
    .filter(({ others }) => others.length > 0);
};

const find = async ({ client, table }: DiscountTable, code: string): Promise<Item | undefined> =>
  (await client.send(new GetItemCommand({ TableName: table, Key: keyOf(code), ConsistentRead: true }))).Item;

/** The item of the code with the redemptions that are not moved yet. A deleted one takes over the facts of the other. */
const joined = (code: DiscountCode, kept: Item | undefined, other: Item, redeemed: number): Item => {
  const added = numberIn(other, 'rd') - numberIn(other, movedRedemptions);
  const rd = { N: String(redeemed + added) };
  if (kept !== undefined && (!isDeleted(kept) || isDeleted(other))) return { ...kept, rd };
  const { [movedRedemptions]: _, ...facts } = other;
  const version =
    kept === undefined ? numberIn(other, 'fv') : Math.max(numberIn(kept, 'fv'), numberIn(other, 'fv')) + 1;
  return { ...facts, ...keyOf(code), rd, fv: { N: String(version) } };
};

const unchanged = (item: Item | undefined) =>
  item === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: 'rd = :rd AND fv = :fv',
        ExpressionAttributeValues: { ':rd': item.rd ?? { N: '0' }, ':fv': item.fv ?? { N: '0' } },
      };

/**
 * Moves what an item in another form has into the item of the code: its facts if the code is not stored, and the
 * redemptions that were not moved before. `remove`: the other item is deleted, else it stays for an earlier release.
 */
const moveOne = async (at: DiscountTable, code: DiscountCode, from: string, remove: boolean): Promise<void> => {
  const [kept, other] = await Promise.all([find(at, code), find(at, from)]);
  if (other === undefined) return;
  const TableName = at.table;
  const same = unchanged(other);
  const item = joined(code, kept, other, kept === undefined ? 0 : numberIn(kept, 'rd'));
  const after = remove
    ? { Delete: { TableName, Key: keyOf(from), ...same } }
    : {
        Update: {
          TableName,
          Key: keyOf(from),
          ...same,
          UpdateExpression: `SET ${movedRedemptions} = :rd`,
        },
      };
  await at.client.send(
    new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName, Item: item, ...unchanged(kept) } }, after] }),
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

/** The other forms in the order in which they are kept: discounts that are not deleted first, then by code. */
const ordered = async (at: DiscountTable, others: readonly string[]): Promise<readonly string[]> => {
  const deleted = await Promise.all(others.map(async (one) => isDeleted((await find(at, one)) ?? {})));
  return others
    .map((one, index) => ({ one, rank: deleted[index] ? 1 : 0 }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ one }) => one);
};

/** Moves a group. It can be repeated at any time: only what changed since is moved. */
export const moveGroup = async (
  at: DiscountTable,
  { code, others }: CodeGroup,
  { remove }: { readonly remove: boolean },
): Promise<void> => {
  for (const from of await ordered(at, others)) await patiently(() => moveOne(at, code, from, remove));
};
