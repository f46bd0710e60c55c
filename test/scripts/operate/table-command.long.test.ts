import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const table = async (...args: readonly string[]) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/operate/table.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part) => (out += part));
  child.stderr.on('data', (part) => (err += part));
  const [code] = await once(child, 'close');
  return { code, out, err };
};

test('npm run table explains itself, and names the kinds', async () => {
  const { code, out } = await table('--help');
  expect(code).toBe(0);
  expect(out).toContain('order, product, receipt, discount, customer-redemption');
});

test.each([
  ['no target', [], 'give one of --stage, --endpoint and --data'],
  ['two targets', ['--stage', 'dev', '--data', '.data'], 'give one of --stage, --endpoint and --data'],
  ['an unknown kind', ['--stage', 'dev', '--kind', 'person'], '--kind is one of order, product'],
  ['an order that is no id', ['--stage', 'dev', '--order', 'x'], '--order is not an order id: x'],
  ['an order of a kind', ['--stage', 'dev', '--order', 'x', '--kind', 'order'], 'give --order without --kind'],
  ['a position that is no key', ['--stage', 'dev', '--after', 's#MUG'], "--after is not a key such as 's#MUG s#MUG'"],
  ['no items', ['--stage', 'dev', '--limit', '0'], '--limit is 1 to 10000'],
  ['too much to read', ['--stage', 'dev', '--read', '1000001'], '--read is 1 to 1000000'],
])('npm run table refuses %s', async (_, args, message) => {
  const { code, err } = await table(...args);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});
