// A row of an export: an item of the shop as JSON, and how it becomes items of a table.
import { type Item, nameOf, type Place } from '#adapters/dynamodb/engine/entity';
import { FaultyItem } from '#adapters/dynamodb/engine/stored';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import type { CustomerTags } from '#adapters/system/customer-tags';
import type { Instant } from '#domain/instant';

/** The fields of a row, without its kind. */
export type Fields = Readonly<Record<string, unknown>>;
export type Row = Fields & { readonly kind: string };

/** A row that is not one of this shop. The message has its place in the row, never a value. */
export class FaultyRow extends Error {
  override readonly name = 'FaultyRow';
}

export const refuseRow = (why: string): never => {
  throw new FaultyRow(why);
};

/** The table that gets the rows, with what its own items depend on: another table may have other secrets and shards. */
export type Destination = {
  readonly place: Place;
  readonly shards: ShardSchedule;
  readonly tags: Pick<CustomerTags, 'tagAt' | 'redeemerOf' | 'emailKeyOf'>;
  readonly importedAt: Instant;
};

/** The items that a row adds to the table. `name`: for people, such as `product MUG`. The first item is that of the row itself. */
export type Prepared = { readonly name: string; readonly items: readonly [Item, ...Item[]] };

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a row: those that are required, and the usual values of those that are missing. No other field is known. */
export const complete = (
  fields: unknown,
  {
    at = '',
    required,
    usual = {},
  }: { readonly at?: string; readonly required: readonly string[]; readonly usual?: Fields },
): Fields => {
  if (!isFields(fields)) return refuseRow(`${at || 'the row'} is not an object`);
  const inside = at === '' ? '' : `${at}.`;
  const missing = required.find((name) => !Object.hasOwn(fields, name));
  if (missing !== undefined) return refuseRow(`${inside}${missing} is missing`);
  const unknown = Object.keys(fields).find((name) => !required.includes(name) && !Object.hasOwn(usual, name));
  if (unknown !== undefined) return refuseRow(`${inside}${unknown} is not known`);
  return { ...usual, ...fields };
};

/** The first place where two values of plain data differ, in words; undefined: they are equal. */
const differenceOf = (given: unknown, read: unknown, at: string): string | undefined => {
  if (given === read) return undefined;
  if (Array.isArray(given) && Array.isArray(read)) {
    if (given.length !== read.length) return `${at} has ${given.length} entries, and ${read.length} can be stored`;
    return given.map((each, index) => differenceOf(each, read[index], `${at}[${index}]`)).find((each) => each);
  }
  if (!isFields(given) || !isFields(read)) return `${at} is not as the service would store it`;
  for (const name of new Set([...Object.keys(given), ...Object.keys(read)])) {
    const place = at === '' ? name : `${at}.${name}`;
    if (!Object.hasOwn(read, name)) return `${place} is not known`;
    if (!Object.hasOwn(given, name)) return `${place} is missing`;
    const difference = differenceOf(given[name], read[name], place);
    if (difference !== undefined) return difference;
  }
  return undefined;
};

/** The words of an error, without the key of the item that was tried and without an address of a manual. */
const wordsOf = (error: unknown, name: string): string =>
  (error instanceof Error ? error.message : String(error))
    .replace(name, '')
    .replace(/^\./, '')
    .replace(/ - For more detail.*$/s, '');

/** Runs an encoder, which expects the right types. @throws FaultyRow with the place where it fails */
export const encoding = <Value>(at: string, encode: () => Value): Value => {
  try {
    return encode();
  } catch (error) {
    if (error instanceof FaultyRow) throw error;
    return refuseRow(`${at} cannot be stored: ${wordsOf(error, '')}`);
  }
};

/** Any entity of the table. */
type Putting = { readonly put: (item: never) => { readonly params: () => unknown } };

/**
 * The item of a row with the attribute names of the table. It is one that the service reads as exactly this row.
 * @throws FaultyRow
 */
export const encoded = (entity: Putting, item: object, decode: (item: Item) => Fields, row: Fields): Item => {
  const raw = encoding('the row', () => (entity.put(item as never).params() as { readonly Item: Item }).Item);
  try {
    const difference = differenceOf(row, decode(raw), '');
    return difference === undefined ? raw : refuseRow(difference);
  } catch (error) {
    if (error instanceof FaultyItem) return refuseRow(wordsOf(error, nameOf(raw)).replace(/^ /, 'the row '));
    throw error;
  }
};

/** A text of a row. @throws FaultyRow */
export const textWithin = (value: unknown, name: string, least: number, most: number): string =>
  typeof value === 'string' && value.length >= least && value.length <= most
    ? value
    : refuseRow(`${name} is not a text of ${least} to ${most} characters`);
