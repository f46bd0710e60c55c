import type { AttributeValue } from '@aws-sdk/client-dynamodb';

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Without leading and trailing zeros, two digits take a byte, and a sign takes one byte. */
const sizeOfNumber = (digits: string): number => {
  const significant = digits.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length;
  return Math.ceil(significant / 2) + 1 + (digits.startsWith('-') ? 1 : 0);
};

const sizeOfValue = (value: AttributeValue): number => {
  if (value.S !== undefined) return bytesOf(value.S);
  if (value.N !== undefined) return sizeOfNumber(value.N);
  if (value.B !== undefined) return value.B.byteLength;
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  // A list or a map takes 3 bytes, and 1 more for each element.
  if (value.L !== undefined) return value.L.reduce((sum, element) => sum + 1 + sizeOfValue(element), 3);
  if (value.M !== undefined) return 3 + sizeOfMap(value.M) + Object.keys(value.M).length;
  throw new Error(`no rule for ${Object.keys(value).join()}`);
};

const sizeOfMap = (map: Readonly<Record<string, AttributeValue>>): number =>
  Object.entries(map).reduce((sum, [name, value]) => sum + bytesOf(name) + sizeOfValue(value), 0);

/** The size of an item by which units are charged, in bytes ("DynamoDB item sizes and formats", Developer Guide). */
export const itemSize = (item: Readonly<Record<string, AttributeValue>>): number => sizeOfMap(item);
