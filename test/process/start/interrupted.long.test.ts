import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { clientOf } from '#test/process/client';
import { printed, readyLine, run, serve } from '#test/process/local-server';

let folder: string;
const newFolder = (): string => {
  folder = mkdtempSync(join(tmpdir(), 'orders-'));
  return folder;
};
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const mark = () => join(folder, 'demonstration-unfinished');

test('a start that was killed while it stored the demonstration is repeated by the next one', async () => {
  const killed = run(['--port', '0', '--data', newFolder()]);
  for (let waited = 0; waited < 20_000 && !existsSync(mark()); waited += 5)
    await new Promise((resolve) => setTimeout(resolve, 5));
  killed.process.kill('SIGKILL');
  await killed.ended;
  expect(existsSync(mark())).toBe(true);

  // It stores 120 orders on a disk, which takes long on a busy machine.
  const again = run(['--port', '0', '--json', '--data', folder]);
  const server = { ...again, ...(await printed(again, readyLine, 45_000)) };
  expect(server.output()).toContain(`The last start with --data ${folder} ended before the demonstration was complete`);
  expect(server.seeded).toEqual({ products: 34, orders: 120 });
  expect(existsSync(mark())).toBe(false);
  const { json } = await clientOf(server.url)('/v1/products?limit=100');
  expect(json.products).toHaveLength(34);

  // It adds no products, and takes none away.
  server.process.kill('SIGTERM');
  await server.ended;
  const empty = run(['--port', '0', '--data', folder, '--empty']);
  await printed(empty, (output) => (output.includes('Order service') ? true : undefined));
  expect(empty.output()).toContain(`--empty: ${folder} has a shop already, which stays.`);
}, 120_000);

test('a whole demonstration stays, and a folder is for one server at a time', async () => {
  const first = await serve('--data', newFolder(), '--empty');
  const second = run(['--port', '0', '--data', folder, '--empty']);
  expect((await second.ended).code).toBe(1);
  expect(second.output()).toBe(`Another server uses --data ${folder}. Stop it, or choose another folder.\n`);

  first.process.kill('SIGKILL');
  await first.ended;
  const third = run(['--port', '0', '--data', folder, '--empty']);
  await printed(third, (output) => (output.includes('Order service') ? true : undefined));
  expect(third.output()).not.toMatch(/The last start|has a shop already/);
});

test('a file of the engine that is no database is not taken for an interrupted start', async () => {
  writeFileSync(join(newFolder(), 'orders.db'), 'mine'.repeat(1_000));
  expect((await run(['--port', '0', '--data', folder]).ended).code).toBe(1);
  expect(readFileSync(join(folder, 'orders.db'), 'utf8')).toBe('mine'.repeat(1_000));
});
