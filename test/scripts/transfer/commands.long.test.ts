import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../..', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'transfer-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = async (name: 'export' | 'import', ...args: readonly string[]) => {
  const child = spawn(process.execPath, ['--import', 'tsx', `scripts/operate/${name}.ts`, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part) => (out += part));
  child.stderr.on('data', (part) => (err += part));
  const [code] = await once(child, 'close');
  return { code, out, err };
};

describe('npm run export', () => {
  test('explains itself, and names what it leaves out', async () => {
    const { code, out } = await run('export', '--help');
    expect([code, out]).toEqual([0, expect.stringContaining('--format csv')]);
    expect(out).toMatch(/receipt +it answers repeated requests/);
  });

  test.each([
    ['nothing', ['--stage', 'dev'], 'give one of products, discounts, customers, orders, all'],
    ['an unknown kind', ['receipts', '--stage', 'dev'], 'give one of products, discounts, customers, orders, all'],
    ['no target', ['all'], 'give one of --stage, --endpoint and --data'],
    ['an unknown format', ['all', '--stage', 'dev', '--format', 'xlsx'], '--format is jsonl or csv, not xlsx'],
    ['a table of orders', ['orders', '--stage', 'dev', '--format', 'csv'], '--format csv is for products or customers'],
  ])('refuses %s', async (_, args, message) => {
    const { code, err } = await run('export', ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('replaces no file unless it is told to', async () => {
    const file = join(folder, 'there.jsonl');
    writeFileSync(file, '');
    const { code, err } = await run('export', 'all', '--data', folder, '--out', file);
    expect([code, err]).toEqual([3, `--out ${file} exists: choose another name, or add --force\n`]);
  });
});

describe('npm run import', () => {
  test('explains itself', async () => {
    const { code, out } = await run('import', '--help');
    expect([code, out]).toEqual([0, expect.stringContaining('--dry-run')]);
  });

  test.each([
    ['no file', ['--stage', 'dev'], 'give at least one file'],
    ['a file that is missing', ['nowhere.jsonl', '--stage', 'dev'], 'there is no file nowhere.jsonl'],
    ['a file twice', ['shop.json', 'shop.json', '--stage', 'dev'], 'the file shop.json is named twice'],
    ['no target', ['shop.json'], 'give one of --stage, --endpoint and --data'],
  ])('refuses %s', async (_, args, message) => {
    const { code, err } = await run('import', ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('says which line is in another encoding, before it looks for the table', async () => {
    const file = join(folder, 'latin.csv');
    writeFileSync(file, Buffer.from('id,name\na,Ada\nb,M\u00fcller\n', 'latin1'));
    const { code, err } = await run('import', file, '--data', join(folder, 'nowhere'));
    expect([code, err]).toEqual([1, `${file}, line 3: it is not UTF-8. Save the file as UTF-8; nothing is imported\n`]);
  });
});
