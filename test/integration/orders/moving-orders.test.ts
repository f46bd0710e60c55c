import { expect, test } from '@jest/globals';
import {
  listedWhile,
  moves,
  movesWithinStatus,
  releasedAndConfirmed,
  waysOf,
} from '#test/integration/orders/listed-while';

// The exhaustive form of these tests is moving-orders.long.test.ts.

test.each([...moves, releasedAndConfirmed])(
  'an order that is $name while staff list orders is in the list once',
  async (life) => {
    for (const way of waysOf(life.meanwhile.length, 4)) {
      const { ids, all, queries } = await listedWhile(life, way, { limit: 25 });
      expect({ way, ids, queries }).toEqual({ way, ids: all, queries: 4 });
    }
  },
);

test.each(movesWithinStatus)(
  'an order that stays $status and is $name is in the list of that status once',
  async (life) => {
    for (const way of waysOf(life.meanwhile.length, 1)) {
      const { ids, all } = await listedWhile(life, way, { limit: 25, status: life.status });
      expect({ way, ids }).toEqual({ way, ids: life.status === 'pending' ? all : [all[1]] });
    }
  },
);
