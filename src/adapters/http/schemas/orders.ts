import * as z from 'zod/mini';
import { lines, text } from '#adapters/http/schemas/text';
import { bounds } from '#domain/bounds';

export const LineIdText = z.string().check(z.regex(/^[1-9][0-9]?$/, 'must be the id of a line, such as "1"'));
export const IdempotencyKeyText = z
  .string()
  .check(z.regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 visible ASCII characters'));

export const Tags = z.array(text(bounds.tagLength)).check(
  z.maxLength(bounds.tags),
  z.refine((tags) => new Set(tags).size === tags.length, 'must not contain a tag twice'),
  z.meta({ uniqueItems: true }),
);

export const Reason = lines(bounds.reasonLength);
export const Note = lines(bounds.noteLength);
