import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commandIds } from '#test/lives/commands';
import { crashEverywhere, examplesIn } from '#test/lives/crashes/crashes';
import { anyLife } from '#test/lives/live';
import { placementIds } from '#test/lives/placing';
import { sweepIds } from '#test/lives/sweeping';

/**
 * A process may end at any call of a port: before it, or after it with its answer lost. A retry and the sweeps then lead to
 * where the command leads without a crash, and order and provider have the same money (money.md V1, K1, K2).
 */
test('V1, K1: a crash at any call ends as if nothing had happened', async () => {
  const examples = await examplesIn(fc.sample(anyLife, { seed: 7, numRuns: 240 }));
  let crashes = 0;
  for (const example of examples) crashes += await crashEverywhere(example);
  process.stderr.write(`${crashes} crashes in ${examples.length} ways of commands on orders\n`);
  expect(crashes).toBeGreaterThan(1_500);
  const crashed = new Set<string>(examples.map(({ does }) => does));
  const all = [...placementIds, ...commandIds, ...sweepIds];
  expect(all.filter((id) => !crashed.has(id))).toEqual([]);
}, 300_000);
