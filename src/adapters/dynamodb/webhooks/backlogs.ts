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
  rawPage,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import { once } from '#adapters/dynamodb/engine/once';
import { field, recordCodec } from '#adapters/dynamodb/engine/record';
import { type Attempt, type Pace, retrying } from '#adapters/dynamodb/engine/retry';
import { itemWrite } from '#adapters/dynamodb/engine/step';
import {
  behind,
  faulty,
  fields,
  matching,
  orNull,
  type ShapeOf,
  schemaIs,
  text,
  whole,
} from '#adapters/dynamodb/engine/stored';
import { isTransient, reading } from '#adapters/dynamodb/engine/transient';
import { table } from '#adapters/dynamodb/table';
import { claimName, claimSchema, createClaimEntity, toClaim } from '#adapters/dynamodb/webhooks/claims';
import { deliveryId, endpointId } from '#adapters/dynamodb/webhooks/values';
import type { QueueWebhooks, WebhookBacklogs } from '#application/ports';
import { type Failing, orderInSubject, subjectOf, type WebhookBacklog } from '#domain/webhooks/backlog';
import { deliveriesKeptFor } from '#domain/webhooks/delivery';

/** The layout of a stored backlog. An item of another layout is faulty. */
export const backlogSchema = 1;

/** One partition for each endpoint, so that what is due is one query. */
type StoredBacklog = {
  readonly endpointId: string;
  readonly subject: string;
  readonly schema: number;
  /** Of an order: the next and the last sequence. */
  readonly next: number | null;
  readonly last: number | null;
  readonly deletedAt: number | null;
  readonly deletedHash: string | null;
  /** Of another event. */
  readonly json: string | null;
  readonly dueAt: number;
  readonly failing: Failing | null;
  /** In seconds. Nothing waits as long, so only what a deleted endpoint left behind is removed by it. */
  readonly keptUntilSeconds: number;
};

const attributes = {
  endpointId: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  subject: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  schema: { type: 'number', field: 'z', required: true },
  next: { type: 'number', field: 'n' },
  last: { type: 'number', field: 'l' },
  deletedAt: { type: 'number', field: 'x' },
  deletedHash: { type: 'string', field: 'h' },
  json: { type: 'string', field: 'j' },
  dueAt: { type: 'number', field: 'd', required: true },
  failing: { type: 'any', field: 'f' },
  keptUntilSeconds: { type: 'number', field: table.timeToLive, required: true },
} as const satisfies Readonly<Record<keyof StoredBacklog, object>>;

export const subjects = 'b#';

export const createBacklogEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('webhook-backlog'),
      attributes,
      indexes: {
        byEndpoint: {
          pk: composed(keyFields.pk, table.webhooks, 'endpointId'),
          sk: composed(keyFields.sk, subjects, 'subject'),
        },
      },
    } as const,
    builtWith(place),
  );

type BacklogEntity = ReturnType<typeof createBacklogEntity>;

const instant = whole(Number.MIN_SAFE_INTEGER);
export const storedFailing = recordCodec<Failing>({
  deliveryId: field('i', deliveryId),
  failures: field('n', whole(1)),
  firstAt: field('a', instant),
});

const backlogShape: ShapeOf<StoredBacklog> = {
  endpointId: behind(table.webhooks, text),
  subject: behind(subjects, text),
  schema: schemaIs(backlogSchema),
  next: orNull(whole(1)),
  last: orNull(whole(1)),
  deletedAt: orNull(instant),
  deletedHash: orNull(matching(/^[0-9a-f]{64}$/, 'a hash')),
  json: orNull(text),
  dueAt: instant,
  failing: orNull(storedFailing.parse),
  keptUntilSeconds: whole(),
};
const storedBacklog = fields(backlogShape);

const waitingIn = (
  { subject, next, last, deletedAt, deletedHash, json }: StoredBacklog,
  name: string,
): WebhookBacklog['waiting'] => {
  if (json !== null) return { kind: 'event', eventId: subject, json };
  const named = orderInSubject(subject);
  if (named === undefined || next === null || last === null) return faulty(name, 'the events of an order');
  return { kind: 'order', ...named, next, last, deletedAt, deletedHash };
};

export const toBacklog = (item: Item): WebhookBacklog => {
  const name = nameOf(item);
  const stored = storedBacklog(renamed(attributes, item), name);
  return {
    endpointId: endpointId(stored.endpointId, `${name}.endpointId`),
    waiting: waitingIn(stored, name),
    dueAt: stored.dueAt,
    failing: stored.failing,
  };
};

const keyOf = ({ endpointId: id, waiting }: Pick<WebhookBacklog, 'endpointId' | 'waiting'>) => ({
  endpointId: id as string,
  subject: subjectOf(waiting),
});

type Entry = Parameters<QueueWebhooks>[0][number];

const expiry = (at: number): number => Math.ceil((at + deliveriesKeptFor) / 1_000);

/** A backlog that has later events of the order stays, and so does another event that is there. */
const addition = (entity: BacklogEntity, entry: Entry) => {
  const { waiting, dueAt } = entry;
  const common = { ...keyOf(entry), schema: backlogSchema, keptUntilSeconds: expiry(dueAt) };
  if (waiting.kind === 'event')
    return entity.upsert({ ...common, dueAt, json: waiting.json }).where(({ json }, { notExists }) => notExists(json));
  const { kind: _, orderId: __, replay: ___, next, last, deletedAt, deletedHash, ...others } = waiting;
  // The id and the replay are in the key. A new member does not compile until it is stored.
  others satisfies { readonly [Name in keyof typeof others]: never };
  return entity
    .upsert({
      ...common,
      last,
      ...(deletedAt === null ? {} : { deletedAt }),
      ...(deletedHash === null ? {} : { deletedHash }),
    })
    .ifNotExists({ next, dueAt })
    .where((stored, { notExists, lt }) => `${notExists(stored.last)} OR ${lt(stored.last, last)}`);
};

