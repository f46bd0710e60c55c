import type { FieldError } from '#adapters/http/problem';

export const pointerTo = (parent: string, name: string | number): string =>
  `${parent}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/**
 * An open object or list. `pointer`: where it is. `at`: the member that is read now; objects have the `names` so far.
 */
type Level = { readonly pointer: string; readonly names: Set<string> | undefined; at: string | number };

/** No schema allows a longer name. A pointer says where to look, and repeats no more of it. */
export const maximumName = 100;

const duplicate: Omit<FieldError, 'pointer'> = {
  code: 'duplicate-field',
  detail: 'must not appear twice in one object',
};

/** True if the character at an index is escaped: an odd number of backslashes stands before it. */
const isEscaped = (text: string, index: number): boolean => {
  let backslashes = 0;
  while (text.charAt(index - 1 - backslashes) === '\\') backslashes += 1;
  return backslashes % 2 === 1;
};

const closingQuote = (text: string, start: number): number => {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
};

/** The value of a quoted text. Most names have no escape, and are their own value. */
const unquoted = (quoted: string): string => (quoted.includes('\\') ? JSON.parse(quoted) : quoted.slice(1, -1));

const startsNumber = (symbol: string): boolean => symbol === '-' || (symbol >= '0' && symbol <= '9');
/** JSON knows four: space, tab and two line breaks. */
const isSpace = (symbol: string): boolean => symbol <= ' ';

/**
 * Whether the text of a number is read as an integer that it is not: 1.0000000000000000001 is read as 1. Other spellings
 * of an integer are none: 1.0, 1e2, 10e-1.
 */
const isRoundedToInteger = (number: string): boolean => {
  if (/^-?\d+$/.test(number) || !Number.isInteger(Number(number))) return false;
  const [mantissa = '', exponent = '0'] = number.toLowerCase().split('e');
  const [integer = '', decimals = ''] = mantissa.split('.');
  const digits = integer + decimals;
  let end = digits.length;
  while (end > 0 && !/[1-9]/.test(digits.charAt(end - 1))) end -= 1;
  return end > integer.length + Number(exponent);
};

/** A number that no schema takes for an integer. */
const noInteger = '0.5';

export type Hidden = {
  /** The names that one object has twice: JSON.parse takes the last value, and other parsers the first. */
  readonly faults: readonly FieldError[];
  /** The text with 0.5 in place of each number that JSON.parse would round to an integer: a schema then judges it. */
  readonly exact: string;
};

/** Finds what JSON.parse hides, in a text that it has accepted. The pointer of a fault has at most `depth` levels. */
export const hiddenIn = (text: string, depth: number): Hidden => {
  const faults: FieldError[] = [];
  const levels: Level[] = [];
  const here = (): string => {
    const level = levels.at(-1);
    if (level === undefined) return '';
    return levels.length > depth ? level.pointer : pointerTo(level.pointer, level.at);
  };
  const readName = (level: Level, names: Set<string>, name: string): void => {
    level.at = name.toWellFormed().slice(0, maximumName);
    if (names.has(name)) faults.push({ pointer: here(), ...duplicate });
    names.add(name);
  };
  const numbers = /[-+.\deE]+/y;
  let exact = '';
  let copied = 0;
  let before = '';
  for (let i = 0; i < text.length; i += 1) {
    const symbol = text.charAt(i);
    if (isSpace(symbol)) continue;
    const level = levels.at(-1);
    if (symbol === '{') levels.push({ pointer: here(), names: new Set(), at: '' });
    else if (symbol === '[') levels.push({ pointer: here(), names: undefined, at: 0 });
    else if (symbol === '}' || symbol === ']') levels.pop();
    else if (symbol === ',' && typeof level?.at === 'number') level.at += 1;
    else if (symbol === '"') {
      const end = closingQuote(text, i);
      if (level?.names !== undefined && (before === '{' || before === ','))
        readName(level, level.names, unquoted(text.slice(i, end + 1)));
      i = end;
    } else if (startsNumber(symbol)) {
      numbers.lastIndex = i;
      const [number = symbol] = numbers.exec(text) ?? [];
      if (isRoundedToInteger(number)) {
        exact += text.slice(copied, i) + noInteger;
        copied = i + number.length;
      }
      i += number.length - 1;
    }
    before = symbol;
  }
  return { faults, exact: exact + text.slice(copied) };
};
