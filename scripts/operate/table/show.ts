// An item as it is shown: raw, with the long names of its attributes, and decoded.
import { type Item, keyFields, nameOf } from '#adapters/dynamodb/engine/entity';
import { FaultyItem } from '#adapters/dynamodb/engine/stored';
import type { StoredItem } from '#adapters/dynamodb/table';
import { hidden, type ItemView, kindOf, type Sight } from './views';

export type ShownAttribute = {
  readonly short: string;
  /** Null: this release knows no such attribute. */
  readonly name: string | null;
  readonly value: unknown;
};

export type ShownItem = {
  /** Null: this release knows no such kind. */
  readonly kind: StoredItem | null;
  readonly key: string;
  readonly raw: readonly ShownAttribute[];
  /** Null where the kind is unknown or the item is faulty. */
  readonly decoded: object | null;
  /** The reason why the item cannot be decoded; null: it can. */
  readonly fault: string | null;
};

export type Showing = {
  readonly viewOf: (kind: StoredItem) => ItemView;
  /** True: personal data is shown. Secrets never are. */
  readonly personal: boolean;
};

/** Attributes that ElectroDB writes to every item, besides the key. */
const ofEveryItem: ReadonlyMap<string, string> = new Map([
  [keyFields.pk, 'partition key'],
  [keyFields.sk, 'sort key'],
  ['e', 'kind'],
  ['v', 'version of the model'],
]);

type Sighted = { readonly shown: unknown; readonly placeholder?: string };

type Known = { readonly kind: StoredItem | undefined; readonly view: ItemView | undefined };

/** An attribute that this release does not know may be anything, and beside a secret another one. */
const sightOf = ({ kind, view }: Known, short: string): Sight =>
  view?.attributes.get(short)?.sight ?? (ofEveryItem.has(short) ? 'open' : kind === 'secret' ? 'secret' : 'personal');

const sighted = (sight: Sight, value: unknown, personal: boolean): Sighted => {
  if (sight === 'secret') return { shown: hidden.secret, placeholder: hidden.secret };
  if (sight === 'open' || personal) return { shown: value };
  return sight === 'personal'
    ? { shown: hidden.personal, placeholder: hidden.personal }
    : { shown: sight.without(value) };
};

/** A hidden text stays a text, so that the item can be decoded; any other hidden value is left out. */
const decodable = (item: Item, sights: ReadonlyMap<string, Sighted>): Item =>
  Object.fromEntries(
    Object.entries(item).flatMap(([short, value]) => {
      const { shown, placeholder } = sights.get(short) ?? { shown: value };
      return placeholder !== undefined && typeof value !== 'string' ? [] : [[short, shown]];
    }),
  );

/** Decodes what is shown and nothing else, so that nothing hidden gets into it. */
const decode = (view: ItemView, item: Item, sights: ReadonlyMap<string, Sighted>): object => {
  const decoded = view.decode(decodable(item, sights));
  const placeholders = [...sights].flatMap(([short, { placeholder }]) => {
    const { name } = view.attributes.get(short) ?? {};
    return placeholder !== undefined && name !== undefined && name in decoded ? [[name, placeholder]] : [];
  });
  return { ...decoded, ...Object.fromEntries(placeholders) };
};

/** Only our own message certainly shows no stored value. */
const faultOf = (error: unknown): string =>
  error instanceof FaultyItem
    ? error.message
    : `the item cannot be read: ${error instanceof Error ? error.name : 'unknown'}`;

/** The key comes first, then the attributes in the order of their declaration. The table has none. */
const inOrder = (shorts: readonly string[], view: ItemView | undefined): readonly string[] => {
  const declared = [keyFields.pk, keyFields.sk, 'e', ...(view?.attributes.keys() ?? [])];
  const place = (short: string): number => (declared.includes(short) ? declared.indexOf(short) : declared.length);
  return shorts.toSorted((left, right) => place(left) - place(right));
};

export const showItem = (item: Item, { viewOf, personal }: Showing): ShownItem => {
  const kind = kindOf(item);
  const view = kind && viewOf(kind);
  const sights = new Map(
    Object.entries(item).map(
      ([short, value]) => [short, sighted(sightOf({ kind, view }, short), value, personal)] as const,
    ),
  );
  const raw = inOrder(Object.keys(item), view).map((short) => ({
    short,
    name: view?.attributes.get(short)?.name ?? ofEveryItem.get(short) ?? null,
    value: sights.get(short)?.shown,
  }));
  const key = `${String(item[keyFields.pk])} ${String(item[keyFields.sk])}`;
  if (kind === undefined || view === undefined)
    return { kind: null, key, raw, decoded: null, fault: `${nameOf(item)} is of no kind that this release knows` };
  try {
    return { kind, key, raw, decoded: decode(view, item, sights), fault: null };
  } catch (error) {
    return { kind, key, raw, decoded: null, fault: faultOf(error) };
  }
};
