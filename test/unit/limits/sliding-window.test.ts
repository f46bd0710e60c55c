import { describe, expect, test } from '@jest/globals';
import { rememberedCallers, slidingWindow } from '#adapters/http/limits/sliding-window';

/** A limiter with a clock that the test sets. */
const limiting = (requests: number, seconds: number) => {
  const clock = { now: 0 };
  const admit = slidingWindow({ requests, seconds }, () => clock.now);
  const at = (now: number, caller = 'ada') => {
    clock.now = now;
    return admit(caller);
  };
  return { at };
};

const admitted = (remaining: number, resetSeconds: number) => ({ ok: true, value: { remaining, resetSeconds } });
const refused = (resetSeconds: number) => ({ ok: false, refusal: { kind: 'rate-limited', resetSeconds } });

describe('a sliding window', () => {
  test('admits the requests of the limit, and the next when the first is a window old', () => {
    const { at } = limiting(2, 10);
    expect(at(0)).toEqual(admitted(1, 10));
    expect(at(4_000)).toEqual(admitted(0, 6));
    expect(at(4_001)).toEqual(refused(6));
    expect(at(9_999)).toEqual(refused(1));
    expect(at(10_000)).toEqual(admitted(0, 4));
    expect(at(10_001)).toEqual(refused(4));
    expect(at(14_000)).toEqual(admitted(0, 6));
  });

  test('has no end of a window around which twice as many would be admitted', () => {
    const { at } = limiting(100, 60);
    const admittedAt = (now: number) => Array.from({ length: 100 }, () => at(now)).filter(({ ok }) => ok).length;
    expect([admittedAt(59_000), admittedAt(61_000), admittedAt(118_999), admittedAt(119_000)]).toEqual([
      100, 0, 0, 100,
    ]);
  });

  test('does not count a refused request', () => {
    const { at } = limiting(1, 10);
    at(0);
    for (const now of [1, 5_000, 9_999]) expect(at(now).ok).toBe(false);
    expect(at(10_000)).toEqual(admitted(0, 10));
  });

  test('counts each caller alone', () => {
    const { at } = limiting(1, 10);
    expect(at(0, 'ada')).toEqual(admitted(0, 10));
    expect(at(0, 'bob')).toEqual(admitted(0, 10));
    expect(at(1, 'ada')).toEqual(refused(10));
    expect(at(1, 'bob')).toEqual(refused(10));
  });

  test('is empty again after an idle window', () => {
    const { at } = limiting(3, 10);
    for (const now of [0, 1, 2]) at(now);
    expect(at(10_002)).toEqual(admitted(2, 10));
  });
});

describe('the callers that are remembered', () => {
  test.each([
    [1, 10_000],
    [100, 10_000],
    [101, 9_900],
    [10_000, 100],
  ])('with %d requests for each are %d', (requests, callers) => {
    expect(rememberedCallers({ requests, seconds: 60 })).toBe(callers);
  });

  const others = (count: number) => Array.from({ length: count }, (_, index) => `other ${index}`);

  test('are all counted up to this number', () => {
    const { at } = limiting(10_000, 60);
    at(0);
    for (const other of others(99)) at(0, other);
    expect(at(1)).toEqual(admitted(9_998, 60));
  });

  test('make room by the one whose last request is oldest, refused or not', () => {
    const { at } = limiting(5_000, 60);
    for (let count = 0; count < 5_000; count += 1) at(0, 'ada');
    at(0, 'bob');
    const [first = '', ...rest] = others(199);
    for (const other of [first, ...rest.slice(0, 197)]) at(0, other);
    // Ada is refused, but she asked later than bob.
    expect(at(1, 'ada').ok).toBe(false);
    at(1, 'the 201st');
    expect(at(2, 'ada').ok).toBe(false);
    expect(at(2, 'bob')).toEqual(admitted(4_999, 60));
  });
});
