import * as z from 'zod/mini';

// The pieces that requests are made of, a file for each kind: a function loads those files that its operation asks for.
// Each piece reads what clients send into what the core takes.

/** Text a person wrote: normalised, not blank, no longer than that many characters. */
export const text = (maximum: number) =>
  z.string().check(z.normalize('NFC'), z.minLength(1), z.maxLength(maximum), z.regex(/\S/, 'must not be blank'));

export const integer = (minimum: number, maximum: number) => z.int().check(z.gte(minimum), z.lte(maximum));

/** Text that the domain can read; the pattern says in the contract what it looks like. */
export const readBy = <Value>(read: (text: string) => Value | undefined, pattern: RegExp, otherwise: string) =>
  z.pipe(
    z.string().check(
      z.regex(pattern, { error: otherwise, abort: true }),
      z.refine((given) => read(given) !== undefined, otherwise),
    ),
    z.transform((given) => read(given) as Value),
  );
