import { asStored, type Item, keyFields, nameOf, type Place, rawPage } from '#adapters/dynamodb/engine/entity';
import { mergeRows, type Source } from '#adapters/dynamodb/engine/merge';
import { reading } from '#adapters/dynamodb/engine/transient';
import {
  createOrderEntity,
  keyOf,
  type Lane,
  lanesOf,
  type OrderEntity,
  type OrderKey,
  toOrderId,
  toSummary,
} from '#adapters/dynamodb/orders/orders';
import { type ShardSchedule, shardsBetween } from '#adapters/dynamodb/orders/shards';
import { summaryFields } from '#adapters/dynamodb/orders/summary-fields';
import { fillPage, type Rows } from '#application/fill-page';
import { isListed } from '#application/orders/reading/summary';
import type { OrderListing, OrderLists, OrderSummary } from '#application/ports';
import type { Instant } from '#domain/instant';
import type { CustomerId } from '#domain/orders/order';
import { firstInstantOfIds, lastInstantOfIds, type OrderId, timeSymbolsOf } from '#domain/orders/order-id';

/** The tags of a customer's orders, each from a time on, in any order. The earliest also counts before its time. */
export type TagsOf = (customerId: CustomerId) => readonly { readonly from: Instant; readonly tag: string }[];

// ── Where to look ──────────────────────────────────────────────────────────────────────────────────────────────────

/** A range of times and of keys, inclusive. */
type Stretch = { readonly from: Instant; readonly to: Instant; readonly first: string; readonly last: string };

/** The range between two times and up to a position; undefined when it is empty. */
const stretchOf = (from: Instant, to: Instant, after: OrderKey | undefined): Stretch | undefined => {
  const start = Math.max(Math.ceil(from), firstInstantOfIds);
  const end = Math.min(Math.floor(to), lastInstantOfIds);
  if (start > end) return undefined;
  const first = `${timeSymbolsOf(start)}00`;
  const newest = `${timeSymbolsOf(end)}ZZ`;
  const last = after !== undefined && after.moment < newest ? after.moment : newest;
  return first <= last ? { from: start, to: end, first, last } : undefined;
};

const wholeTime = { from: firstInstantOfIds, to: lastInstantOfIds };

/** The range of a listing; undefined when it is empty. */
export const listedStretch = ({ placedFrom, placedTo, after }: OrderListing): Stretch | undefined =>
  stretchOf(placedFrom ?? wholeTime.from, placedTo ?? wholeTime.to, after === undefined ? undefined : keyOf(after));

export type Part = { readonly tag: string; readonly stretch: Stretch };

/** The part of the listing that each tag of a customer covers, newest first. */
export const partsOfCustomer = (tags: ReturnType<TagsOf>, listing: OrderListing): readonly Part[] => {
  const epochs = tags.toSorted((left, right) => left.from - right.from);
  const after = listing.after === undefined ? undefined : keyOf(listing.after);
  return epochs
    .flatMap(({ from, tag }, index): Part[] => {
      const begins = index === 0 ? wholeTime.from : from;
      const ends = (epochs[index + 1]?.from ?? wholeTime.to + 1) - 1;
      const stretch = stretchOf(
        Math.max(begins, listing.placedFrom ?? wholeTime.from),
        Math.min(ends, listing.placedTo ?? wholeTime.to),
        after,
      );
      return stretch === undefined ? [] : [{ tag, stretch }];
    })
    .toReversed();
};

// ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────────────

const queryOptions = { order: 'desc', pager: 'raw', ...asStored } as const;
/** The raw pager takes a raw start key, which ElectroDB's types leave out. */
const startingAt = (key: unknown) => ({ cursor: (key ?? null) as string | null });

/** The fields that the index projects: a list does not read whole orders. */
const summaryNames = Object.keys(summaryFields) as (keyof typeof summaryFields)[];

const textOf = (item: Item, field: string): string => String(item[field]);

/** Newest first: by the time and the random part of the id, then by its tag. */
const rankPrefix = 'o#';
const rankOf = (item: Item): string => textOf(item, keyFields.sk);
const withinRank = (left: Item, right: Item): number =>
  textOf(left, keyFields.pk) < textOf(right, keyFields.pk) ? 1 : -1;

