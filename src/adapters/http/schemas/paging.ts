import * as z from 'zod/mini';
import { replySchema } from '#adapters/http/reply-schema';
import { readBy } from '#adapters/http/schemas/text';

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
