import * as z from 'zod/mini';
import { integer, lines, text } from '#adapters/http/schemas/text';
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

/** The members of an entry that names units of a line. */
export const lineUnits = { lineId: LineIdText, quantity: integer(1, bounds.quantityPerLine) };

/** The checks of a list of entries for lines of an order. */
export const eachLineOnce = (description: string, minimum: 0 | 1 = 1) =>
  [
    z.minLength(minimum),
    z.maxLength(bounds.linesPerOrder),
    namedOnce(
      ({ lineId }: { readonly lineId: string }) => lineId,
      ['lineId'],
      'must not name the line of an earlier entry',
    ),
    z.meta({ uniqueItems: true, description: `${description} Each line once.` }),
  ] as const;

export const lineEntries = (description: string, minimum?: 0 | 1) =>
  z.array(z.strictObject(lineUnits)).check(...eachLineOnce(description, minimum));

export const Tags = z.array(text(bounds.tagLength)).check(
  z.maxLength(bounds.tags),
  namedOnce((tag: string) => tag, [], 'must not be the same as an earlier tag'),
  z.meta({ uniqueItems: true }),
);

export const Reason = lines(bounds.reasonLength);
export const Note = lines(bounds.noteLength);
