import type { FieldError } from '#adapters/http/problem';

export const pointerTo = (parent: string, name: string | number): string =>
  `${parent}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

type Fault = Omit<FieldError, 'pointer'>;
/** An open object or list, and the member that is read now. */
type Level = { readonly names: Set<string> | undefined; at: string | number };

/** A pointer says where to look; it need not repeat a long name. */
const maximumName = 100;

const duplicate: Fault = { code: 'duplicate-field', detail: 'must not appear twice in one object' };
const rounded: Fault = { code: 'wrong-type', detail: 'must be an integer, and its decimals are not zero' };

const closingQuote = (text: string, start: number): number => {
  let end = start + 1;
  while (text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end;
};

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

/**
 * The faults that JSON.parse hides, in a text that it has accepted: a name twice, of which it takes the last value and
 * other parsers the first; and decimals that it rounds away. At most `maximum` faults, with at most `depth` levels each.
 */
export const hiddenFaults = (text: string, depth: number, maximum: number): readonly FieldError[] => {
  const faults: FieldError[] = [];
  const levels: Level[] = [];
  const report = (fault: Fault): void => {
    faults.push({ pointer: levels.slice(0, depth).reduce((parent, { at }) => pointerTo(parent, at), ''), ...fault });
  };
  const readName = (level: Level, names: Set<string>, name: string): void => {
    level.at = name.toWellFormed().slice(0, maximumName);
    if (names.has(name)) report(duplicate);
    names.add(name);
  };
  const numbers = /[-+.\deE]+/y;
  let before = '';
  for (let i = 0; i < text.length && faults.length < maximum; i += 1) {
    const symbol = text.charAt(i);
    const level = levels.at(-1);
    if (symbol === '{') levels.push({ names: new Set(), at: '' });
    else if (symbol === '[') levels.push({ names: undefined, at: 0 });
    else if (symbol === '}' || symbol === ']') levels.pop();
    else if (symbol === ',' && typeof level?.at === 'number') level.at += 1;
    else if (symbol === '"') {
      const end = closingQuote(text, i);
      if (level?.names !== undefined && (before === '{' || before === ','))
        readName(level, level.names, JSON.parse(text.slice(i, end + 1)) as string);
      i = end;
    } else if (/[-\d]/.test(symbol)) {
      numbers.lastIndex = i;
      const [number = symbol] = numbers.exec(text) ?? [];
      if (isRoundedToInteger(number)) report(rounded);
      i += number.length - 1;
    }
    if (symbol.trim() !== '') before = symbol;
  }
  return faults;
};
