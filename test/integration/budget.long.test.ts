import { expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { storedPorts } from '#application/ports';
import { allRows } from '#test/budget/all-rows';
import { measure } from '#test/budget/measure';
import type { Bill } from '#test/budget/meter';
import { countsCapacity, endpoint } from '#test/integration/world';

const lessOf = (taken: Bill, floor: Bill): Bill => ({
  calls: Math.min(taken.calls, floor.calls),
  writeUnits: Math.min(taken.writeUnits, floor.writeUnits),
  readUnits: Math.min(taken.readUnits, floor.readUnits),
});

const all = allRows.map((row) => ({ name: row.name, row }));

/** Other engines count the capacity of a transaction differently, so only the calls are compared there. */
test.each(all)('$name stays within its budget', async ({ row }) => {
  const taken = await measure(row, endpoint());
  const allowed = row.atMost ? lessOf(taken, row.floor) : row.floor;
  if (countsCapacity()) expect(taken).toEqual(allowed);
  else expect(taken.calls).toBe(allowed.calls);
});

const stored: ReadonlySet<string> = new Set(storedPorts.filter((port) => port !== 'readiness'));

test('every operation that reads or writes what is stored has a row', () => {
  const ids = operations
    .filter((operation) => operation.kind === 'use-case' && operation.useCase.uses.some((port) => stored.has(port)))
    .map(({ id }) => id);
  expect(ids.filter((id) => !allRows.some((row) => row.of === id))).toEqual([]);
});
