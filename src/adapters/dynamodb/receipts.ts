import { Entity } from 'electrodb';
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
import { field, type Packed, recordCodec } from '#adapters/dynamodb/engine/record';
import type { Step } from '#adapters/dynamodb/engine/step';
import {
  behind,
  faulty,
  fields,
  hash,
  isMap,
  type Parse,
  packHash,
  type ShapeOf,
  schemaIs,
  text,
  usually,
  whole,
} from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { table } from '#adapters/dynamodb/table';
import { orderId, sku, webhookEndpointId } from '#adapters/dynamodb/values';
import type { Receipt, Receipts, Rejection, Write } from '#application/ports';
import { sameData } from '#domain/same-data';

/** The layout of a stored receipt. An item of another layout is faulty. */
export const receiptSchema = 1;

const sortKey = 'i';

type StoredReceipt = Omit<Receipt, 'keptUntil'> & {
  readonly kind: string;
  readonly schema: number;
  readonly keptUntilSeconds: number;
  readonly lateBy: number;
};

const attributes = {
  key: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  kind: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  schema: { type: 'number', field: 'z', required: true },
  fingerprint: { type: 'any', field: 'f', required: true },
  result: { type: 'any', field: 'r', required: true },
  /** Rounded up to seconds: the time to live of the item. */
  keptUntilSeconds: { type: 'number', field: table.timeToLive, required: true },
  /** The milliseconds by which it was rounded up; absent when none. */
  lateBy: { type: 'number', field: 'm' },
} as const satisfies Readonly<Record<keyof StoredReceipt, object>>;

export const createReceiptEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('receipt'),
      attributes,
      indexes: {
        byKey: {
          pk: composed(keyFields.pk, 'i#', 'key'),
          sk: composed(keyFields.sk, '', 'kind'),
        },
      },
    } as const,
    builtWith(place),
  );

export type ReceiptEntity = ReturnType<typeof createReceiptEntity>;

const keyOf = (key: string) => ({ key, kind: sortKey });

type Result = Receipt['result'];

const orderResult = recordCodec<Omit<Extract<Result, { kind: 'order' }>, 'kind'>>({ id: field('o', orderId) });
const stockResult = recordCodec<Omit<Extract<Result, { kind: 'stock' }>, 'kind'>>({
  sku: field('s', sku),
  available: field('a', whole(Number.MIN_SAFE_INTEGER)),
});

const webhookEndpointResult = recordCodec<Omit<Extract<Result, { kind: 'webhook-endpoint' }>, 'kind'>>({
  id: field('w', webhookEndpointId),
});

const packResult = (result: Result): Packed => {
  switch (result.kind) {
    case 'order':
      return orderResult.pack(result);
    case 'stock':
      return stockResult.pack(result);
    case 'webhook-endpoint':
      return webhookEndpointResult.pack(result);
  }
};

const parseResult: Parse<Result> = (value, path) => {
  if (isMap(value) && 'o' in value) return { kind: 'order', ...orderResult.parse(value, path) };
  if (isMap(value) && 'w' in value) return { kind: 'webhook-endpoint', ...webhookEndpointResult.parse(value, path) };
  return { kind: 'stock', ...stockResult.parse(value, path) };
};

const receiptShape: ShapeOf<StoredReceipt> = {
  key: behind('i#', text),
  kind: text,
  schema: schemaIs(receiptSchema),
  fingerprint: hash,
  result: parseResult,
  keptUntilSeconds: whole(),
  lateBy: usually(whole(1, 999), 0),
};
const storedReceipt = fields(receiptShape);

export const toReceipt = (item: Item): Receipt => {
  const stored = storedReceipt(renamed(attributes, item), nameOf(item));
  const { kind: _, schema: __, keptUntilSeconds, lateBy, ...receipt } = stored;
  return { ...receipt, keptUntil: keptUntilSeconds * 1_000 - lateBy };
};

export const createReceipts = (place: Place): Receipts => {
  const entity = createReceiptEntity(place);
  return {
    find: (key) =>
      reading(async () => {
        const item = rawItem(await entity.get(keyOf(key)).go({ consistent: true, ...asStored }));
        return item === undefined ? undefined : toReceipt(item);
      }),
  };
};

/** The item of a new receipt. */
export const newReceiptItem = ({ key, fingerprint, result, keptUntil }: Receipt) => {
  const keptUntilSeconds = Math.ceil(keptUntil / 1_000);
  const lateBy = keptUntilSeconds * 1_000 - keptUntil;
  return {
    ...keyOf(key),
    schema: receiptSchema,
    fingerprint: packHash(fingerprint),
    result: packResult(result),
    keptUntilSeconds,
    ...(lateBy === 0 ? {} : { lateBy }),
  } satisfies Readonly<Record<Exclude<keyof StoredReceipt, 'lateBy'>, unknown>>;
};

export const receiptStep = (
  entity: ReceiptEntity,
  { receipt }: Extract<Write, { kind: 'receipt' }>,
): Step<Extract<Rejection, { kind: 'receipt-exists' }>> => ({
  leavesTrace: true,
  write: () => creation(entity, newReceiptItem(receipt)),
  judge: (old) => {
    if (old === undefined) return faulty(`the absence of receipt ${receipt.key}`, 'a reason to refuse it');
    const stored = toReceipt(old);
    const isOurs = stored.fingerprint === receipt.fingerprint && sameData(stored.result, receipt.result);
    return { why: { kind: 'receipt-exists', receipt: stored }, ours: isOurs ? 'proof' : 'no' };
  },
});
