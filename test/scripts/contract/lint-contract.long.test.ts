import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs the lint as a process. */
const lint = async (...files: readonly string[]) =>
  promisify(execFile)(process.execPath, [join(root, 'scripts/contract/lint-contract.mjs'), ...files]).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout, stderr }) => ({ code, output: stdout + stderr }),
  );

let folder: string;
let contract: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lint-contract-'));
  contract = await readFile(join(root, 'docs/openapi.json'), 'utf8');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const planted = async (from: string, to: string) => {
  expect(contract).toContain(from);
  const file = join(folder, 'openapi.json');
  await writeFile(file, contract.replace(from, to));
  return lint(file);
};

test('the contract has no problem', async () => {
  expect(await lint()).toMatchObject({ code: 0 });
});

test.each([
  ['an example that its schema refuses', '"version": 1,', '"version": "one",', 'no-invalid-media-type-examples'],
  ['an operation without a summary', '"summary": "Quote an order"', '"summary": ""', 'operation-summary'],
  ['a reference that leads nowhere', '#/components/schemas/Amount', '#/components/schemas/Amont', 'no-unresolved-refs'],
])('%s is found', async (_, from, to, rule) => {
  const { code, output } = await planted(from, to);
  expect(code).toBe(1);
  expect(output).toContain(rule);
});