type Chain = { go: (...options: never[]) => unknown };
type Answer = { readonly rejected?: boolean; readonly data: { readonly Item?: Item } | null };

/** Writes one item; a failed condition is an answer. */
const writing = (pace: Pace, write: () => Chain): Promise<Answer> =>
  retrying(pace, async ({ signal }): Promise<Attempt<Answer>> => {
    try {
      const answer = (await itemWrite(write()).go({
        response: 'none',
        returnOnConditionCheckFailure: 'all_old',
        ...asStored,
        abortSignal: signal,
        logger: () => undefined,
      })) as Answer;
      return { kind: 'done', value: answer };
    } catch (error) {
      if (signal.aborted || isTransient(error)) return { kind: 'again', why: error };
      throw error;
    }
  });

/** The writes of a batch at the same time. */
const writesAtOnce = 25;

export const createQueueWebhooks = (place: Place, pace: Pace): QueueWebhooks => {
  const entity = once(() => createBacklogEntity(place));
  return async (entries) => {
    for (let from = 0; from < entries.length; from += writesAtOnce)
      await Promise.all(
        entries.slice(from, from + writesAtOnce).map((entry) => writing(pace, () => addition(entity(), entry))),
      );
  };
};

/** The backlogs that one look reads at most: about a megabyte and a half. */
const mostRead = 10_000;

/** Every backlog of an endpoint: an item is small, and there is one for an order that the endpoint has not got yet. */
const readAll = async (entity: BacklogEntity, id: string): Promise<readonly WebhookBacklog[]> => {
  const found: Item[] = [];
  let from: Item | undefined;
  do {
    // The raw pager takes a raw start key, which ElectroDB's types leave out.
    const cursor = (from ?? null) as string | null;
    const page = await entity.query
      .byEndpoint({ endpointId: id })
      .begins({ subject: '' })
      .go({ consistent: true, pager: 'raw', ...asStored, cursor });
    const { items, lastKey } = rawPage(page);
    found.push(...items);
    from = lastKey;
  } while (from !== undefined && found.length < mostRead);
  return found.map(toBacklog);
};

type Until = Parameters<WebhookBacklogs['postpone']>[1];

/** A backlog that is gone stays away: its endpoint was deleted, or another run finished it. */
const postpone = async (
  entity: BacklogEntity,
  backlog: WebhookBacklog,
  { next, dueAt, failing }: Until,
  pace: Pace,
): Promise<void> => {
  await writing(pace, () => {
    const order = backlog.waiting.kind === 'order' ? { next } : {};
    const patched = entity.patch(keyOf(backlog)).set({ ...order, dueAt });
    return failing === null ? patched.remove(['failing']) : patched.set({ failing: storedFailing.pack(failing) });
  });
};

/** Removes the backlog if it has no later events, else leaves those. */
const finish = async (
  entity: BacklogEntity,
  backlog: WebhookBacklog,
  pace: Pace,
): Promise<WebhookBacklog | undefined> => {
  const { waiting } = backlog;
  const key = keyOf(backlog);
  if (waiting.kind === 'event') {
    await writing(pace, () => entity.delete(key));
    return undefined;
  }
  const { rejected, data } = await writing(pace, () =>
    entity.delete(key).where(({ last }, { lte, notExists }) => `${notExists(last)} OR ${lte(last, waiting.last)}`),
  );
  const old = data?.Item;
  if (rejected !== true || old === undefined) return undefined;
  await postpone(entity, backlog, { next: waiting.last + 1, dueAt: backlog.dueAt, failing: null }, pace);
  const left = toBacklog(old);
  return left.waiting.kind === 'order'
    ? { ...left, waiting: { ...left.waiting, next: waiting.last + 1 }, failing: null }
    : left;
};

export const createWebhookBacklogs = (place: Place, pace: Pace): WebhookBacklogs => {
  const entity = once(() => createBacklogEntity(place));
  const claims = once(() => createClaimEntity(place));
  return {
    due: (id, { now, limit }) =>
      reading(async () => {
        const due = (await readAll(entity(), id)).filter(({ dueAt }) => dueAt <= now);
        return due.toSorted((one, other) => one.dueAt - other.dueAt).slice(0, limit);
      }),
    finish: (backlog) => finish(entity(), backlog, pace),
    postpone: (backlog, until) => postpone(entity(), backlog, until, pace),
    claim: async (id, { holder, now, until }) => {
      const claim = { endpointId: id as string, name: claimName, schema: claimSchema, holder, until };
      const { rejected, data } = await writing(pace, () =>
        claims()
          .put(claim)
          .where((stored, { notExists, lte }) => `${notExists(stored.until)} OR ${lte(stored.until, now)}`),
      );
      // A repeated write finds its own claim.
      return rejected !== true || (data?.Item !== undefined && toClaim(data.Item).holder === holder);
    },
    release: async (id, holder) => {
      await writing(pace, () =>
        claims()
          .delete({ endpointId: id as string, name: claimName })
          .where((stored, { eq }) => eq(stored.holder, holder)),
      );
    },
  };
};
