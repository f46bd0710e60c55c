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
import { once } from '#adapters/dynamodb/engine/once';
import { field, fieldOrNull, recordCodec } from '#adapters/dynamodb/engine/record';
import { type Attempt, type Pace, retrying } from '#adapters/dynamodb/engine/retry';
import {
  behind,
  type Codes,
  coded,
  fields,
  isMap,
  listOf,
  type Parse,
  parsedBy,
  type ShapeOf,
  schemaIs,
  text,
  whole,
} from '#adapters/dynamodb/engine/stored';
import { isTransient, reading } from '#adapters/dynamodb/engine/transient';
import { table } from '#adapters/dynamodb/table';
import { deliveryId, endpointId } from '#adapters/dynamodb/webhooks/values';
import type { StoreWebhookDelivery, WebhookDeliveries } from '#application/ports';
import { type WebhookAnswer, type WebhookAttempt, webhookFailures } from '#domain/webhooks/attempts';
import { type DeliveryStatus, deliveriesKeptFor, type WebhookDelivery } from '#domain/webhooks/delivery';
import { publishedTypes } from '#domain/webhooks/published-type';

/** The layout of a stored delivery. An item of another layout is faulty. */
export const deliverySchema = 1;

type StoredDelivery = WebhookDelivery & { readonly schema: number; readonly keptUntilSeconds: number };

const attributes = {
  endpointId: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  id: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  schema: { type: 'number', field: 'z', required: true },
  eventId: { type: 'string', field: 'i', required: true },
  type: { type: 'string', field: 't', required: true },
  status: { type: 'string', field: 's', required: true },
  body: { type: 'string', field: 'b', required: true },
  attempts: { type: 'any', field: 'a', required: true },
  createdAt: { type: 'number', field: 'd', required: true },
  keptUntilSeconds: { type: 'number', field: table.timeToLive, required: true },
} as const satisfies Readonly<Record<keyof StoredDelivery, object>>;

export const deliveries = 'd#';

export const createDeliveryEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('webhook-delivery'),
      attributes,
      indexes: {
        byEndpoint: {
          pk: composed(keyFields.pk, table.webhooks, 'endpointId'),
          sk: composed(keyFields.sk, deliveries, 'id'),
        },
      },
    } as const,
    builtWith(place),
  );

type DeliveryEntity = ReturnType<typeof createDeliveryEntity>;

const instant = whole(Number.MIN_SAFE_INTEGER);

type Answered = Omit<Extract<WebhookAnswer, { kind: 'answered' }>, 'kind'>;
type Failed = Omit<Extract<WebhookAnswer, { kind: 'failed' }>, 'kind'>;
const answered = recordCodec<Answered>({
  status: field('s', whole()),
  body: field('b', text),
  retryAfter: fieldOrNull('r', text),
});
const failed = recordCodec<Failed>({
  reason: field(
    'f',
    parsedBy((name) => webhookFailures.find((each) => each === name), 'why a call failed'),
  ),
});

const packAnswer = (answer: WebhookAnswer) =>
  answer.kind === 'answered' ? answered.pack(answer) : failed.pack(answer);
const parseAnswer: Parse<WebhookAnswer> = (value, path) =>
  isMap(value) && 'f' in value
    ? { kind: 'failed', ...failed.parse(value, path) }
    : { kind: 'answered', ...answered.parse(value, path) };

const attempt = recordCodec<WebhookAttempt>({
  at: field('d', instant),
  milliseconds: field('m', whole()),
  answer: field('w', parseAnswer, packAnswer),
});

const statuses: Codes<DeliveryStatus> = { pending: 'p', succeeded: 's', failed: 'f' };

const deliveryShape: ShapeOf<StoredDelivery> = {
  endpointId: behind(table.webhooks, endpointId),
  id: behind(deliveries, deliveryId),
  schema: schemaIs(deliverySchema),
  eventId: text,
  type: parsedBy(
    (name) => ([...publishedTypes, 'webhook.test'] as const).find((each) => each === name),
    'the type of an event',
  ),
  status: coded(statuses),
  body: text,
  attempts: listOf(attempt.parse),
  createdAt: instant,
  keptUntilSeconds: whole(),
};
const storedDelivery = fields(deliveryShape);

export const toDelivery = (item: Item): WebhookDelivery => {
  const { schema: _, keptUntilSeconds: __, ...delivery } = storedDelivery(renamed(attributes, item), nameOf(item));
  return delivery;
};

/** The stored attempts with another text in place of each answer, which may be anything. */
export const withoutAnswers = (attempts: unknown, instead: string): unknown =>
  listOf(attempt.parse)(attempts, 'attempts').map((each) =>
    attempt.pack(each.answer.kind === 'answered' ? { ...each, answer: { ...each.answer, body: instead } } : each),
  );

/** The item of a delivery. */
export const deliveryItem = (delivery: WebhookDelivery) =>
  ({
    ...delivery,
    schema: deliverySchema,
    status: statuses[delivery.status],
    attempts: delivery.attempts.map(attempt.pack),
    keptUntilSeconds: Math.ceil((delivery.createdAt + deliveriesKeptFor) / 1_000),
  }) satisfies Readonly<Record<keyof StoredDelivery, unknown>>;

export const createStoreWebhookDelivery = (place: Place, pace: Pace): StoreWebhookDelivery => {
  const entity = once(() => createDeliveryEntity(place));
  return (delivery) =>
    retrying(pace, async ({ signal }): Promise<Attempt<void>> => {
      try {
        await entity()
          .put(deliveryItem(delivery))
          .go({ response: 'none', ...asStored, abortSignal: signal });
        return { kind: 'done', value: undefined };
      } catch (error) {
        if (signal.aborted || isTransient(error)) return { kind: 'again', why: error };
        throw error;
      }
    });
};

/** Behind every id, which has printable ASCII only. */
const highestDeliveryId = '\u007f';

const readPage = async (
  entity: DeliveryEntity,
  { endpointId: id, after, limit }: Parameters<WebhookDeliveries['page']>[0],
): Promise<readonly WebhookDelivery[]> => {
  const found: Item[] = [];
  let from: Item | undefined;
  do {
    // The raw pager takes a raw start key, which ElectroDB's types leave out.
    const cursor = (from ?? null) as string | null;
    // Between the prefix and the position; the position itself, which is included, comes first and is left out below.
    const query = entity.query.byEndpoint({ endpointId: id }).between({ id: '' }, { id: after ?? highestDeliveryId });
    const page = await query.go({ order: 'desc', pager: 'raw', ...asStored, limit: limit + 2 - found.length, cursor });
    const { items, lastKey } = rawPage(page);
    found.push(...items);
    from = lastKey;
  } while (from !== undefined && found.length < limit + 2);
  return found.map(toDelivery).filter((each) => each.id !== after);
};

export const createWebhookDeliveries = (place: Place): WebhookDeliveries => {
  const entity = once(() => createDeliveryEntity(place));
  return {
    find: (id, delivery) =>
      reading(async () => {
        const item = rawItem(
          await entity()
            .get({ endpointId: id, id: delivery })
            .go({ consistent: true, ...asStored }),
        );
        return item === undefined ? undefined : toDelivery(item);
      }),
    page: (listing) =>
      reading(async () => {
        const read = await readPage(entity(), listing);
        const items = read.slice(0, listing.limit);
        return { items, next: read.length > listing.limit ? (items.at(-1)?.id ?? null) : null };
      }),
  };
};
