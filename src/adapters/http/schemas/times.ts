import * as z from 'zod/mini';
import { readBy } from '#adapters/http/schemas/text';
import type { Instant } from '#domain/instant';

/** The service counts milliseconds. Further decimals are cut off, never rounded up to a time that has not come. */
const toMilliseconds = (text: string): string => text.replace(/(\.\d{3})\d+/, '$1').toUpperCase();

/** The years that RFC 3339 can write, in UTC. An offset may lead out of them. */
const [firstInstant, lastInstant] = [Date.parse('0000-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];

const readInstant = (text: string): Instant | undefined => {
  const calendar = text.slice(0, 10);
  const at = Date.parse(toMilliseconds(text));
  // Date.parse reads February 30 as March 2.
  const sameDay = !Number.isNaN(at) && new Date(`${calendar}T00:00:00Z`).toISOString().startsWith(calendar);
  return sameDay && at >= firstInstant && at <= lastInstant ? at : undefined;
};

/** A time in a request: RFC 3339, with `Z` or an offset, in either case, with any number of decimals. */
export const InstantText = readBy<Instant>(
  readInstant,
  /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$/,
  'must be an RFC 3339 time, such as 2026-11-21T10:00:00.000Z',
).check(z.meta({ format: 'date-time' }));
