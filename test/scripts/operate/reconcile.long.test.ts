import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openingsIn } from '../../../scripts/operate/reconcile/openings';

const root = fileURLToPath(new URL('../../..', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reconcile-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (text: string): string => {
  const file = join(folder, 'report.json');
  writeFileSync(file, text);
  return file;
};

describe('the openings of an earlier report', () => {
  test('are those of its uncounted products', () => {
    const uncounted = [
      { kind: 'uncounted', sku: 'TEE-M', opening: 120 },
      { kind: 'uncounted', sku: 'MUG', opening: -2 },
    ];
    expect([...openingsIn(fileOf(JSON.stringify({ orders: 3, uncounted })))]).toEqual([
      ['TEE-M', 120],
      ['MUG', -2],
    ]);
  });

  test.each([
    '',
    'null',
    '{}',
    '{"uncounted":[null]}',
    '{"uncounted":[{"sku":"TEE-M"}]}',
    '{"uncounted":[{"sku":"?","opening":1}]}',
  ])('are refused in %j', (text) => {
    expect(() => openingsIn(fileOf(text))).toThrow('--baseline is no report of npm run reconcile -- --json');
  });
});

describe('npm run reconcile', () => {
  const reconcile = async (...args: readonly string[]) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/operate/reconcile.ts', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part) => (out += part));
    child.stderr.on('data', (part) => (err += part));
    const [code] = await once(child, 'close');
    return { code, out, err };
  };

  test('explains itself', async () => {
    const { code, out } = await reconcile('--help');
    expect([code, out]).toEqual([0, expect.stringContaining('Compares the books of a shop with each other')]);
  });

  test.each([
    ['no target', [], 'give one of --stage, --endpoint and --data'],
    ['a position that is no id', ['--stage', 'dev', '--after', 'x'], '--after is not an order id: x'],
    ['a rate of none', ['--stage', 'dev', '--per-second', '0'], '--per-second is 1 to 10000'],
    ['days that are no number', ['--stage', 'dev', '--days', 'all'], '--days is 1 to 100000'],
    ['a baseline that is none', ['--stage', 'dev', '--baseline', 'package.json'], '--baseline is no report'],
  ])('refuses %s', async (_, args, message) => {
    const { code, err } = await reconcile(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
