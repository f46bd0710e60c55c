import { expect, test } from '@jest/globals';
import { measure } from '#test/budget/measure';
import type { Bill } from '#test/budget/meter';
import { rows } from '#test/budget/rows';
import { sampleRows } from '#test/budget/sample-rows';
import { countsCapacity, endpoint } from '#test/integration/world';

const lessOf = (taken: Bill, floor: Bill): Bill => ({
  calls: Math.min(taken.calls, floor.calls),
  writeUnits: Math.min(taken.writeUnits, floor.writeUnits),
  readUnits: Math.min(taken.readUnits, floor.readUnits),
});

const all = [...rows, ...sampleRows].map((row) => ({ name: row.name, row }));

/** Other engines count the capacity of a transaction differently, so only the calls are compared there. */
test.each(all)('$name stays within its budget', async ({ row }) => {
  const taken = await measure(row, endpoint());
  const allowed = row.atMost ? lessOf(taken, row.floor) : row.floor;
  if (countsCapacity()) expect(taken).toEqual(allowed);
  else expect(taken.calls).toBe(allowed.calls);
});
