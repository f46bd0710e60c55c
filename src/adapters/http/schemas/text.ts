import * as z from 'zod/mini';
import {
  controlCharacters,
  controlsInLines,
  faintCharacters,
  faultOfText,
  hiddenCharacters,
  isBlank,
  selectors,
} from '#adapters/http/edge/text-faults';

// The parts of request schemas, a file for each kind: a function loads only the files of its operation. Each part parses
// a value of a client into a value of the domain.

/** The maximum in characters (code points), as JSON Schema counts them. An emoji has two units in a JavaScript string. */
export const atMost = (maximum: number) =>
  z.refine<string>((given) => given.length <= maximum || [...given].length <= maximum, {
    error: `must have at most ${maximum} characters`,
    params: { code: 'too-long' },
  });

/** A body has no other forbidden characters (edge/strict-json.ts); a query may have any. */
const oneLine = z.refine<string>((given) => faultOfText(given) === undefined, {
  error: ({ input }) => faultOfText(String(input)),
  params: { code: 'forbidden-character' },
});

const notBlank = z.refine<string>((given) => !isBlank(given), {
  error: 'must not be blank',
  params: { code: 'wrong-format' },
});

const mayFollow = `[${selectors}]?`;
/** The pattern of any characters but these, with no two selectors in a row. */
export const notInRow = (refused: string): string => `(?:${mayFollow}[^${refused}${selectors}])*${mayFollow}`;

/**
 * The pattern of a text that is not blank, without characters of a class: white space, a visible character, the rest. A
 * lookahead would be shorter, but tools that generate texts from a pattern cannot read it.
 */
const notBlankWithout = (refused: string): string =>
  `^(?:${mayFollow}(?:[^\\S${refused}]|\\u2800))*${mayFollow}[^\\s${refused}${faintCharacters}]${notInRow(refused)}$`;

/** The pattern of a text in one line, which any text in a body must fit. */
export const visiblePattern = `^${notInRow(controlCharacters + hiddenCharacters)}$`;

/** Text in one line that may be empty, for a value that a program wrote. */
export const shortText = (maximum: number) =>
  z
    .string()
    .check(z.normalize('NFC'), atMost(maximum), oneLine, z.meta({ maxLength: maximum, pattern: visiblePattern }));

/** Text in one line that a person wrote: normalized, not blank, at most `maximum` characters. */
export const text = (maximum: number) =>
  z
    .string()
    .check(
      z.normalize('NFC'),
      z.minLength(1),
      atMost(maximum),
      notBlank,
      oneLine,
      z.meta({ maxLength: maximum, pattern: notBlankWithout(controlCharacters + hiddenCharacters) }),
    );

/** Like `text`, with line breaks. CR LF and CR become LF, so that a text has the same bytes from every keyboard. */
export const lines = (maximum: number) =>
  z.string().check(
    z.normalize('NFC'),
    z.overwrite((given) => given.replaceAll(/\r\n?/g, '\n')),
    z.minLength(1),
    atMost(maximum),
    notBlank,
    z.meta({
      maxLength: maximum,
      pattern: notBlankWithout(controlsInLines + hiddenCharacters),
      description: 'May have several lines.',
    }),
  );

export const integer = (minimum: number, maximum: number) => z.int().check(z.gte(minimum), z.lte(maximum));

/** Text that the domain parses. The pattern documents it in the contract; `fault` is the text of the error. */
export const readBy = <Value>(read: (text: string) => Value | undefined, pattern: RegExp, fault: string) =>
  z.pipe(
    z.string().check(
      z.regex(pattern, { error: fault, abort: true }),
      z.refine((given) => read(given) !== undefined, { error: fault, abort: true }),
    ),
    z.transform((given) => read(given) as Value),
  );
