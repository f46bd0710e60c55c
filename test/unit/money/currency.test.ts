import { describe, expect, test } from '@jest/globals';
import * as dineroCurrencies from 'dinero.js/currencies';
import { parseCountry } from '#domain/country';
import { type Currency, currencyExponent, parseCurrency } from '#domain/currency';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const pairs = letters.flatMap((first) => letters.map((second) => first + second));
const triples = pairs.flatMap((pair) => letters.map((third) => pair + third));

const currencies = triples.flatMap((text) => parseCurrency(text) ?? []);
const withExponent = (exponent: number) => currencies.filter((currency) => currencyExponent(currency) === exponent);

describe('parseCurrency', () => {
  test('takes 165 codes: the 178 of ISO 4217 on 2026-01-01 less the 13 without a minor unit', () =>
    expect(currencies).toHaveLength(165));

  test('takes those dinero.js knows, but for the lev, which gave way to the euro on 2026-01-01', () =>
    expect([...currencies, 'BGN'].sort()).toEqual(Object.keys(dineroCurrencies).sort()));

  test.each(['', 'eur', 'Eur', ' EUR', 'EUR\n', 'EU', 'EURO', '978', 'toString', '__proto__'])('refuses %j', (text) =>
    expect(parseCurrency(text)).toBeUndefined(),
  );

  test.each('XAG XAU XPD XPT XBA XBB XBC XBD XDR XSU XUA XTS XXX'.split(' '))(
    'refuses %s, which no one pays in',
    (text) => expect(parseCurrency(text)).toBeUndefined(),
  );

  test.each('ANG BGN CUC DEM HRK SLL ZWL'.split(' '))('refuses %s, which is withdrawn', (text) =>
    expect(parseCurrency(text)).toBeUndefined(),
  );
});

describe('currencyExponent', () => {
  test.each([
    ['EUR', 2],
    ['USD', 2],
    ['GBP', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
  ])('of %s is %i', (text, expected) => expect(currencyExponent(parseCurrency(text) as Currency)).toBe(expected));

  test('is 2 but for seventeen, seven and two', () => {
    expect(withExponent(0).join(' ')).toBe('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF');
    expect(withExponent(3).join(' ')).toBe('BHD IQD JOD KWD LYD OMR TND');
    expect(withExponent(4).join(' ')).toBe('CLF UYW');
    expect(withExponent(2)).toHaveLength(139);
  });

  test('is that of dinero.js, but for MGA and MRU, whose fifths dinero.js counts and ISO 4217 does not', () => {
    const theirs = Object.entries(dineroCurrencies).filter(([code]) => !['BGN', 'MGA', 'MRU'].includes(code));
    expect(theirs).toHaveLength(163);
    for (const [code, { exponent }] of theirs)
      expect([code, currencyExponent(code as Currency)]).toEqual([code, exponent]);
    expect(currencyExponent('MGA' as Currency)).toBe(2);
    expect(currencyExponent('MRU' as Currency)).toBe(2);
  });
});

describe('parseCountry', () => {
  const countries = pairs.filter((text) => parseCountry(text) === text);

  test('takes the 249 codes of ISO 3166-1', () => expect(countries).toHaveLength(249));

  test('takes only codes that Unicode names too', () => {
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    expect(countries.filter((code) => names.of(code) === undefined)).toEqual([]);
  });

  test.each('AX BQ CW DE FR GB JP KW PS SS SX TL US ZW'.split(' '))('takes %s', (text) =>
    expect(parseCountry(text)).toBe(text),
  );

  test.each([
    ['nothing', ''],
    ['lower case', 'de'],
    ['alpha-3', 'DEU'],
    ['a trailing line feed', 'DE\n'],
    ['the exceptionally reserved UK', 'UK'],
    ['the exceptionally reserved EU', 'EU'],
    ['the user-assigned XK', 'XK'],
    ['the withdrawn AN', 'AN'],
    ['the withdrawn DD', 'DD'],
    ['the unknown ZZ', 'ZZ'],
  ])('refuses %s', (_, text) => expect(parseCountry(text)).toBeUndefined());
});
