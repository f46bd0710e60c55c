import { asStored, type Item, keyFields, type Place, rawPage } from '#adapters/dynamodb/engine/entity';
import { type Merged, mergePage, type Source } from '#adapters/dynamodb/engine/merge';
import { reading } from '#adapters/dynamodb/engine/transient';
import {
  createOrderEntity,
  keyOf,
  lanesOf,
  type OrderEntity,
  type OrderKey,
  toSummary,
} from '#adapters/dynamodb/orders/orders';
import { type ShardSchedule, shardsBetween } from '#adapters/dynamodb/orders/shards';
import { summaryFields } from '#adapters/dynamodb/orders/summary-fields';
import { isListed } from '#application/orders/summary';
import type { OrderListing, OrderLists, OrderSummary, Page } from '#application/ports';
import type { Instant } from '#domain/instant';
import type { CustomerId } from '#domain/orders/order';
import { firstInstantOfIds, lastInstantOfIds, type OrderId, timeSymbolsOf } from '#domain/orders/order-id';

/** The tags of a customer's orders, each from a time on, in any order. The earliest also counts before its time. */
export type TagsOf = (customerId: CustomerId) => readonly { readonly from: Instant; readonly tag: string }[];

/** The maximum number of reads of one source for one page. */
const readsPerSource = 4;

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

const listedStretch = ({ placedFrom, placedTo, after }: OrderListing): Stretch | undefined =>
  stretchOf(placedFrom ?? wholeTime.from, placedTo ?? wholeTime.to, after === undefined ? undefined : keyOf(after));

type Part = { readonly tag: string; readonly stretch: Stretch };

/** The part of the listing that each tag of a customer covers, newest first. */
const partsOfCustomer = (tags: ReturnType<TagsOf>, listing: OrderListing): readonly Part[] => {
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

/** Start keys never leave this adapter: a caller could read any partition with one. */
const laneSource =
  (entity: OrderEntity, lane: string, { first, last }: Stretch, limit: number): Source<Item> =>
  async (from) => {
    const query = entity.query.byLane({ g1: lane }).between({ moment: first }, { moment: last });
    const { items, lastKey } = rawPage(await query.go({ ...queryOptions, limit, ...startingAt(from) }));
    return { rows: items, next: lastKey };
  };

type Within = { readonly part: number; readonly lastKey: Item | undefined };

/** The parts one after the other. */
const customerSource =
  (entity: OrderEntity, parts: readonly Part[], limit: number): Source<Item> =>
  async (from) => {
    const at = (from ?? { part: 0, lastKey: undefined }) as Within;
    const part = parts[at.part];
    if (part === undefined) return { rows: [], next: undefined };
    const { first, last } = part.stretch;
    const query = entity.query.byId({ tag: part.tag }).between({ moment: first }, { moment: last });
    const options = { ...queryOptions, limit, attributes: summaryNames, ...startingAt(at.lastKey) };
    const { items, lastKey } = rawPage(await query.go(options));
    if (lastKey !== undefined) return { rows: items, next: { part: at.part, lastKey } };
    const isLast = at.part === parts.length - 1;
    return { rows: items, next: isLast ? undefined : { part: at.part + 1, lastKey: undefined } };
  };

const textOf = (item: Item, field: string): string => String(item[field]);
const descending = (field: string) => (left: Item, right: Item) => {
  const [a, b] = [textOf(left, field), textOf(right, field)];
  return a === b ? 0 : a < b ? 1 : -1;
};

/** Newest first: by the time and the random part of the id, then by its tag. */
const inOrder = { byRank: descending(keyFields.sk), withinRank: descending(keyFields.pk) };

/** Whether a row is at the position or before it in the list. */
const pastPosition = (after: OrderId | undefined) => {
  if (after === undefined) return () => false;
  const { tag, moment } = keyOf(after);
  const [sk, pk] = [`o#${moment}`, `c#${tag}`];
  return (item: Item): boolean => {
    const itemSk = textOf(item, keyFields.sk);
    return itemSk > sk || (itemSk === sk && textOf(item, keyFields.pk) >= pk);
  };
};

type Read = (item: Item) => OrderSummary;

/** Parses every item once: rows are filtered first and shown later. */
const readingOnce = (): Read => {
  const summaries = new Map<Item, OrderSummary>();
  return (item) => {
    const summary = summaries.get(item) ?? toSummary(item);
    summaries.set(item, summary);
    return summary;
  };
};

const toPage = (read: Read, { rows, last, isEnd }: Merged<Item>): Page<OrderSummary, OrderId> => ({
  items: rows.map(read),
  next: isEnd || last === undefined ? null : read(last).id,
});

export const createOrderLists = (place: Place, shards: ShardSchedule, tagsOf: TagsOf): OrderLists => {
  const entity = createOrderEntity(place);
  type How = { readonly ranksAreSingle: boolean; readonly keeps: (summary: OrderSummary) => boolean };
  const pageOf = (sources: readonly Source<Item>[], listing: OrderListing, how: How) =>
    reading(async () => {
      const read = readingOnce();
      const keeps = (item: Item) => {
        const summary = read(item);
        return how.keeps(summary) && isListed(summary, listing);
      };
      const { after, limit } = listing;
      const merging = { ...inOrder, ...how, isPast: pastPosition(after), keeps, limit, readsPerSource };
      return toPage(read, await mergePage(sources, merging));
    });
  // One more row: the position itself is read again and dropped.
  const rowsOf = ({ limit, after }: OrderListing) => (after === undefined ? limit : limit + 1);

  return {
    ofShop: (listing) => {
      const stretch = listedStretch(listing);
      const among = stretch === undefined ? [] : shardsBetween(shards, stretch.from, stretch.to);
      const sources = lanesOf(listing.status).flatMap((lane) =>
        // One more row tells whether another order has the same moment as the last one of the page.
        among.map((shard) => laneSource(entity, `${lane}#${shard}`, stretch as Stretch, rowsOf(listing) + 1)),
      );
      return pageOf(sources, listing, { ranksAreSingle: false, keeps: () => true });
    },
    ofCustomer: (customerId, listing) => {
      const parts = partsOfCustomer(tagsOf(customerId), listing);
      const sources = parts.length === 0 ? [] : [customerSource(entity, parts, rowsOf(listing))];
      // Two customers may have one tag; every order has its own key.
      const isTheirs = (summary: OrderSummary) => summary.customerId === customerId;
      return pageOf(sources, listing, { ranksAreSingle: true, keeps: isTheirs });
    },
  };
};
