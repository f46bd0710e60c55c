import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { toProduct } from '#adapters/dynamodb/catalog/products';
import { type Item, keyFields } from '#adapters/dynamodb/engine/entity';
import { FaultyItem, faulty } from '#adapters/dynamodb/engine/stored';
import { isImported, toRecord } from '#adapters/dynamodb/orders/orders';
import { table } from '#adapters/dynamodb/table';
import type { ChangeRecord, UnreadableRecord } from '#application/events/change-record';
import type { StoredChange } from '#application/events/cloud-event';
import type { Sku } from '#domain/catalog/product';
import { ok, type Result, refuse } from '#domain/result';

const changeKinds = Object.keys(table.streamed) as (keyof typeof table.streamed)[];

type Image = Readonly<Record<string, AttributeValue>>;

/** A value as the client of the table returns it. Bytes are base64 in a stream record; sets are not used. */
const plain = (value: AttributeValue): unknown => {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL !== undefined) return null;
  if (value.B !== undefined) return Uint8Array.from(Buffer.from(value.B, 'base64'));
  if (value.L !== undefined) return value.L.map(plain);
  if (value.M !== undefined) return itemOf(value.M);
  return faulty('a value of the stream', 'of a known type');
};

const itemOf = (image: Image): Item =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, plain(value)]));

type Images = { readonly pk: string; readonly before: Item | undefined; readonly after: Item | undefined };

const imagesOf = ({ Keys, OldImage, NewImage }: NonNullable<DynamoDBRecord['dynamodb']>): Images => ({
  pk: Keys?.[keyFields.pk]?.S ?? '',
  before: OldImage === undefined ? undefined : itemOf(OldImage),
  after: NewImage === undefined ? undefined : itemOf(NewImage),
});

/** The kind of change in a partition; undefined: no stream job reads its items. */
const kindOf = (pk: string): StoredChange['kind'] | undefined =>
  changeKinds.find((kind) => pk.startsWith(table.streamed[kind]));

const changeIn = (record: DynamoDBRecord): StoredChange | undefined => {
  const { dynamodb = {} } = record;
  const seconds = dynamodb.ApproximateCreationDateTime ?? 0;
  const at = seconds * 1_000;
  const kind = kindOf(dynamodb.Keys?.[keyFields.pk]?.S ?? '');
  // No job reads changes of other items.
  if (kind === undefined) return undefined;
  const { pk, before, after } = imagesOf(dynamodb);
  if (before === undefined && after === undefined) return faulty(`the record of ${pk}`, 'one with an image');
  if (kind === 'order') {
    const imported = before === undefined && after !== undefined && isImported(after);
    const change = { kind, before: before && toRecord(before), after: after && toRecord(after), at } as const;
    return imported ? { ...change, imported } : change;
  }
  const version = dynamodb.SequenceNumber ?? faulty(`the record of ${pk}`, 'one with a sequence number');
  const sku = pk.slice(table.streamed.stock.length) as Sku;
  return { kind, sku, before: toProduct(before), after: toProduct(after), version, at };
};

const read = (record: DynamoDBRecord): Result<StoredChange | undefined, UnreadableRecord> => {
  try {
    return ok(changeIn(record));
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    // Only our own message certainly shows no stored value.
    const fault = error instanceof FaultyItem ? error.message : `a stored item cannot be read: ${name}`;
    return refuse({ kind: 'unreadable-record', fault });
  }
};

/**
 * Reads a record of the table's stream. An unreadable record is a value, so that the other records are read. A record
 * without a position has the position '': Lambda delivers the whole batch again from there, and drops nothing.
 */
export const readStreamRecord = (record: DynamoDBRecord): ChangeRecord => {
  const { SequenceNumber, Keys } = record.dynamodb ?? {};
  const about = `${Keys?.[keyFields.pk]?.S ?? ''} ${Keys?.[keyFields.sk]?.S ?? ''}`;
  return { position: typeof SequenceNumber === 'string' ? SequenceNumber : '', about, change: read(record) };
};
