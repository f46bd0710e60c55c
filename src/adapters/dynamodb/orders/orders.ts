import { Entity } from 'electrodb';
import { readBatch } from '#adapters/dynamodb/engine/batch';
import { creation } from '#adapters/dynamodb/engine/creation';
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
  renamed,
} from '#adapters/dynamodb/engine/entity';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { itemWrite, type Step, type Verdict } from '#adapters/dynamodb/engine/step';
import {
  behind,
  type Codes,
  coded,
  faulty,
  fields,
  matching,
  optional,
  orNull,
  type Parse,
  type ShapeOf,
  schemaIs,
  text,
  usually,
  whole,
} from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { nextAction } from '#adapters/dynamodb/orders/next-action';
import { packChange, parseChanges } from '#adapters/dynamodb/orders/order-changes';
import { packRevision, parseRevisions } from '#adapters/dynamodb/orders/order-revisions';
import { type ShardSchedule, shardOf } from '#adapters/dynamodb/orders/shards';
import { type SummaryField, summaryFields } from '#adapters/dynamodb/orders/summary-fields';
import { currency, customerId } from '#adapters/dynamodb/values';
import { summaryOf } from '#application/orders/reading/summary';
import type { OrderBatches, OrderSummary, Orders, Rejection, Write } from '#application/ports';
import type { Instant } from '#domain/instant';
import type { Change, OrderRecord } from '#domain/orders/events';
import type { Order, OrderStatus } from '#domain/orders/order';
import { type OrderId, type OrderIdParts, orderIdOf, partsOf, timeSymbolsOf } from '#domain/orders/order-id';
import type { FulfillmentStatus, PaymentStatus, ReturnStatus } from '#domain/orders/statuses';

/** The layout of a stored order. An item of another layout is faulty. */
export const orderSchema = 1;

/** Partitions of the index, by the work that orders need: awaited, worked on, done, canceled. */
export type Lane = 'p' | 'w' | 'd' | 'x';

type StoredOrder = OrderKey &
  Pick<OrderSummary, SummaryField> &
  Omit<OrderRecord, 'id' | 'changes' | 'revisions'> & {
    readonly g1: string | undefined;
    readonly schema: number;
    readonly version: number;
    // Their times are relative to the placement: they are parsed when that is known.
    readonly changes: unknown;
    readonly revisions: unknown;
    readonly importedAt: Instant | null;
  };

/** The attributes of an order. The stream is read without an entity. */
const attributes = {
  tag: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  moment: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  // It has the name of its field: else ElectroDB would set the field twice in one update.
  g1: { type: 'string', field: keyFields.g1, required: true },
  schema: { type: 'number', field: 'z', required: true },
  version: { type: 'number', field: 'n', required: true },
  status: { type: 'string', field: summaryFields.status, required: true },
  paymentStatus: { type: 'string', field: summaryFields.paymentStatus, required: true },
  fulfillmentStatus: { type: 'string', field: summaryFields.fulfillmentStatus, required: true },
  returnStatus: { type: 'string', field: summaryFields.returnStatus, required: true },
  currency: { type: 'string', field: summaryFields.currency, required: true },
  totalAmount: { type: 'number', field: summaryFields.totalAmount, required: true },
  lineCount: { type: 'number', field: summaryFields.lineCount, required: true },
  customerId: { type: 'string', field: summaryFields.customerId, required: true },
  externalReference: { type: 'string', field: summaryFields.externalReference },
  changes: { type: 'list', items: { type: 'any' }, field: 'ch', required: true },
  revisions: { type: 'list', items: { type: 'any' }, field: 'pr' },
  nextAction: { type: 'any', field: 'na' },
  // Only an order that an import wrote has it: its events before are not published (ADR 0050).
  importedAt: { type: 'number', field: 'im' },
} as const satisfies Readonly<Record<keyof StoredOrder, object>>;

