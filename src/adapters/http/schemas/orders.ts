import * as z from 'zod/mini';
import { lines, text } from '#adapters/http/schemas/text';
import { bounds } from '#domain/bounds';

export const LineIdText = z.string().check(z.regex(/^[1-9][0-9]?$/, 'must be the id of a line, such as "1"'));
export const IdempotencyKeyText = z
  .string()
  .check(z.regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 visible ASCII characters'));

/** A list that names each thing once. A fault points at the entry that names it again, at `path` in it. */
export const namedOnce = <Entry>(nameOf: (entry: Entry) => string, path: readonly string[], fault: string) =>
  z.check<readonly Entry[]>(({ value, issues }) => {
    const names = new Set<string>();
    for (const [index, entry] of value.entries()) {
      const name = nameOf(entry);
      if (names.has(name)) issues.push({ code: 'custom', input: entry, path: [index, ...path], message: fault });
      names.add(name);
    }
  });

export const Tags = z.array(text(bounds.tagLength)).check(
  z.maxLength(bounds.tags),
  namedOnce((tag: string) => tag, [], 'must not be the same as an earlier tag'),
  z.meta({ uniqueItems: true }),
);

export const Reason = lines(bounds.reasonLength);
export const Note = lines(bounds.noteLength);
