import type { RawPage } from '#adapters/dynamodb/engine/entity';
import { reading } from '#adapters/dynamodb/engine/transient';
import { fillPage, type Rows } from '#application/fill-page';
import type { Page } from '#application/ports';

/** The maximum of one BatchGetItem. */
const maximumRows = 100;

/** A list whose index has the keys alone: items are read from the table, so that their changes do not write to it. */
export type Listed<Key, Item> = {
  /** A page of the index after a key, ascending. */
  readonly query: (after: Key | undefined, limit: number) => Promise<RawPage>;
  readonly keyIn: (entry: RawPage['items'][number]) => Key;
  /** At most 100 items, in any order. Deleted ones are left out. */
  readonly read: (keys: readonly Key[]) => Promise<readonly Item[]>;
  readonly keyOf: (item: Item) => Key;
};

export type ListedPage<Key, Item> = {
  readonly after: Key | undefined;
  readonly limit: number;
  /** Absent: every item is wanted. */
  readonly isWanted?: (item: Item) => boolean;
};

/** A page of the items of a list, in the order of their keys. Throws `Unavailable` if the table does not answer in time. */
export const pageOfListed = <Key, Item>(
  listed: Listed<Key, Item>,
  { after, limit, isWanted = () => true }: ListedPage<Key, Item>,
): Promise<Page<Item, Key>> => {
  type Row = { readonly key: Key; readonly item: Item | undefined };
  const read = async (position: Key | undefined, count: number): Promise<Rows<Row>> => {
    const { items: entries, lastKey } = await listed.query(position, Math.min(count, maximumRows));
    const keys = entries.map(listed.keyIn);
    const byKey = new Map((await listed.read(keys)).map((item) => [listed.keyOf(item), item]));
    return { rows: keys.map((key) => ({ key, item: byKey.get(key) })), isEnd: lastKey === undefined };
  };
  return reading(() =>
    fillPage({
      after,
      limit,
      read,
      positionOf: ({ key }: Row) => key,
      itemOf: ({ item }) => (item !== undefined && isWanted(item) ? item : undefined),
    }),
  );
};
