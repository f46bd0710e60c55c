import { Entity } from 'electrodb';
import { writeAll } from '#adapters/dynamodb/engine/batch-writes';
import {
  asStored,
  builtWith,
  composed,
  type Item,
  keyFields,
  modelOf,
  nameOf,
  type Place,
  rawPage,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import { once } from '#adapters/dynamodb/engine/once';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import {
  behind,
  fields,
  isMap,
  matching,
  parsedBy,
  type ShapeOf,
  schemaIs,
  whole,
} from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { type ShardSchedule, shardAt, shardsBetween } from '#adapters/dynamodb/orders/shards';
import { table } from '#adapters/dynamodb/table';
import type { CloudEvent } from '#application/events/cloud-event';
import type { Feed, FeedEntry, WriteFeed } from '#application/ports';
import {
  confirmedWithin,
  type FeedPosition,
  feedKeptFor,
  feedStart,
  parseFeedPosition,
  startOfHour,
  startOfNextHour,
  timeInFeed,
} from '#domain/events/feed';
import type { Instant } from '#domain/instant';
import { publishedTypes } from '#domain/webhooks/published-type';

/** The layout of a stored event. An item of another layout is faulty. */
export const publishedEventSchema = 1;

/** An event as JSON, in the partition of its hour and shard. */
type StoredEvent = {
  readonly partition: string;
  readonly position: FeedPosition;
  readonly schema: number;
  readonly json: string;
  /** In seconds. */
  readonly keptUntilSeconds: number;
};

const attributes = {
  partition: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  position: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  schema: { type: 'number', field: 'z', required: true },
  json: { type: 'string', field: 'j', required: true },
  keptUntilSeconds: { type: 'number', field: table.timeToLive, required: true },
} as const satisfies Readonly<Record<keyof StoredEvent, object>>;

export const createPublishedEventEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('published-event'),
      attributes,
      indexes: {
        byHour: {
          pk: composed(keyFields.pk, table.feed, 'partition'),
          sk: composed(keyFields.sk, '', 'position'),
        },
      },
    } as const,
    builtWith(place),
  );

type PublishedEventEntity = ReturnType<typeof createPublishedEventEntity>;

/** The publisher wrote the whole event, so only what is no event at all is refused. */
const readEvent = (json: string): CloudEvent | undefined => {
  try {
    const event: unknown = JSON.parse(json);
    return isMap(event) && publishedTypes.some((type) => type === event.type) ? (event as CloudEvent) : undefined;
  } catch {
    return undefined;
  }
};

const eventShape: ShapeOf<Omit<StoredEvent, 'json'> & { readonly json: CloudEvent }> = {
  partition: behind(table.feed, matching(/^\d{4}-\d\d-\d\dT\d\d#\d+$/, 'an hour and a shard')),
  position: parsedBy(parseFeedPosition, 'a position in the feed'),
  schema: schemaIs(publishedEventSchema),
  json: parsedBy(readEvent, 'the JSON of an event'),
  keptUntilSeconds: whole(),
};
const storedEvent = fields(eventShape);

export const toFeedEntry = (item: Item): FeedEntry => {
  const { position, json } = storedEvent(renamed(attributes, item), nameOf(item));
  return { position, event: json };
};

/** Such as `2026-11-21T10#0`. */
const partitionOf = (at: Instant, shard: number): string => `${new Date(at).toISOString().slice(0, 13)}#${shard}`;

export const publishedEventItem = ({ position, event }: FeedEntry, shards: ShardSchedule) => {
  const at = timeInFeed(position);
  return {
    partition: partitionOf(at, shardAt(shards, event.source, at)),
    position,
    schema: publishedEventSchema,
    json: JSON.stringify(event),
    keptUntilSeconds: Math.ceil((at + feedKeptFor) / 1_000),
  } satisfies StoredEvent;
};

export const createWriteFeed = (place: Place, shards: ShardSchedule, pace: Pace): WriteFeed => {
  const entity = once(() => createPublishedEventEntity(place));
  const bounded = { ...pace, budgetMs: confirmedWithin };
  return (entries) =>
    writeAll(
      entries.map((entry) => publishedEventItem(entry, shards)),
      {
        write: (items) => entity().put(items),
        keyOf: ({ partition, position }) => `${table.feed}${partition} ${position}`,
      },
      bounded,
    );
};

/** The entries of a shard from its first one. `edge`: the last position that was read; undefined: there are no more. */
type ReadShard = { readonly entries: readonly FeedEntry[]; readonly edge: FeedPosition | undefined };

/** The text that is next to a position: no other position begins with it. */
const behindPosition = (position: FeedPosition): string => `${position}!`;

/** One call: an answer of the table ends at a megabyte. */
const readShard = async (
  entity: PublishedEventEntity,
  partition: string,
  { after, until, limit }: Parameters<Feed['ofHour']>[0],
): Promise<ReadShard> => {
  const query = entity.query
    .byHour({ partition })
    .between({ position: behindPosition(after) }, { position: feedStart(until) });
  const { items, lastKey } = rawPage(await query.go({ consistent: true, pager: 'raw', ...asStored, limit }));
  const entries = items.map(toFeedEntry);
  return { entries, edge: lastKey === undefined ? undefined : entries.at(-1)?.position };
};

const nearest = (edges: readonly (FeedPosition | undefined)[]): FeedPosition | undefined =>
  edges.filter((edge) => edge !== undefined).toSorted()[0];

/** The shards of the hour are read at once. Behind the nearest edge an unread entry of its shard may come first. */
export const createFeed = (place: Place, shards: ShardSchedule): Feed => {
  const entity = once(() => createPublishedEventEntity(place));
  return {
    ofHour: (listing) =>
      reading(async () => {
        const at = timeInFeed(listing.after);
        const ofHour = shardsBetween(shards, startOfHour(at), startOfNextHour(at) - 1);
        const read = await Promise.all(ofHour.map((shard) => readShard(entity(), partitionOf(at, shard), listing)));
        const edge = nearest(read.map((each) => each.edge));
        const entries = read
          .flatMap((each) => each.entries)
          .filter(({ position }) => edge === undefined || position <= edge)
          .toSorted((one, other) => (one.position < other.position ? -1 : 1));
        return {
          entries: entries.slice(0, listing.limit),
          isEnd: edge === undefined && entries.length <= listing.limit,
        };
      }),
  };
};
