import type { Instant } from '#domain/instant';

/**
 * An order's id is its key in the table and its human number: 18 Crockford base-32 symbols,
 * shown in three groups of six: 7 of the customer's tag, 8 of the time in milliseconds since 2025-01-01,
 * 2 random, 1 check symbol. See docs/adr/0003-ids-are-keys.md.
 */
export type OrderId = string & { readonly brand: 'OrderId' };

export type OrderIdParts = { readonly tag: string; readonly at: Instant; readonly random: string };

/** The symbols of Crockford's base 32. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const epoch = Date.UTC(2025, 0, 1);
const timeSymbols = 8;
const lengths = { tag: 7, random: 2, timeAndTag: 15, checked: 17, whole: 18 } as const;

/** The last moment that fits in 40 bits of milliseconds: in November 2059. */
export const lastInstantOfIds: Instant = epoch + 2 ** 40 - 1;
export const firstInstantOfIds: Instant = epoch;

/** Crockford base-32 of a non-negative safe integer, left padded to a length. */
export const toSymbols = (value: number, length: number): string => {
  let rest = value;
  let symbols = '';
  for (let i = 0; i < length; i += 1) {
    symbols = alphabet.charAt(rest % 32) + symbols;
    rest = Math.floor(rest / 32);
  }
  return symbols;
};

const fromSymbols = (symbols: string): number => {
  let value = 0;
  for (const symbol of symbols) value = value * 32 + alphabet.indexOf(symbol);
  return value;
};

/** The time part of a key. Its order as text is the order of time. */
export const timeSymbolsOf = (at: Instant): string =>
  toSymbols(Math.min(Math.max(at, epoch), lastInstantOfIds) - epoch, timeSymbols);

/** Multiplication by two in GF(32) with the polynomial x^5 + x^2 + 1. */
const doubled = (value: number): number => (value & 16 ? (value << 1) ^ 0b100101 : value << 1);

const multiply = (left: number, right: number): number => {
  let product = 0;
  for (let bit = 4; bit >= 0; bit -= 1) product = doubled(product) ^ ((right >> bit) & 1 ? left : 0);
  return product;
};

/**
 * The check symbol: the sum of alpha^i * d_i for i = 1..17 over GF(32), alpha = 2. It catches every single wrong
 * symbol and every swap of two symbols, because alpha's powers up to 31 differ.
 */
const checkSymbol = (symbols: string): string => {
  let sum = 0;
  let power = 1;
  for (const symbol of symbols) {
    power = doubled(power);
    sum ^= multiply(power, alphabet.indexOf(symbol));
  }
  return alphabet.charAt(sum);
};

const grouped = (symbols: string): OrderId =>
  `${symbols.slice(0, 6)}-${symbols.slice(6, 12)}-${symbols.slice(12)}` as OrderId;

/** `tag` is 7 symbols, `random` 2, `at` between 2025 and 2059; anything else is a defect of the caller. */
export const orderIdOf = ({ tag, at, random }: OrderIdParts): OrderId => {
  if (tag.length !== 7 || random.length !== 2)
    throw new RangeError('an order id has 7 symbols of tag and 2 random symbols');
  if (at < epoch || at > lastInstantOfIds) throw new RangeError('an order id has a time between 2025 and 2059');
  const symbols = tag + timeSymbolsOf(at) + random;
  return grouped(symbols + checkSymbol(symbols));
};

/** The parts of an id. Only for ids from `parseOrderId` or `orderIdOf`. */
export const partsOf = (id: OrderId): OrderIdParts => {
  const symbols = id.replaceAll('-', '');
  return {
    tag: symbols.slice(0, lengths.tag),
    at: epoch + fromSymbols(symbols.slice(lengths.tag, lengths.timeAndTag)),
    random: symbols.slice(lengths.timeAndTag, lengths.checked),
  };
};

/** Lists are sorted by it, the highest first: by the time, the random part and the tag. */
export const listPositionOf = (id: OrderId): string => {
  const { tag, at, random } = partsOf(id);
  return timeSymbolsOf(at) + random + tag;
};

/** The order of lists. */
export const newestFirst = (left: OrderId, right: OrderId): number =>
  listPositionOf(left) < listPositionOf(right) ? 1 : -1;

/** The id at a position of a list: `listPositionOf` of an id. Any other text is a defect of the caller. */
export const idAtPosition = (position: string): OrderId =>
  orderIdOf({
    tag: position.slice(timeSymbols + lengths.random),
    at: epoch + fromSymbols(position.slice(0, timeSymbols)),
    random: position.slice(timeSymbols, timeSymbols + lengths.random),
  });

/** Parses an id in any case, with or without hyphens. Undefined when it is not the id of an order. */
export const parseOrderId = (text: string): OrderId | undefined => {
  if (text.length > 24) return undefined;
  const symbols = text.replaceAll('-', '').toUpperCase();
  if (!/^[0-9A-HJKMNP-TV-Z]{18}$/.test(symbols)) return undefined;
  return checkSymbol(symbols.slice(0, lengths.checked)) === symbols.charAt(lengths.checked)
    ? grouped(symbols)
    : undefined;
};