export const createOrderEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('order'),
      attributes,
      indexes: {
        byId: {
          pk: composed(keyFields.pk, 'c#', 'tag'),
          sk: composed(keyFields.sk, 'o#', 'moment'),
        },
        byLane: {
          index: keyFields.index,
          pk: composed(keyFields.g1, '', 'g1'),
          sk: composed(keyFields.sk, 'o#', 'moment'),
        },
      },
    } as const,
    builtWith(place),
  );

export type OrderEntity = ReturnType<typeof createOrderEntity>;

// ── The id is the key ──────────────────────────────────────────────────────────────────────────────────────────────

/** The key of an order. `moment` is the time and the random part: its order as text is the order of placement. */
export type OrderKey = { readonly tag: string; readonly moment: string };

export const keyOf = (id: OrderId): OrderKey => {
  const { tag, at, random } = partsOf(id);
  return { tag, moment: timeSymbolsOf(at) + random };
};

const storedTag = behind('c#', matching(/^[0-9A-HJKMNP-TV-Z]{7}$/, "a customer's tag"));
const storedMoment = behind('o#', matching(/^[0-9A-HJKMNP-TV-Z]{10}$/, "the time and chance in an order's id"));
// The check symbol is not stored. Any will do to get the parts of the id, from which the right one follows.
const anyCheckSymbol = '0';

/** The parts of the id in a stored key. */
const partsOfKey = (tag: string, moment: string): OrderIdParts =>
  partsOf(`${tag}${moment}${anyCheckSymbol}` as OrderId);

// ── Lanes and statuses ─────────────────────────────────────────────────────────────────────────────────────────────

const lanes = { pending: 'p', confirmed: 'w', completed: 'd', canceled: 'x' } as const satisfies Codes<OrderStatus>;

/**
 * The lanes of the orders with a status, in the rounds of a list. No command moves an order to a lane of an earlier round,
 * so a list that reads the rounds one after the other misses no order that moves meanwhile (ADR 0028).
 */
export const lanesOf = (status: OrderStatus | undefined): readonly (readonly Lane[])[] =>
  status === undefined ? [['p'], ['w'], ['d', 'x']] : [[lanes[status]]];

const payments: Codes<PaymentStatus> = {
  'not-required': 'n',
  disputed: 'd',
  unpaid: 'u',
  'partially-authorized': 'pa',
  authorized: 'a',
  'partially-paid': 'pp',
  paid: 'p',
  overpaid: 'o',
  'partially-refunded': 'pr',
  refunded: 'r',
  voided: 'v',
};
const fulfillments: Codes<FulfillmentStatus> = {
  'not-required': 'n',
  unfulfilled: 'u',
  'partially-fulfilled': 'pf',
  fulfilled: 'f',
  delivered: 'd',
};
const returns: Codes<ReturnStatus> = { none: 'n', requested: 'q', 'partially-returned': 'pr', returned: 'r' };

/** The fields of the summary that never change. */
type FixedField = 'currency' | 'customerId' | 'externalReference';

/** The attributes that every change of the order sets. */
export const changingAttributes = (order: Order, shards: ShardSchedule) => {
  const { status, paymentStatus, fulfillmentStatus, returnStatus, totalAmount, lineCount } = summaryOf(order);
  return {
    g1: `${lanes[status]}#${shardOf(shards, order.id)}`,
    status: lanes[status],
    paymentStatus: payments[paymentStatus],
    fulfillmentStatus: fulfillments[fulfillmentStatus],
    returnStatus: returns[returnStatus],
    totalAmount,
    lineCount,
  } satisfies Readonly<Record<Exclude<SummaryField, FixedField> | 'g1', unknown>>;
};

// ── From what is stored ────────────────────────────────────────────────────────────────────────────────────────────

const summaryShape: ShapeOf<Pick<StoredOrder, SummaryField | keyof OrderKey | 'g1'>> = {
  tag: storedTag,
  moment: storedMoment,
  g1: optional(text),
  status: coded<OrderStatus>(lanes),
  paymentStatus: coded(payments),
  fulfillmentStatus: coded(fulfillments),
  returnStatus: coded(returns),
  currency,
  totalAmount: whole(),
  lineCount: whole(1),
  customerId,
  externalReference: usually<string | null>(text, null),
};
const storedSummary = fields(summaryShape);

