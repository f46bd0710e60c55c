import { expect, test } from '@jest/globals';
import { measure } from '#test/budget/measure';
import { rows } from '#test/budget/rows';
import { countsCapacity, endpoint } from '#test/integration/world';

/** Elsewhere a transaction's capacity is a constant or is counted by other rules: calls are calls everywhere. */
test.each(rows.map((row) => ({ name: row.name, row })))('$name takes what it may', async ({ row }) => {
  const taken = await measure(row, endpoint());
  if (countsCapacity()) expect(taken).toEqual(row.floor);
  else expect(taken.calls).toBe(row.floor.calls);
});
