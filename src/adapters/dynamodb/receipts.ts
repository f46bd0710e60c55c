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
import type { Step } from '#adapters/dynamodb/engine/step';
import {
  behind,
  faulty,
  fields,
  hash,
  type Parse,
  packHash,
  schemaIs,
  text,
  usually,
  whole,
} from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { table } from '#adapters/dynamodb/table';
import { orderId, sku } from '#adapters/dynamodb/values';
import type { Receipt, Receipts, Write } from '#application/ports';

/** How a receipt's item is laid out now; one of another number is not understood. */
export const receiptSchema = 1;

const sortKey = 'i';

export const createReceiptEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('receipt'),
      attributes: {
        key: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
        kind: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
        schema: { type: 'number', field: 'z', required: true },
        fingerprint: { type: 'any', field: 'f', required: true },
        result: { type: 'any', field: 'r', required: true },
        /** Seconds, rounded up: what DynamoDB forgets by. */
        keptUntilSeconds: { type: 'number', field: table.timeToLive, required: true },
        /** How many milliseconds that is too late; left out when none. */
        lateBy: { type: 'number', field: 'm' },
      },
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

const packResult = (result: Result) =>
  result.kind === 'order' ? { o: result.id } : { s: result.sku, a: result.available };

const storedResult: Parse<Result> = (value, path) => {
  if (typeof value === 'object' && value !== null && 'o' in value)
    return { kind: 'order', id: fields({ o: orderId })(value, path).o };
  const { s, a } = fields({ s: sku, a: whole() })(value, path);
  return { kind: 'stock', sku: s, available: a };
};

const storedReceipt = fields({
  key: behind('i#', text),
  kind: text,
  schema: schemaIs(receiptSchema),
  fingerprint: hash,
  result: storedResult,
  keptUntilSeconds: whole(),
  lateBy: usually(whole(1, 999), 0),
});

const toReceipt = (entity: ReceiptEntity, item: Item): Receipt => {
  const { key, fingerprint, result, keptUntilSeconds, lateBy } = storedReceipt(
    renamed(entity.schema.attributes, item),
    nameOf(item),
  );
  return { key, fingerprint, result, keptUntil: keptUntilSeconds * 1_000 - lateBy };
};

export const createReceipts = (place: Place): Receipts => {
  const entity = createReceiptEntity(place);
  return {
    find: (key) =>
      reading(async () => {
        const item = rawItem(await entity.get(keyOf(key)).go({ consistent: true, ...asStored }));
        return item === undefined ? undefined : toReceipt(entity, item);
      }),
  };
};

/** A new receipt as it is stored. */
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
  };
};

const sameResult = (left: Result, right: Result): boolean =>
  left.kind === 'order'
    ? right.kind === 'order' && left.id === right.id
    : right.kind === 'stock' && left.sku === right.sku && left.available === right.available;

export const receiptStep = (entity: ReceiptEntity, { receipt }: Extract<Write, { kind: 'receipt' }>): Step => ({
  item: `receipt ${receipt.key}`,
  leavesTrace: true,
  operation: () => creation(entity, newReceiptItem(receipt)),
  judge: (old) => {
    if (old === undefined) return faulty(`the absence of receipt ${receipt.key}`, 'a reason to refuse it');
    const stored = toReceipt(entity, old);
    const isOurs = stored.fingerprint === receipt.fingerprint && sameResult(stored.result, receipt.result);
    return { why: { kind: 'receipt-exists', receipt: stored }, ours: isOurs ? 'proof' : 'no' };
  },
});
