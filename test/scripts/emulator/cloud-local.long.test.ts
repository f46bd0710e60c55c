import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const script = fileURLToPath(new URL('../../../scripts/emulator/cloud-local.mjs', import.meta.url));

const run = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const env = { ...inherited, ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' });
  return { status, stdout, stderr };
};

test('--help prints the usage', () => {
  expect(run(['--help'])).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^Usage: npm run cloud:local/),
    stderr: '',
  });
});

test.each([['--nonsense'], ['--only=everything']])('%s is a wrong option', (option) => {
  expect(run([option])).toEqual({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('Usage: npm run cloud:local'),
  });
});

test('without Python it prints what is missing and how to install it, and fails', () => {
  const { status, stdout, stderr } = run([], { PYTHON: '/nowhere/python3' });
  expect([status, stdout]).toEqual([3, '0 passed, 1 failed\n']);
  expect(stderr).toMatch(/^Python 3\.10 or newer with its venv module is needed, and \/nowhere\/python3 says: /);
  expect(stderr).toContain('apt-get install python3 python3-venv');
});
