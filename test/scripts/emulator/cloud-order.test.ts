import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import Sequencer from '../../../scripts/emulator/sequencer.mjs';

const files = readdirSync(new URL('../../cloud', import.meta.url)).filter((name) => name.endsWith('.test.ts'));

test('tests of the deployed stack run in a fixed order, the check of all calls after them, the restore last', () => {
  const sorted = (paths: readonly string[]) => Sequencer().sort(paths.map((path) => ({ path: `/test/cloud/${path}` })));
  expect(sorted(files.toReversed())).toEqual(sorted(files));
  expect(sorted(files).slice(-2)).toEqual([
    { path: '/test/cloud/policies.test.ts' },
    { path: '/test/cloud/restore.test.ts' },
  ]);
});
