import { describe, expect, test } from '@jest/globals';
import { expectSameBytes } from '#test/bench/bytes';
import { interleaved, median, quantile } from '#test/bench/rounds';
import { measured, placeBy } from '#test/bench/whole/burst';
import { cpuMsIn, cpuMsOf } from '#test/bench/whole/processes';

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

describe('the processor time of a process', () => {
  test('is the sum of user and system time, in hundredths of a second, whatever the name of the program', () => {
    const stat = '42 (a (odd) name) S 1 42 42 0 -1 4194304 900 0 0 0 17 5 0 0 20 0 11 0 100 1000 200';
    expect(cpuMsIn(stat)).toBe(220);
  });

  test('of this process does not go back', () => {
    const before = cpuMsOf(process.pid);
    expect(before).toBeGreaterThan(0);
    expect(cpuMsOf(process.pid)).toBeGreaterThanOrEqual(before);
  });
});

describe('a burst', () => {
  test('places exactly its orders, at most one for each client at once', async () => {
    let [placed, running, most] = [0, 0, 0];
    const place = async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      placed += 1;
    };
    const side = { place, cpuMs: () => ({ caller: 0, engine: 0 }) };
    expect(await placeBy(side, { clients: 3, orders: 10 })).toHaveLength(10);
    expect([placed, most]).toEqual([10, 3]);
  });

  test('is measured until what follows it is done', async () => {
    let worked = 0;
    const work = setInterval(() => {
      if (worked < 300) worked += 100;
    }, 60);
    const side = { place: async () => undefined, cpuMs: () => ({ caller: worked, engine: 2 * worked }) };
    const { callerMs, engineMs } = await measured(side, { clients: 1, orders: 10 });
    clearInterval(work);
    expect([callerMs, engineMs]).toEqual([30, 60]);
  });
});
