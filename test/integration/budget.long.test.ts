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
  const advice = row.atMost
    ? `if ${row.of} needs more than ${row.how}, add a row to test/budget/rows.ts with of: '${row.of}' and its own formula`
    : 'if the design changed, correct the floor of this row in test/budget, and renew the page: npm run generate';
  if (countsCapacity()) expect([taken, advice]).toEqual([allowed, advice]);
  else expect([taken.calls, advice]).toEqual([allowed.calls, advice]);
});

const stored: ReadonlySet<string> = new Set(storedPorts.filter((port) => port !== 'readiness'));

test('every operation that reads or writes what is stored has a row', () => {
  const ids = operations
    .filter((operation) => operation.kind === 'use-case' && operation.useCase.uses.some((port) => stored.has(port)))
    .map(({ id }) => id);
  const missing = ids.filter((id) => !allRows.some((row) => row.of === id));
  expect(
    missing.map(
      (id) =>
        `${id} has no budget. Add a row to test/budget/rows.ts: ` +
        `{ name: 'what it does', of: '${id}', floor: bill(2, 1, 1), how: 'k, k = 1, and 1 to read', prepare: … }`,
    ),
  ).toEqual([]);
});