export const toSummary = (item: Item): OrderSummary => {
  const { tag, moment, g1: _, ...summary } = storedSummary(renamed(attributes, item), nameOf(item));
  const parts = partsOfKey(tag, moment);
  return { id: orderIdOf(parts), placedAt: parts.at, ...summary };
};

/** The id of an order by the key of its item, even where the rest of the item is faulty. */
export const toOrderId = (item: Item): OrderId => {
  const name = nameOf(item);
  const tag = storedTag(item[keyFields.pk], `${name}.tag`);
  return orderIdOf(partsOfKey(tag, storedMoment(item[keyFields.sk], `${name}.moment`)));
};

const anything: Parse<unknown> = (value) => value;
const orderShape: ShapeOf<StoredOrder> = {
  ...summaryShape,
  schema: schemaIs(orderSchema),
  version: whole(1),
  changes: anything,
  revisions: anything,
  nextAction: usually<OrderRecord['nextAction']>(nextAction.parse, null),
  importedAt: orNull(whole()),
};
const storedOrder = fields(orderShape);

/** True for an order that an import wrote. */
export const isImported = (item: Item): boolean => item[attributes.importedAt.field] !== undefined;

export const toRecord = (item: Item): Required<OrderRecord> => {
  const name = nameOf(item);
  const stored = storedOrder(renamed(attributes, item), name);
  const parts = partsOfKey(stored.tag, stored.moment);
  const changes = parseChanges(parts.at)(stored.changes, `${name}.changes`);
  if (changes.length !== stored.version) return faulty(`${name}.version`, 'the number of its changes');
  return {
    id: orderIdOf(parts),
    customerId: stored.customerId,
    externalReference: stored.externalReference,
    changes,
    revisions: usually(parseRevisions, [])(stored.revisions, `${name}.revisions`),
    nextAction: stored.nextAction,
  };
};

// ── The port ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const createOrders = (place: Place): Orders => {
  const entity = createOrderEntity(place);
  return {
    find: (id) =>
      reading(async () => {
        const item = rawItem(await entity.get(keyOf(id)).go({ consistent: true, ...asStored }));
        return item === undefined ? undefined : toRecord(item);
      }),
  };
};

export const createOrderBatches = (place: Place, pace: Pace): OrderBatches => {
  const entity = createOrderEntity(place);
  return {
    find: async (ids) => {
      const items = await readBatch([...new Set(ids)].map(keyOf), {
        read: (keys, options) => entity.get(keys).go(options),
        keyOf: (key) => ({
          tag: storedTag(key[keyFields.pk], 'an unprocessed key'),
          moment: storedMoment(key[keyFields.sk], 'an unprocessed key'),
        }),
        consistent: true,
        pace,
      });
      return items.map((item) => toRecord(item));
    },
  };
};

// ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────────────

type NewOrder = Extract<Write, { kind: 'new-order' }>;
type OrderChange = Extract<Write, { kind: 'order-change' }>;

/** Attributes that an item may lack. */
type Optional = 'externalReference' | 'revisions' | 'nextAction' | 'importedAt';
/** Attributes that no change of the order writes. */
type Lasting = keyof OrderKey | 'schema' | 'currency' | 'customerId' | 'externalReference' | 'importedAt';

/** The item of a new order. */
export const newOrderItem = ({ record, order }: Omit<NewOrder, 'kind'>, shards: ShardSchedule) => {
  const placedAt = partsOf(record.id).at;
  return {
    ...keyOf(record.id),
    ...changingAttributes(order, shards),
    schema: orderSchema,
    version: record.changes.length,
    currency: order.currency,
    customerId: order.customerId,
    ...(record.externalReference === null ? {} : { externalReference: record.externalReference }),
    changes: record.changes.map((change, index) => packChange(change, placedAt, record.changes.slice(0, index))),
    ...(record.revisions.length === 0 ? {} : { revisions: record.revisions.map(packRevision) }),
    ...(record.nextAction === null ? {} : { nextAction: nextAction.pack(record.nextAction) }),
  } satisfies Readonly<Record<Exclude<keyof StoredOrder, Optional>, unknown>>;
};

