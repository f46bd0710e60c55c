import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { engineProgram } from '#infrastructure/local/engine';
import { servedStatements, writeIndexedDatabase } from '#infrastructure/local/sqlite/stream-index';
import { clientOf, customerToken, eventually, staffToken, stock } from '#test/process/client';
import { serve } from '#test/process/local-server';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stream-index-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const database = (): string => join(folder, 'orders.db');
const hasIndex = (): boolean => readFileSync(database(), 'latin1').includes('CREATE INDEX by_sequence_number');

/** The ids of the orders that a server with this folder places, after their events are published. */
const published = async (key: string): Promise<string> => {
  const server = await serve('--empty', '--data', folder);
  const call = clientOf(server.url);
  await stock(call, await staffToken(call), `MUG-${key}`, 100);
  const body = { currency: 'EUR', lines: [{ sku: `MUG-${key}`, quantity: 1 }] };
  const { id } = (await call('/v1/orders', { token: await customerToken(call), key, body })).json;
  const { json } = await eventually(
    () => call('/dev/events'),
    (answer) => answer.json.events.some((event: { id: string }) => event.id === `${id}:1`),
  );
  server.process.kill('SIGKILL');
  await server.ended;
  return json.events.map((event: { id: string }) => event.id).join();
};

// A release of the engine with other statements would be slow again, and nothing else would show it.
test.each(Object.entries(servedStatements))('the engine still %s by a statement that the index serves', (_, sql) => {
  const program = readFileSync(engineProgram() ?? '', 'latin1').replace(/\s+/g, ' ');
  expect(program).toContain(sql);
});

test('a new folder gets a database with the index, and opens again', async () => {
  expect(await published('one')).toMatch(/:1$/);
  expect(hasIndex()).toBe(true);
  // The first event may be published again: the server was killed before it stored how far it had read.
  expect(await published('two')).toMatch(/:1$/);
});

test('a folder of an older release, without the index, opens and publishes', async () => {
  // SQLite takes an empty file for a new database, in which the engine makes its own tables.
  writeFileSync(database(), '');
  expect(await published('one')).toMatch(/:1$/);
  expect(hasIndex()).toBe(false);
  expect(await published('two')).toMatch(/:1$/);
});

test('an existing file is left alone', () => {
  writeFileSync(database(), 'somebody’s data');
  writeIndexedDatabase(database());
  expect(readFileSync(database(), 'utf8')).toBe('somebody’s data');
});

/** The database file of the engine at an address, by the command line of its process. */
const databaseOf = (endpoint: string): string => {
  const port = new URL(endpoint).port;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const words = commandOf(pid);
    if (words.includes('--db-path') && words[words.indexOf('--port') + 1] === port)
      return words[words.indexOf('--db-path') + 1] ?? '';
  }
  throw new Error(`no engine with a file serves ${endpoint}`);
};

/** A process may have ended since it was listed. */
const commandOf = (pid: string): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
};

const { bavail, bsize } = statfsSync('/dev/shm');
const hasMemoryFiles = bavail * bsize > 1_000_000_000;

// Without such files the engine uses its own memory, where nothing can bring an index.
(hasMemoryFiles ? test : test.skip)('without a folder the file is in memory, and kill -9 removes it', async () => {
  const server = await serve('--empty');
  const path = databaseOf(server.endpoint ?? '');
  expect(path).toMatch(/^\/dev\/shm\//);
  expect(readFileSync(path, 'latin1')).toContain('CREATE INDEX by_sequence_number');
  server.process.kill('SIGKILL');
  await server.ended;
  await eventually(
    async () => existsSync(path),
    (exists) => !exists,
  );
  expect(existsSync(path)).toBe(false);
});
