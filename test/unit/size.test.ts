import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonBytes } from '#domain/size';
import { casesOf } from '#test/properties/runs';

test.each([
  ['text of one byte each', 'abc', 5],
  ['text of two bytes each', 'äß', 6],
  ['text of three bytes each', '€字', 8],
  ['text of four bytes each', '😀', 6],
  ['what JSON escapes', '"\n', 6],
  ['half a pair, which JSON escapes', '\ud83d', 8],
  ['an object', { note: null, tags: ['ä'] }, 27],
])('%s', (_, value, bytes) => expect(jsonBytes(value)).toBe(bytes));

test('the size of a value is the bytes of its JSON', () =>
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
      expect(jsonBytes([value, text])).toBe(Buffer.byteLength(JSON.stringify([value, text])));
    }),
    { numRuns: casesOf(10_000) },
  ));
