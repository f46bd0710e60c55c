import { expect, test } from '@jest/globals';
import { translator } from '../../web/shared/texts';

const t = translator({
  plain: 'Nothing to do',
  named: 'Line {line} of {order}',
  counted: 'Puts {units} {units|unit|units} into {parcels} {parcels|parcel|parcels}.',
});

test('a text gets its values, and keeps the places of those that are missing', () => {
  expect(t('plain')).toBe('Nothing to do');
  expect(t('named', { line: 2, order: 'A {line}' })).toBe('Line 2 of A {line}');
  expect(t('named', { line: 2 })).toBe('Line 2 of {order}');
});

test.each([
  [0, 1, 'Puts 0 units into 1 parcel.'],
  [1, 2, 'Puts 1 unit into 2 parcels.'],
  [11, '1', 'Puts 11 units into 1 parcel.'],
])('a word has the form for %s', (units, parcels, text) => {
  expect(t('counted', { units, parcels })).toBe(text);
});
