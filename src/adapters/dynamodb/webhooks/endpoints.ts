import { Entity } from 'electrodb';
import {
  asStored,
  builtWith,
  composed,
  type Item,
  keyFields,
  modelOf,
  nameOf,
  type Place,
  rawItem,
  rawPage,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import { withoutNulls } from '#adapters/dynamodb/engine/nulls';
import { field, recordCodec } from '#adapters/dynamodb/engine/record';
import { type ItemWrite, itemWrite, type Step } from '#adapters/dynamodb/engine/step';
import {
  behind,
  type Codes,
  coded,
  fields,
  flag,
  listOf,
  orNull,
  type Parse,
  parsedBy,
  type ShapeOf,
  schemaIs,
  text,
  usually,
  whole,
} from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { table } from '#adapters/dynamodb/table';
import { webhookEndpointId } from '#adapters/dynamodb/values';
import type { Rejection, WebhookEndpoints, Write } from '#application/ports';
import { hours, type Instant } from '#domain/instant';
import { sameData } from '#domain/same-data';
import {
  disabledReasons,
  inOrderOfCreation,
  type WebhookEndpoint,
  type WebhookEndpointId,
  type WebhookPayload,
  type WebhookSecret,
  type WebhookUrl,
} from '#domain/webhooks/endpoint';
import { publishedTypes } from '#domain/webhooks/published-type';

/** The layout of a stored endpoint. An item of another layout is faulty. */
export const webhookEndpointSchema = 1;

/** All endpoints of a shop are one partition, so that one query reads them. */
const partition = '0';

/** A tombstone is kept for this time: a retry of the deletion finds it. */
const tombstoneHours = 24;

type Key = { readonly partition: string; readonly id: WebhookEndpointId; readonly schema: number };
type StoredEndpoint = Key & WebhookEndpoint;
/** A deleted endpoint has neither its address nor its secrets. */
type StoredTombstone = Key &
  Pick<WebhookEndpoint, 'version'> & { readonly deleted: boolean; readonly removedAtSeconds: number };

const attributes = {
  partition: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  id: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  schema: { type: 'number', field: 'z', required: true },
  version: { type: 'number', field: 'n', required: true },
  url: { type: 'string', field: 'u' },
  types: { type: 'any', field: 'y' },
  payload: { type: 'string', field: 'p' },
  disabled: { type: 'string', field: 'd' },
  secret: { type: 'string', field: 's' },
  previous: { type: 'any', field: 'o' },
  failingSince: { type: 'number', field: 'f' },
  createdAt: { type: 'number', field: 'c' },
  deleted: { type: 'boolean', field: 'dl' },
  /** The time to live of the item. */
  removedAtSeconds: { type: 'number', field: table.timeToLive },
} as const satisfies Readonly<Record<keyof StoredEndpoint | keyof StoredTombstone, object>>;

export const createWebhookEndpointEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('webhook-endpoint'),
      attributes,
      indexes: {
        byShop: {
          pk: composed(keyFields.pk, table.webhookEndpoints, 'partition'),
          sk: composed(keyFields.sk, '', 'id'),
        },
      },
    } as const,
    builtWith(place),
  );

export type WebhookEndpointEntity = ReturnType<typeof createWebhookEndpointEntity>;

const keyOf = (id: WebhookEndpointId) => ({ partition, id });

// ── From what is stored ────────────────────────────────────────────────────────────────────────────────────────────

const instant = whole(Number.MIN_SAFE_INTEGER);
const secret = text as Parse<WebhookSecret>;
const payloads: Codes<WebhookPayload> = { full: 'f', thin: 't' };
const previous = recordCodec<NonNullable<WebhookEndpoint['previous']>>({
  secret: field('s', secret),
  until: field('u', instant),
});

const keyShape: ShapeOf<Key> = {
  partition: behind(table.webhookEndpoints, text),
  id: webhookEndpointId,
  schema: schemaIs(webhookEndpointSchema),
};
const endpointShape: ShapeOf<StoredEndpoint> = {
  ...keyShape,
  version: whole(1),
  url: text as Parse<WebhookUrl>,
  types: orNull(listOf(parsedBy((type) => publishedTypes.find((one) => one === type), 'a type of events'))),
  payload: usually(coded(payloads), 'full'),
  disabled: orNull(parsedBy((reason) => disabledReasons.find((one) => one === reason), 'a reason')),
  secret,
  previous: orNull(previous.parse),
  failingSince: orNull(instant),
  createdAt: instant,
};
const storedEndpoint = fields(endpointShape);

const tombstoneShape: ShapeOf<StoredTombstone> = {
  ...keyShape,
  version: whole(2),
  deleted: flag,
  removedAtSeconds: whole(),
};
const storedTombstone = fields(tombstoneShape);

