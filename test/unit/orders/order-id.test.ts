import assert from 'node:assert/strict';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  firstInstantOfIds,
  idAtPosition,
  lastInstantOfIds,
  listPositionOf,
  orderIdOf,
  parseOrderId,
  partsOf,
  timeSymbolsOf,
  toSymbols,
} from '#domain/orders/order-id';
import { casesOf } from '#test/properties/runs';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const vector = '7K3M9Q-X1QF65-V805T8';
const parts = { tag: '7K3M9QX', at: Date.parse('2026-11-21T10:00:00.000Z'), random: '5T' };

const symbol = fc.constantFrom(...alphabet);
const symbols = (length: number) =>
  fc.array(symbol, { minLength: length, maxLength: length }).map((all) => all.join(''));
const anyParts = fc
  .tuple(symbols(7), fc.integer({ min: firstInstantOfIds, max: lastInstantOfIds }), symbols(2))
  .map(([tag, at, random]) => ({ tag, at, random }));
const position = fc.integer({ min: 0, max: 17 });

const bare = (id: string) => [...id.replaceAll('-', '')];

describe('an order id', () => {
  test('is made of tag, time, random part and check symbol', () => expect(orderIdOf(parts)).toBe(vector));

  test('has the parts that it was made of', () => expect(partsOf(orderIdOf(parts))).toEqual(parts));

  test('is the id at its position in a list', () => {
    expect(listPositionOf(orderIdOf(parts))).toBe('1QF65V805T7K3M9QX');
    expect(idAtPosition('1QF65V805T7K3M9QX')).toBe(vector);
    fc.assert(
      fc.property(anyParts, (any) => assert.equal(idAtPosition(listPositionOf(orderIdOf(any))), orderIdOf(any))),
      { numRuns: casesOf(1_000) },
    );
  });

  test.each([
    vector,
    '7k3m9q-x1qf65-v805t8',
    '7K3M9QX1QF65V805T8',
    '7k3m9qx1qf65v805t8',
    '7K3M9QX1Q-F65V805T8',
    '-7K3M9Q-X1QF65-V805T8-',
  ])('is read from %j', (text) => expect(parseOrderId(text)).toBe(vector));

  test.each([
    ['nothing', ''],
    ['a symbol less', '7K3M9Q-X1QF65-V805T'],
    ['a symbol more', '7K3M9Q-X1QF65-V805T88'],
    ['a wrong check symbol', '7K3M9Q-X1QF65-V805T9'],
    ['a letter that is no symbol', 'UK3M9Q-X1QF65-V805T8'],
    ['an I for a 1', '7K3M9Q-XIQF65-V805T8'],
    ['an O for a 0', '7K3M9Q-X1QF65-V8O5T8'],
    ['a space', '7K3M9Q X1QF65 V805T8'],
    ['a line feed at the end', `${vector}\n`],
    ['another dash', '7K3M9Q–X1QF65–V805T8'],
    ['a letter whose upper case is two', 'ß7K3M9QX1QF65V805T'],
    ['too many hyphens', '7-K-3-M-9-Q-X-1-Q-F-6-5-V-8-0-5-T-8'],
  ])('is not read from %s', (_, text) => expect(parseOrderId(text)).toBeUndefined());

  test.each([
    ['a short tag', { ...parts, tag: '7K3M9Q' }],
    ['a long random part', { ...parts, random: '5TT' }],
    ['a time before 2025', { ...parts, at: firstInstantOfIds - 1 }],
    ['a time past 40 bits', { ...parts, at: lastInstantOfIds + 1 }],
  ])('is not made of %s', (_, wrong) => expect(() => orderIdOf(wrong)).toThrow(RangeError));

  test('can have the first and the last moment of 40 bits', () => {
    expect(orderIdOf({ tag: '0000000', at: Date.UTC(2025, 0, 1), random: '00' })).toBe('000000-000000-000000');
    const last = orderIdOf({ tag: '0000000', at: lastInstantOfIds, random: '00' });
    expect(last.replaceAll('-', '').slice(7, 15)).toBe('ZZZZZZZZ');
    expect(new Date(lastInstantOfIds).toISOString()).toBe('2059-11-04T19:53:47.775Z');
  });

  test('of any parts is parsed to them, also in lower case and without hyphens', () => {
    fc.assert(
      fc.property(anyParts, (wanted) => {
        const id = orderIdOf(wanted);
        assert.deepEqual(partsOf(id), wanted);
        assert.equal(parseOrderId(id), id);
        assert.equal(parseOrderId(id.toLowerCase().replaceAll('-', '')), id);
      }),
      { numRuns: casesOf(10_000) },
    );
  });

  test('with any one symbol wrong is not read', () => {
    fc.assert(
      fc.property(anyParts, position, symbol, (wanted, at, wrong) => {
        const typed = bare(orderIdOf(wanted));
        fc.pre(typed[at] !== wrong);
        typed[at] = wrong;
        assert.equal(parseOrderId(typed.join('')), undefined);
      }),
      { numRuns: casesOf(10_000) },
    );
  });

  test('with any two different symbols swapped is not read', () => {
    fc.assert(
      fc.property(anyParts, position, position, (wanted, one, other) => {
        const typed = bare(orderIdOf(wanted));
        const [left, right] = [typed[one] as string, typed[other] as string];
        fc.pre(left !== right);
        typed[one] = right;
        typed[other] = left;
        assert.equal(parseOrderId(typed.join('')), undefined);
      }),
      { numRuns: casesOf(10_000) },
    );
  });

  test('has one check symbol for its other seventeen', () => {
    const [start, end] = [vector.replaceAll('-', '').slice(0, 17), '8'];
    expect([...alphabet].filter((check) => parseOrderId(start + check) !== undefined)).toEqual([end]);
  });
});

describe('symbols', () => {
  test.each([
    [0, 1, '0'],
    [31, 1, 'Z'],
    [32, 2, '10'],
    [1023, 2, 'ZZ'],
    [5, 4, '0005'],
    [2 ** 40 - 1, 8, 'ZZZZZZZZ'],
  ])('%d in %d symbols is %s', (value, length, text) => expect(toSymbols(value, length)).toBe(text));

  test('of times sort like the times, and are clamped at both ends', () => {
    const at = [0, firstInstantOfIds, firstInstantOfIds + 1, parts.at, lastInstantOfIds, lastInstantOfIds + 1];
    expect(at.map(timeSymbolsOf)).toEqual(['00000000', '00000000', '00000001', '1QF65V80', 'ZZZZZZZZ', 'ZZZZZZZZ']);
  });
});
