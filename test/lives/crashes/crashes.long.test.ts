import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commandIds } from '#test/lives/commands';
import { crashEverywhere, examplesIn } from '#test/lives/crashes/crashes';
import { anyLife } from '#test/lives/live';
import { placementIds } from '#test/lives/placing';
import { sweepIds } from '#test/lives/sweeping';
import { casesOf } from '#test/properties/runs';

/**
 * A process may end at any call of a port: before it, or after it with its answer lost. A retry and the sweeps then lead to
 * where the command leads without a crash, and order and provider have the same money (money.md V1, K1, K2).
 */
const cases = casesOf(240);
const isLong = cases === 240;

test('V1, K1: a crash at any call ends as if nothing had happened', async () => {
  const examples = await examplesIn(fc.sample(anyLife, { seed: 7, numRuns: cases }));
  let crashes = 0;
  for (const example of examples) crashes += await crashEverywhere(example);
  expect(crashes).toBeGreaterThan(isLong ? 1_500 : 400);
  const crashed = new Set<string>(examples.map(({ does }) => does));
  const all = [...placementIds, ...commandIds, ...sweepIds];
  if (isLong) expect(all.filter((id) => !crashed.has(id))).toEqual([]);
}, 300_000);
