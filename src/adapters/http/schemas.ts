import * as z from 'zod/mini';
import type { PathParameter } from '#adapters/http/operation';
import { replySchema } from '#adapters/http/reply-schema';
import { bounds } from '#domain/bounds';
import { type DiscountCode, parseDiscountCode } from '#domain/catalog/discount';
import { parseSku, type Sku } from '#domain/catalog/product';
import { type Country, parseCountry } from '#domain/country';
import { type Currency, parseCurrency } from '#domain/currency';
import type { Instant } from '#domain/instant';
import type { CustomerId } from '#domain/order/order';
import { type OrderId, parseOrderId } from '#domain/order/order-id';
import { parseRate, type Rate } from '#domain/rate';

/** The pieces that requests are made of. Each reads what clients send into what the core takes. */

/** Text a person wrote: normalised, not blank, no longer than that many characters. */
export const text = (maximum: number) =>
  z.string().check(z.normalize('NFC'), z.minLength(1), z.maxLength(maximum), z.regex(/\S/, 'must not be blank'));

export const integer = (minimum: number, maximum: number) => z.int().check(z.gte(minimum), z.lte(maximum));

const readBy = <Value>(read: (text: string) => Value | undefined, pattern: RegExp, otherwise: string) =>
  z.pipe(
    z.string().check(
      z.regex(pattern, { error: otherwise, abort: true }),
      z.refine((given) => read(given) !== undefined, otherwise),
    ),
    z.transform((given) => read(given) as Value),
  );

export const CurrencyCode = readBy<Currency>(
  parseCurrency,
  /^[A-Z]{3}$/,
  'an ISO 4217 code in upper case, such as EUR',
).check(z.describe('An ISO 4217 code in upper case.'));
export const CountryCode = readBy<Country>(parseCountry, /^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 code, such as DE').check(
  z.describe('An ISO 3166-1 alpha-2 code in upper case.'),
);
/** An amount in a request: minor units, from 0. */
export const AmountGiven = (maximum: number = Number.MAX_SAFE_INTEGER) =>
  integer(0, maximum).check(z.describe('In the minor unit of the currency.'));
const codePattern = (maximum: number): string => `^[A-Za-z0-9][A-Za-z0-9._-]{0,${maximum - 1}}$`;
const codeText = (maximum: number): string => `1 to ${maximum} letters, digits, dots, underscores or hyphens`;

export const SkuText = readBy<Sku>(parseSku, new RegExp(codePattern(bounds.skuLength)), codeText(bounds.skuLength));
export const DiscountCodeText = readBy<DiscountCode>(
  parseDiscountCode,
  new RegExp(codePattern(bounds.discountCodeLength)),
  codeText(bounds.discountCodeLength),
);
export const RateGiven = readBy<Rate>(
  parseRate,
  /^(?:0(?:\.[0-9]{1,6})?|1(?:\.0{1,6})?)$/,
  'a share from "0" to "1" with at most 6 places, such as "0.1"',
).check(z.describe('A share as a decimal string: 0.1 is 10 %.'));
export const CustomerIdText = readBy<CustomerId>(
  (given) => given as CustomerId,
  new RegExp(`^[!-~]{1,${bounds.customerIdLength}}$`),
  `1 to ${bounds.customerIdLength} visible ASCII characters`,
);

const readInstant = (given: string): Instant | undefined => {
  const [, calendar = ''] = /^(\d{4}-\d\d-\d\d)T/.exec(given) ?? [];
  const at = Date.parse(given);
  // Date.parse takes the 30th of February for the 2nd of March.
  const sameDay = !Number.isNaN(at) && new Date(`${calendar}T00:00:00Z`).toISOString().startsWith(calendar);
  return sameDay ? at : undefined;
};

/** A moment in a request: RFC 3339, with `Z` or an offset. */
export const InstantText = readBy<Instant>(
  readInstant,
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
  'an RFC 3339 time, such as 2026-11-21T10:00:00.000Z',
);

