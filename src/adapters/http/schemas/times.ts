import { readBy } from '#adapters/http/schemas/text';
import type { Instant } from '#domain/instant';

const readInstant = (text: string): Instant | undefined => {
  const [, calendar = ''] = /^(\d{4}-\d\d-\d\d)T/.exec(text) ?? [];
  const at = Date.parse(text);
  // Date.parse reads February 30 as March 2.
  const sameDay = !Number.isNaN(at) && new Date(`${calendar}T00:00:00Z`).toISOString().startsWith(calendar);
  return sameDay ? at : undefined;
};

/** A time in a request: RFC 3339, with `Z` or an offset. */
export const InstantText = readBy<Instant>(
  readInstant,
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
  'must be an RFC 3339 time, such as 2026-11-21T10:00:00.000Z',
);