/** An item as it was found. `deleted`: the version of the tombstone. */
type Found =
  | { readonly endpoint: WebhookEndpoint; readonly deleted?: never }
  | { readonly endpoint: undefined; readonly deleted?: number };

export const foundWebhookEndpoint = (item: Item | undefined): Found => {
  if (item === undefined) return { endpoint: undefined };
  const named = renamed(attributes, item);
  if (named.deleted !== undefined)
    return { endpoint: undefined, deleted: storedTombstone(named, nameOf(item)).version };
  const { partition: _, schema: __, ...endpoint } = storedEndpoint(named, nameOf(item));
  return { endpoint };
};

/** Every item of the partition. There are few, and the tombstones of a day. */
const readAll = async (entity: WebhookEndpointEntity): Promise<readonly Item[]> => {
  const found: Item[] = [];
  let from: Item | undefined;
  do {
    const query = entity.query.byShop({ partition });
    // The raw pager takes a raw start key, which ElectroDB's types leave out.
    const cursor = (from ?? null) as string | null;
    const page = rawPage(await query.go({ consistent: true, pager: 'raw', ...asStored, cursor }));
    found.push(...page.items);
    from = page.lastKey;
  } while (from !== undefined);
  return found;
};

export const createWebhookEndpoints = (place: Place): WebhookEndpoints => {
  const entity = createWebhookEndpointEntity(place);
  return {
    find: (id) =>
      reading(async () => {
        const item = rawItem(await entity.get(keyOf(id)).go({ consistent: true, ...asStored }));
        return foundWebhookEndpoint(item).endpoint;
      }),
    all: () =>
      reading(async () => {
        const items = await readAll(entity);
        return items.flatMap((item) => foundWebhookEndpoint(item).endpoint ?? []).toSorted(inOrderOfCreation);
      }),
  };
};

// ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────────────

type EndpointChanged = Extract<Rejection, { kind: 'webhook-endpoint-changed' }>;
type EndpointWrite = Extract<Write, { kind: 'webhook-endpoint' }>;
type DeleteEndpoint = Extract<Write, { kind: 'delete-webhook-endpoint' }>;

/** The whole item of an endpoint; null is not stored. */
const endpointItem = ({ id, types, payload, previous: before, ...endpoint }: WebhookEndpoint) => ({
  ...keyOf(id),
  schema: webhookEndpointSchema,
  ...withoutNulls({
    ...endpoint,
    types: types === null ? null : [...types],
    payload: payload === 'full' ? null : payloads[payload],
    previous: before === null ? null : previous.pack(before),
  }),
});

/** A later version replaces the whole item. */
const writeWhole = (entity: WebhookEndpointEntity, endpoint: WebhookEndpoint): ItemWrite => {
  if (endpoint.version === 1) return itemWrite(entity.create(endpointItem(endpoint)));
  return itemWrite(
    entity
      .put(endpointItem(endpoint))
      .where(
        ({ version, deleted }, { eq, notExists }) => `${eq(version, endpoint.version - 1)} AND ${notExists(deleted)}`,
      ),
  );
};

export const writeWebhookEndpoint = (
  entity: WebhookEndpointEntity,
  { endpoint }: EndpointWrite,
): Step<EndpointChanged> => ({
  leavesTrace: true,
  write: () => writeWhole(entity, endpoint),
  judge: (old) => {
    const found = foundWebhookEndpoint(old).endpoint;
    const isOurs = found !== undefined && sameData(found, endpoint);
    return { why: { kind: 'webhook-endpoint-changed', endpoint: found }, ours: isOurs ? 'same' : 'no' };
  },
});

const secondsOf = (at: Instant): number => Math.ceil(at / 1_000);

/** Replaces the endpoint by its tombstone, because no function but that of `removeOrder` may delete items. */
export const deleteWebhookEndpoint = (
  entity: WebhookEndpointEntity,
  { id, version, at }: DeleteEndpoint,
): Step<EndpointChanged> => ({
  leavesTrace: true,
  write: () => {
    const removedAtSeconds = secondsOf(at + hours(tombstoneHours));
    const tombstone = { ...keyOf(id), schema: webhookEndpointSchema, version: version + 1, deleted: true };
    return itemWrite(
      entity
        .put({ ...tombstone, removedAtSeconds })
        .where((stored, { eq, notExists }) => `${eq(stored.version, version)} AND ${notExists(stored.deleted)}`),
    );
  },
  judge: (old) => {
    const { endpoint, deleted } = foundWebhookEndpoint(old);
    return {
      why: { kind: 'webhook-endpoint-changed', endpoint },
      ours: deleted === version + 1 ? 'same' : 'no',
    };
  },
});
