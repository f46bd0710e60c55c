// Items of the table, page by page, as they are stored.
import { DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { type Item, keyFields, type Place } from '#adapters/dynamodb/engine/entity';
import { keyOf } from '#adapters/dynamodb/orders/orders';
import { type StoredItem, table } from '#adapters/dynamodb/table';
import type { OrderId } from '#domain/orders/order-id';

/** A stored key. No part of one has a space. */
export type ItemKey = { readonly pk: string; readonly sk: string };

/** The items that are wanted. */
export type Wanted = {
  /** Undefined: of every partition. */
  readonly partition: string | undefined;
  /** Undefined: the whole partition. */
  readonly sortKey?: string;
  readonly kind: StoredItem | undefined;
  /** The position after which the reading begins; undefined: at the beginning. */
  readonly after: ItemKey | undefined;
};

/** `read`: the items that were examined. `next`: where the next page begins; undefined at the end. */
export type ItemPage = { readonly items: readonly Item[]; readonly read: number; readonly next: ItemKey | undefined };

export const itemsPerPage = 100;

/** Reads at most `limit` items from the position of `wanted`. */
export type ReadPage = (wanted: Wanted, limit: number) => Promise<ItemPage>;

/** The items of an order: itself, and its payments at the simulator. */
export const itemsOfOrder = (id: OrderId): readonly Wanted[] => {
  const { tag, moment } = keyOf(id);
  const all = { kind: undefined, after: undefined };
  return [
    { ...all, partition: `${table.streamed.order}${tag}`, sortKey: `o#${moment}` },
    { ...all, partition: `${table.simulatedPayments}${id}` },
  ];
};

const filterOf = (kind: StoredItem | undefined) =>
  kind === undefined ? {} : { FilterExpression: '#e = :e', names: { '#e': 'e' }, values: { ':e': kind } };

export const readPages = ({ client, table: TableName }: Place): ReadPage => {
  const documents = DynamoDBDocumentClient.from(client);
  const scan = ({ kind, after }: Wanted, Limit: number) => {
    const { names, values, ...filter } = filterOf(kind);
    return documents.send(
      new ScanCommand({
        TableName,
        Limit,
        ExclusiveStartKey: after,
        ...filter,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      }),
    );
  };
  const query = ({ partition, sortKey, kind, after }: Wanted, Limit: number) => {
    const { names, values, ...filter } = filterOf(kind);
    const sorted = sortKey === undefined ? {} : { names: { '#sk': keyFields.sk }, values: { ':sk': sortKey } };
    return documents.send(
      new QueryCommand({
        TableName,
        Limit,
        ExclusiveStartKey: after,
        KeyConditionExpression: sortKey === undefined ? '#pk = :pk' : '#pk = :pk AND #sk = :sk',
        ...filter,
        ExpressionAttributeNames: { '#pk': keyFields.pk, ...sorted.names, ...names },
        ExpressionAttributeValues: { ':pk': partition, ...sorted.values, ...values },
      }),
    );
  };
  return async (wanted, limit) => {
    const {
      Items = [],
      ScannedCount = 0,
      LastEvaluatedKey,
    } = await (wanted.partition === undefined ? scan(wanted, limit) : query(wanted, limit));
    const next = LastEvaluatedKey as ItemKey | undefined;
    return { items: Items, read: ScannedCount, next };
  };
};

export type Bounds = {
  /** The most items that are shown. */
  readonly limit: number;
  /** The most items that are read: a scan for one kind examines the others too. */
  readonly mostRead: number;
};

/** The sums until now. `next`: where another run continues; undefined: everything was read. */
export type Progress = { readonly shown: number; readonly read: number; readonly next: ItemKey | undefined };

export type Reader = {
  readonly item: (item: Item) => void;
  /** Called after each page. */
  readonly page: (progress: Progress) => void;
};

const keyIn = (item: Item | undefined): ItemKey | undefined =>
  item && { pk: String(item[keyFields.pk]), sk: String(item[keyFields.sk]) };

/** Reads pages until the bounds or the end. */
export const readItems = async (
  readPage: ReadPage,
  wanted: Wanted,
  { limit, mostRead }: Bounds,
  reader: Reader,
): Promise<Progress> => {
  let progress: Progress = { shown: 0, read: 0, next: wanted.after };
  do {
    // Without a filter all that is read is shown.
    const room = wanted.kind === undefined ? limit - progress.shown : itemsPerPage;
    const size = Math.min(itemsPerPage, room, mostRead - progress.read);
    const { items, read, next } = await readPage({ ...wanted, after: progress.next }, size);
    const taken = items.slice(0, limit - progress.shown);
    taken.forEach(reader.item);
    progress = {
      shown: progress.shown + taken.length,
      read: progress.read + read,
      // The rest of a page is for the next run.
      next: taken.length < items.length ? keyIn(taken.at(-1)) : next,
    };
    reader.page(progress);
  } while (progress.next !== undefined && progress.shown < limit && progress.read < mostRead);
  return progress;
};
