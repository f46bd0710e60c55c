import { describe, expect, test } from '@jest/globals';
import { expectSameBytes } from '#test/bench/bytes';
import { interleaved, median, quantile } from '#test/bench/rounds';

describe('a benchmark', () => {
  test('fails when two ways differ by more than 5 % in bytes', () => {
    const moved = (service: number) => () => expectSameBytes([{ what: 'an order', service, byHand: 1_000 }]);
    for (const service of [950, 1_000, 1_050]) expect(moved(service)).not.toThrow();
    for (const service of [0, 949, 1_051, Number.NaN]) expect(moved(service)).toThrow('an order');
  });

  test('computes quantiles of unsorted measurements', () => {
    expect([median([3, 1, 2]), quantile([5, 4, 3, 2, 1], 0.99), quantile([7], 0.5)]).toEqual([2, 5, 7]);
    expect(median([])).toBeNaN();
  });

  test('runs the ways in turns, equally often, and leaves out the warm-up', async () => {
    const calls: string[] = [];
    const way = (name: string) => ({ name, call: async () => void calls.push(name) });
    const taken = await interleaved([way('a'), way('b')], { rounds: 2, calls: 2, warmUp: 1 });
    expect(calls.join('')).toBe('aabbbbaaaabb');
    expect(taken.map(({ name }) => name)).toEqual(['a', 'b']);
    for (const { name: _, ...figures } of taken) expect(Math.min(...Object.values(figures))).toBeGreaterThanOrEqual(0);
  });
});
