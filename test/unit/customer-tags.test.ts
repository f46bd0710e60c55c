import { describe, expect, test } from '@jest/globals';
import { systemClock } from '#adapters/system/clock';
import { customerTags } from '#adapters/system/customer-tags';
import { createOrderIds } from '#adapters/system/order-ids';
import { tenRandomBits } from '#infrastructure/random';
import { ada, bob, customerId } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';

const schedule = [
  { from: tenOClock, secret: 'second' },
  { from: 0, secret: 'first' },
];

describe('customer tags', () => {
  // The first 35 bits of HMAC-SHA-256, computed with Python's hmac.
  test.each([
    ['cus_ada', 'QBR9NXK'],
    ['cus_bob', 'S4B5ABG'],
    ['größe', 'DVZW7PZ'],
  ])('of %s are the first 35 bits of the hash', (id, tag) =>
    expect(customerTags([{ from: 0, secret: 'first' }]).tagAt(customerId(id), tenOClock)).toBe(tag),
  );

  test.each([
    [-1, 'QBR9NXK'],
    [0, 'QBR9NXK'],
    [tenOClock - 1, 'QBR9NXK'],
    [tenOClock, '2YSTMD9'],
    [tenOClock + 1, '2YSTMD9'],
  ])('at %d are made with the secret of that time', (at, tag) =>
    expect(customerTags(schedule).tagAt(ada, at)).toBe(tag),
  );

  test('give an address one key for ever, made with the first secret', () => {
    // 128 bits of HMAC-SHA-256, computed with Python's hmac.
    expect(customerTags(schedule).emailKeyOf('ada@example.com')).toBe('EBlzokbEyS4vtaEGVJ_gTA');
    expect(customerTags(schedule).emailKeyOf('adb@example.com')).not.toBe('EBlzokbEyS4vtaEGVJ_gTA');
  });

  test('are sorted oldest first, in any order of the schedule', () =>
    expect(customerTags(schedule).tagsOf(ada)).toEqual([
      { from: 0, tag: 'QBR9NXK' },
      { from: tenOClock, tag: '2YSTMD9' },
    ]));

  test('are correct for more customers than the cache holds', () => {
    const tags = customerTags([{ from: 0, secret: 'first' }]);
    const allTags = () =>
      Array.from({ length: 2_500 }, (_, index) => tags.tagAt(customerId(`cus_${index}`), tenOClock));
    const first = allTags();
    expect(new Set(first).size).toBe(first.length);
    expect(allTags()).toEqual(first);
    expect(tags.tagAt(ada, tenOClock)).toBe('QBR9NXK');
  });

  test('need exactly one secret for each time', () => {
    expect(() => customerTags([])).toThrow(RangeError);
    expect(() => customerTags([...schedule, { from: 0, secret: 'third' }])).toThrow(RangeError);
  });
});

describe('order ids', () => {
  const ids = createOrderIds(customerTags(schedule), () => 186);

  test('have tag, time and random part', () => expect(ids.next(ada, tenOClock)).toMatch(/^2YSTMD-91QF65-V805T.$/));

  test('are checked with the secret of their time', () => {
    for (const at of [tenOClock - 1, tenOClock]) {
      expect(ids.mayBelongTo(ids.next(ada, at), ada)).toBe(true);
      expect(ids.mayBelongTo(ids.next(ada, at), bob)).toBe(false);
    }
  });

  test('have ten random bits', () => {
    const drawn = Array.from({ length: 20_000 }, tenRandomBits);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1024);
    // The chance that 20,000 draws miss a given value of 1,024 is 3 in a billion.
    expect(new Set(drawn).size).toBe(1024);
  });
});

test('the system clock has the time of the machine', () => {
  const before = Date.now();
  const now = systemClock.now();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});