/** Whether a row is at the position or before it in the list. */
const pastPosition = (after: OrderId | undefined) => {
  if (after === undefined) return () => false;
  const { tag, moment } = keyOf(after);
  const [sk, pk] = [`${rankPrefix}${moment}`, `c#${tag}`];
  return (item: Item): boolean => rankOf(item) > sk || (rankOf(item) === sk && textOf(item, keyFields.pk) >= pk);
};

/** Start keys never leave this adapter: a caller could read any partition with one. */
const laneSource =
  (entity: OrderEntity, lane: string, { first, last }: Stretch, limit: number): Source<Item> =>
  async (from, until) => {
    const low = until === undefined ? first : until.slice(rankPrefix.length);
    const query = entity.query.byLane({ g1: lane }).between({ moment: low }, { moment: last });
    const { items, lastKey } = rawPage(await query.go({ ...queryOptions, limit, ...startingAt(from) }));
    return { rows: items, next: lastKey };
  };

/** Reads the parts one after the other, until there are `count` rows. */
const readParts = async (entity: OrderEntity, parts: readonly Part[], count: number): Promise<Rows<Item>> => {
  const rows: Item[] = [];
  for (const { tag, stretch } of parts) {
    let from: Item | undefined;
    do {
      if (rows.length >= count) return { rows, isEnd: false };
      const query = entity.query.byId({ tag }).between({ moment: stretch.first }, { moment: stretch.last });
      const options = { ...queryOptions, limit: count - rows.length, attributes: summaryNames, ...startingAt(from) };
      const { items, lastKey } = rawPage(await query.go(options));
      rows.push(...items);
      from = lastKey;
    } while (from !== undefined);
  }
  return { rows, isEnd: true };
};

// One more row where there is a position: the position itself is read again and dropped.
const rowsWith = (after: OrderId | undefined, count: number): number => (after === undefined ? count : count + 1);

export const createOrderLists = (place: Place, shards: ShardSchedule, tagsOf: TagsOf): OrderLists => {
  const entity = createOrderEntity(place);
  const pageOf = (
    listing: OrderListing,
    read: (part: OrderListing) => Promise<Rows<Item>>,
    isIn: (summary: OrderSummary) => boolean,
  ) =>
    reading(() =>
      fillPage({
        after: listing.after,
        limit: listing.limit,
        read: (after, count) => read({ ...listing, after, limit: rowsWith(after, count) }),
        positionOf: toOrderId,
        itemOf: (row) => {
          const summary = toSummary(row);
          return isIn(summary) && isListed(summary, listing) ? summary : undefined;
        },
      }),
    );

  const readLanes = async (listing: OrderListing): Promise<Rows<Item>> => {
    const stretch = listedStretch(listing);
    if (stretch === undefined) return { rows: [], isEnd: true };
    const among = shardsBetween(shards, stretch.from, stretch.to);
    // One more row tells whether another order has the same moment as the last one of the page.
    const sourceOf = (lane: Lane, shard: number) => laneSource(entity, `${lane}#${shard}`, stretch, listing.limit + 1);
    const rounds = lanesOf(listing.status).map((lanes) =>
      lanes.flatMap((lane) => among.map((shard) => sourceOf(lane, shard))),
    );
    return mergeRows(rounds, { rankOf, nameOf, withinRank, isPast: pastPosition(listing.after) });
  };

  return {
    ofShop: (listing) => pageOf(listing, readLanes, () => true),
    ofCustomer: (customerId, listing) => {
      const tags = tagsOf(customerId);
      const readTags = async (part: OrderListing): Promise<Rows<Item>> => {
        const isPast = pastPosition(part.after);
        const { rows, isEnd } = await readParts(entity, partsOfCustomer(tags, part), part.limit);
        return { rows: rows.filter((row) => !isPast(row)), isEnd };
      };
      // Two customers may have one tag; every order has its own key.
      return pageOf(listing, readTags, (summary) => summary.customerId === customerId);
    },
  };
};
