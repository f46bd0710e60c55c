// An item as lines for people.
import type { ShownAttribute, ShownItem } from './show';

/** Longer values stand below their name. */
const lineLength = 90;

/** Bytes as hexadecimal text. */
export const plainValues = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? `0x${Buffer.from(value).toString('hex')}` : value;

const indented = (value: unknown, by: string): string =>
  (JSON.stringify(value, plainValues, 2) ?? 'undefined').replaceAll('\n', `\n${by}`);

const valueText = (value: unknown): string => {
  const short = JSON.stringify(value, plainValues) ?? 'undefined';
  return short.length <= lineLength ? short : indented(value, '    ');
};

const attributeLines = (raw: readonly ShownAttribute[]): readonly string[] => {
  const widthOf = (pick: (attribute: ShownAttribute) => string) => Math.max(...raw.map((each) => pick(each).length));
  const nameOf = ({ name }: ShownAttribute): string => name ?? '(unknown)';
  const [short, long] = [widthOf((each) => each.short), widthOf(nameOf)];
  return raw.map((each) => `  ${each.short.padEnd(short)}  ${nameOf(each).padEnd(long)}  ${valueText(each.value)}`);
};

/** The raw attributes with both of their names, and below them what the service reads of them. */
export const linesOf = ({ kind, key, raw, decoded, fault }: ShownItem): string =>
  [
    `${kind ?? '(unknown kind)'} ${key}`,
    ...attributeLines(raw),
    fault === null ? `  decoded ${indented(decoded, '  ')}` : `  faulty: ${fault}`,
    '',
  ].join('\n');
