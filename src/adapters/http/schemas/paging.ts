import * as z from 'zod/mini';
import { cursorPattern } from '#adapters/http/edge/cursor';
import { replySchema } from '#adapters/http/reply-schema';
import { readBy } from '#adapters/http/schemas/text';
import { examinedPerPage } from '#application/ports';

/** A number in a query string. */
export const integerText = (minimum: number, maximum: number) =>
  readBy<number>(
    (given) => {
      const value = Number(given);
      return value >= minimum && value <= maximum ? value : undefined;
    },
    /^(0|[1-9]\d{0,8})$/,
    `must be a whole number from ${minimum} to ${maximum}`,
  ).check(z.meta({ type: 'integer', minimum, maximum }));

export const Limit = z
  ._default(integerText(1, 100), 25)
  .check(
    z.describe(
      `The maximum number of entries in a page. A page before the last has fewer entries, or none, only if the service examined ${examinedPerPage} entries for it.`,
    ),
  );
export const CursorText = z.optional(z.string()).check(
  z.meta({
    pattern: cursorPattern,
    description: '`nextCursor` of the previous page. It is bound to the caller, the route and the filters.',
  }),
);
/** The position of the next page, in each reply with a page. */
export const NextCursor = replySchema(() =>
  z.nullable(z.string()).check(z.describe('The cursor of the next page; null at the end of the list.')),
);