/** A number in a query. */
export const integerText = (minimum: number, maximum: number) =>
  readBy<number>(
    (given) => {
      const value = Number(given);
      return value >= minimum && value <= maximum ? value : undefined;
    },
    /^(0|[1-9]\d{0,8})$/,
    `a whole number from ${minimum} to ${maximum}`,
  ).check(z.meta({ type: 'integer', minimum, maximum }));

export const Limit = z._default(integerText(1, 100), 25).check(z.describe('How many entries a page has at most.'));
export const CursorText = z
  .optional(z.string())
  .check(z.describe('`nextCursor` of the page before. It is bound to the caller, the route and the filters.'));
/** What replies with a page carry beside its entries. */
export const NextCursor = replySchema(() =>
  z.nullable(z.string()).check(z.describe('Where the next page begins; null at the end of the list.')),
);

/** A name is kept as it is sent, so that no two of them become one. */
const MetadataKey = z.string().check(
  z.minLength(1),
  z.maxLength(bounds.metadataKeyLength),
  z.refine((name) => name === name.normalize('NFC'), 'a key in Unicode normal form C'),
);
const MetadataValue = z.string().check(z.normalize('NFC'), z.maxLength(bounds.metadataValueLength));
const fewKeys = z.refine<Record<string, string>>(
  (metadata) => Object.keys(metadata).length <= bounds.metadataKeys,
  `at most ${bounds.metadataKeys} keys`,
);

export const Metadata = z.record(MetadataKey, MetadataValue).check(fewKeys);

/** As in a merge patch: null takes a key away. What it comes to together is for the order to say. */
export const MetadataPatch = z.record(MetadataKey, z.nullable(MetadataValue));

export const LineIdText = z.string().check(z.regex(/^[1-9]\d?$/, 'the id of a line, such as "1"'));
export const IdempotencyKeyText = z
  .string()
  .check(z.regex(/^[\x21-\x7e]{1,255}$/, '1 to 255 visible ASCII characters'));

export const Tags = z.array(text(bounds.tagLength)).check(
  z.maxLength(bounds.tags),
  z.refine((tags) => new Set(tags).size === tags.length, 'no tag twice'),
);

export const Reason = text(bounds.reasonLength);
export const Email = z
  .string()
  .check(
    z.normalize('NFC'),
    z.maxLength(bounds.emailLength),
    z.regex(
      /^[^\s@<>(),;:\\"[\]]+@[^\s@<>(),;:\\"[\]]+\.[^\s@<>(),;:\\"[\]]+$/,
      'an email address, such as ada@example.com',
    ),
  );

export const orderIdParameter: PathParameter<OrderId> = {
  read: parseOrderId,
  otherwise: 'order-not-found',
  description: 'The order’s id. Lower case and missing hyphens are accepted.',
  pattern: '^[0-9A-Za-z-]{18,24}$',
  example: '7K3M9Q-X1QF65-V805T8',
};

const skuParameterOr = (otherwise: PathParameter<Sku>['otherwise']): PathParameter<Sku> => ({
  read: parseSku,
  otherwise,
  description: 'The product’s stock keeping unit. Case matters.',
  pattern: codePattern(bounds.skuLength),
  example: 'TEE-M',
});

const discountCodeParameterOr = (otherwise: PathParameter<DiscountCode>['otherwise']): PathParameter<DiscountCode> => ({
  read: parseDiscountCode,
  otherwise,
  description: 'The discount’s code, as customers type it. Case matters.',
  pattern: codePattern(bounds.discountCodeLength),
  example: 'WELCOME10',
});

/** Holds are named by the service; any other text names none. */
export const holdIdParameter: PathParameter<string> = {
  read: (given) => (/^hold_[1-9]\d{0,3}$/.test(given) ? given : undefined),
  otherwise: 'hold-not-found',
  description: 'The hold’s id.',
  pattern: '^hold_[1-9][0-9]{0,3}$',
  example: 'hold_2',
};

export const skuParameter = skuParameterOr('product-not-found');
export const discountCodeParameter = discountCodeParameterOr('discount-not-found');
/** What cannot be read cannot be created either. */
export const newSkuParameter = skuParameterOr('validation-failed');
export const newDiscountCodeParameter = discountCodeParameterOr('validation-failed');
