import * as z from 'zod/mini';

// The parts of request schemas, a file for each kind: a function loads only the files of its operation. Each part parses
// a value of a client into a value of the domain.

/** Text that a person wrote: normalized, not blank, at most `maximum` characters. */
export const text = (maximum: number) =>
  z.string().check(z.normalize('NFC'), z.minLength(1), z.maxLength(maximum), z.regex(/\S/, 'must not be blank'));

export const integer = (minimum: number, maximum: number) => z.int().check(z.gte(minimum), z.lte(maximum));

/** Text that the domain parses. The pattern documents it in the contract; `fault` is the text of the error. */
export const readBy = <Value>(read: (text: string) => Value | undefined, pattern: RegExp, fault: string) =>
  z.pipe(
    z.string().check(
      z.regex(pattern, { error: fault, abort: true }),
      z.refine((given) => read(given) !== undefined, fault),
    ),
    z.transform((given) => read(given) as Value),
  );
