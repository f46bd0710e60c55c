import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { printed, run } from '#test/process/local-server';

const listening = new Set<Server>();
afterEach(() => {
  for (const server of listening) server.close();
  listening.clear();
});

/** Takes a port until the test ends, unless another process has taken it. */
const busyPort = async (wanted = 0) => {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.once('error', () => resolve());
    server.listen(wanted, '127.0.0.1', resolve);
  });
  if (!server.listening) return wanted;
  listening.add(server);
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
};

test('a busy requested port ends it with advice', async () => {
  const port = await busyPort();
  const started = run(['--port', String(port)]);
  const { code } = await started.ended;
  expect(code).toBe(1);
  // Nothing is stored for nothing, so nothing else is reported.
  expect(started.output()).toBe(
    `Port ${port} is taken. Stop what runs there, or choose another: npm start -- --port ${port + 1}\n`,
  );
});

test.each(['shop.example', 'https://shop.example/', 'https://shop.example, *'])(
  'CORS_ORIGINS=%s is no list of origins',
  async (origins) => {
    const started = run(['--port', '0', '--empty'], { CORS_ORIGINS: origins });
    expect((await started.ended).code).toBe(1);
    expect(started.output()).toMatch(/^CORS_ORIGINS has .+, which is no origin\. An origin is like /);
  },
);

test('a busy default port is replaced by the next free port', async () => {
  await busyPort(4000);
  const started = run(['--empty']);
  const url = await printed(started, (output) => /^API +(\S+)$/m.exec(output)?.[1]);
  expect(started.output()).toMatch(/4000 is taken, so it is 40\d\d/);
  expect(url).not.toContain(':4000');
});

test.each([
  [['--port', 'abc'], 'A port is a number'],
  [['--port', '70000'], 'A port is a number'],
  [['--log-level', 'loud'], 'silent, error, info'],
  [['--rate-limit', '100'], 'A rate limit is requests/seconds, for example 100/60'],
  [['--rate-limit', '10001/60'], 'at most 10000 requests and 3600 seconds'],
  [['--nonsense'], "unknown option '--nonsense'\nnpm start -- --help lists the options."],
  // npm start --port 4200
  [['4200'], '4200 is no option. Options come after --, as in: npm start -- --port 4200'],
])('refuses %j', async (flags, words) => {
  const started = run(flags);
  const { code } = await started.ended;
  expect(code).toBe(2);
  expect(started.output()).toContain(words);
});

test('prints its help', async () => {
  const started = run(['--help']);
  expect((await started.ended).code).toBe(0);
  for (const flag of [
    '--port',
    '--data',
    '--empty',
    '--json',
    '--rate-limit',
    '--webhooks-to-localhost',
    '--log-level',
    'DYNAMODB_ENDPOINT',
  ])
    expect(started.output()).toContain(flag);
});

const itself = fileURLToPath(import.meta.url);
test.each([
  [itself, 'a part of the path is a file (ENOTDIR)'],
  [`${itself}/below/it`, 'a part of the path is a file (ENOTDIR)'],
  ['/proc/orders', 'no folder can be made there (ENOENT)'],
  [`/tmp/${'x'.repeat(300)}`, 'a name in it is too long (ENAMETOOLONG)'],
  ['', 'no folder can be made there (ENOENT)'],
])('the data folder %s is refused at once', async (folder, reason) => {
  const started = run(['--port', '0', '--data', folder]);
  expect((await started.ended).code).toBe(1);
  expect(started.output()).toBe(`--data ${folder} cannot be used: ${reason}. Choose another folder.\n`);
});

test('a data folder with another file in place of the data is refused with the words of the engine', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'orders-'));
  writeFileSync(join(folder, 'orders.db'), 'no database'.repeat(1_000));
  const started = run(['--port', '0', '--data', folder]);
  expect((await started.ended).code).toBe(1);
  rmSync(folder, { recursive: true });
  expect(started.output()).toContain('check that the folder has only data of this service');
  expect(started.output()).toContain('not a valid SQLite database');
});

test('an external engine is used, and --data is refused with it', async () => {
  const started = run(['--data', '/tmp/never-used'], { DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' });
  expect((await started.ended).code).toBe(1);
  expect(started.output()).toContain('Leave one of them out');
});

describe('with a clock', () => {
  const running = (source: string) => ({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}`,
  });

  const clock = (text: string) => running(`Date.now = () => Date.parse('${text}')`);

  test.each([
    ['2024-12-31T23:59:59.999Z', 'The clock says 2024-12-31T23:59:59.999Z. Order ids need a time from 2025-01-01T'],
    ['2059-12-01', 'The clock says 2059-12-01T00:00:00.000Z. Order ids need a time from 2025-01-01T00:00:00.000Z to'],
    ['2025-02-01', 'The demonstration has orders of the last 90 days'],
  ])('of %s it says so', async (text, words) => {
    const started = run(['--port', '0'], clock(text));
    expect((await started.ended).code).toBe(1);
    expect(started.output()).toContain(words);
    expect(started.output()).not.toMatch(/^\s+at /m);
  });
});

describe('without an engine package for the platform', () => {
  const elsewhere = {
    NODE_OPTIONS: `--import=data:text/javascript,Object.defineProperty(process,'platform',{value:'sunos'})`,
  };

  test('--data is refused with advice', async () => {
    const started = run(['--port', '0', '--data', '/tmp/never-used'], elsewhere);
    expect((await started.ended).code).toBe(1);
    expect(started.output()).toContain('Leave --data out, or set DYNAMODB_ENDPOINT');
  });
});
