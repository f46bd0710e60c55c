import { describe, expect, test } from '@jest/globals';
import { everyOrder } from '#test/lives/races/interleaving';
import { races, runRace } from '#test/lives/races/races';

/** All orders of the calls of two are tried; those of three are too many, and concurrency.test.ts tries some. */
const mostOrders = 50_000;

const pairs = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

describe.each(races)('V2, K2: $of', (race) => {
  test.each(pairs)(
    '%i and %i agree with the oracle and the provider in every order of their calls',
    async (...pick) => {
      expect(await everyOrder(mostOrders, (choose) => runRace(race, pick, choose, true))).toBeGreaterThan(1);
    },
    // Some pairs have thousands of orders: minutes on a slow machine.
    900_000,
  );
});
