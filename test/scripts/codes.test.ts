import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { problemCodes } from '#adapters/http/problem-catalog';
import { compareCodes } from '../../scripts/test/codes';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const noted = (file: string, codes: readonly string[]) =>
  writeFileSync(join(folder, file), codes.map((code) => `${code}\n`).join(''));

test('a code that any process noted was produced', () => {
  noted('1', problemCodes.slice(0, 30));
  noted('2', problemCodes.slice(30));
  expect(compareCodes(folder).missing).toEqual([]);
});

test('a code that no process noted is missing', () => {
  const unseen = ['out-of-stock', 'route-not-found', 'method-not-allowed'];
  noted(
    '1',
    problemCodes.filter((code) => !unseen.includes(code)),
  );
  expect(compareCodes(folder).missing).toEqual(['method-not-allowed', 'out-of-stock', 'route-not-found']);
});

test('every expected code is missing while none is noted', () => {
  const { expected, missing } = compareCodes(folder);
  expect(missing).toHaveLength(expected);
  expect(missing).toContain('rate-limited');
});