/** True if the stored order may hold an action of the customer, whose secret a change then removes. */
const mayAwait = ({ changes }: OrderRecord): boolean =>
  changes.some(({ events }) => events.some(({ type }) => type === 'payment.requires-action'));

const changing = (entity: OrderEntity, { record, order }: OrderChange, shards: ShardSchedule) => {
  const version = record.changes.length;
  // A new attribute does not compile until it is written here, too, or lasts.
  const { changes, revisions, awaited, ...always } = {
    ...changingAttributes(order, shards),
    version,
    changes: [packChange(lastOf(record), partsOf(record.id).at, record.changes.slice(0, -1))],
    revisions: record.revisions.filter((revision) => revision.version === version).map(packRevision),
    awaited: record.nextAction === null ? {} : { nextAction: nextAction.pack(record.nextAction) },
  } satisfies Readonly<Record<Exclude<keyof StoredOrder, Lasting | 'nextAction'> | 'awaited', unknown>>;
  const changed = entity
    .patch(keyOf(record.id))
    .set({ ...always, ...awaited })
    .append({ changes, ...(revisions.length === 0 ? {} : { revisions }) });
  const chain = record.nextAction === null && mayAwait(record) ? changed.remove(['nextAction']) : changed;
  return itemWrite(chain.where((attributes, { eq }) => eq(attributes.version, version - 1)));
};

const lastOf = ({ changes }: OrderRecord): Change => changes.at(-1) ?? changes[0];

const isOurs = (stored: Change | undefined, ours: Change): boolean =>
  stored !== undefined &&
  stored.at === ours.at &&
  stored.cause.key === ours.cause.key &&
  stored.cause.fingerprint === ours.cause.fingerprint;

const recordIn = (old: Item | undefined): OrderRecord | undefined => (old === undefined ? undefined : toRecord(old));

/** A stored order that has our change at our version was written by us, whatever changed later. */
const oursIn = (ours: OrderRecord, stored: OrderRecord | undefined): Verdict['ours'] =>
  isOurs(stored?.changes[ours.changes.length - 1], lastOf(ours)) ? 'proof' : 'no';

type StepOf<Kind extends Rejection['kind']> = Step<Extract<Rejection, { kind: Kind }>>;

export const newOrderStep = (entity: OrderEntity, write: NewOrder, shards: ShardSchedule): StepOf<'order-exists'> => ({
  leavesTrace: true,
  write: () => creation(entity, newOrderItem(write, shards)),
  judge: (old) => ({ why: { kind: 'order-exists' }, ours: oursIn(write.record, recordIn(old)) }),
});

export const orderChangeStep = (
  entity: OrderEntity,
  write: OrderChange,
  shards: ShardSchedule,
): StepOf<'order-changed'> => ({
  leavesTrace: true,
  write: () => changing(entity, write, shards),
  judge: (old) => {
    const record = recordIn(old);
    return { why: { kind: 'order-changed', record }, ours: oursIn(write.record, record) };
  },
});

/** Deletes an order of this version. Where a retry finds no order, an earlier try has deleted it. */
export const orderRemoval = (entity: OrderEntity, { id, changes }: OrderRecord): StepOf<'order-changed'> => ({
  leavesTrace: true,
  write: () =>
    itemWrite(entity.delete(keyOf(id)).where((attributes, { eq }) => eq(attributes.version, changes.length))),
  judge: (old) => ({
    why: { kind: 'order-changed', record: recordIn(old) },
    ours: old === undefined ? 'proof' : 'no',
  }),
});
