import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder above this many files has no reader who knows it by heart: give it rooms. */
const mostFiles = 20;

const filesByFolder = (): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const top of ['src', 'test', 'cdk', 'scripts'])
    for (const entry of readdirSync(`${root}/${top}`, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) counts.set(entry.parentPath, (counts.get(entry.parentPath) ?? 0) + 1);
  return counts;
};

test('no folder holds more than 20 files', () => {
  const counts = filesByFolder();
  expect(counts.size).toBeGreaterThan(50);
  expect([...counts].filter(([, files]) => files > mostFiles)).toEqual([]);
});
