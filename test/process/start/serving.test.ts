import { expect, test } from '@jest/globals';
import { clientOf, customerToken, eventually } from '#test/process/client';
import { printed, readyLine, run, serve } from '#test/process/local-server';
import { faultOfLine } from '#test/process/log-lines';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('starts empty with --empty', async () => {
  const server = await serve('--empty');
  expect(server.seeded).toBeNull();
  expect((await clientOf(server.url)('/v1/products')).json).toEqual({ products: [], nextCursor: null });
});

test('opens its reference with a form for tokens', async () => {
  const { url } = await serve('--empty');
  const loaded: string[] = [];
  const load = async (path: string): Promise<void> => {
    const reply = await fetch(`${url}${path}`);
    const type = 'text/javascript; charset=utf-8';
    expect([path, reply.status, reply.headers.get('content-type')]).toEqual([path, 200, type]);
    loaded.push(path);
    for (const [, imported = ''] of (await reply.text()).matchAll(/ from '([^']+)'/g)) await load(imported);
  };
  await load('/docs/start.js');
  expect(loaded).toEqual(['/docs/start.js', '/docs/reference.js', '/dev/token-desk.js']);
});

test('logs the pages and routes for developers, and not the files of pages', async () => {
  const server = run(['--port', '0', '--json', '--empty']);
  const { url } = await printed(server, readyLine);
  for (const path of ['/', '/favicon.ico', '/console/customers/cus_ada', '/dev/mailbox', '/dev/nothing'])
    await fetch(`${url}${path}`, { headers: { accept: 'text/html' } });
  await fetch(`${url}/dev/tokens`, { method: 'POST', body: 'no JSON' });
  const lines = () => [...server.output().matchAll(/^\{"level".*"path".*$/gm)].map(([line]) => line);
  await eventually(
    async () => lines().length,
    (logged) => logged === 4,
  );
  expect(lines().map((line) => JSON.parse(line))).toMatchObject([
    { method: 'GET', path: '/' },
    { method: 'GET', path: '/console/…' },
    { method: 'GET', path: '/dev/mailbox', status: 200 },
    { method: 'POST', path: '/dev/tokens', status: 400 },
  ]);
  expect(lines().map(faultOfLine)).toEqual(Array(4).fill(undefined));
});

test('ends within two seconds of Ctrl-C, prints whether the data stays, and leaves no process', async () => {
  const started = run(['--port', '0', '--empty']);
  await printed(started, (output) => /^API/m.exec(output) ?? undefined);
  const signaledAt = performance.now();
  started.process.kill('SIGINT');
  const { code, ms } = await started.ended;
  expect(code).toBe(0);
  expect(ms - signaledAt).toBeLessThan(2_000);
  expect(started.output()).toContain('the data is gone with it');
});

test('the engine ends after kill -9 of the server', async () => {
  const server = await serve('--empty');
  const { execFileSync } = await import('node:child_process');
  const children = execFileSync('pgrep', ['-P', String(server.pid)], { encoding: 'utf8' })
    .trim()
    .split('\n');
  const engines = children.flatMap((shell) =>
    execFileSync('pgrep', ['-P', shell], { encoding: 'utf8' }).trim().split('\n').map(Number),
  );
  expect(engines.length).toBeGreaterThan(0);
  server.process.kill('SIGKILL');
  await server.ended;
  for (let waited = 0; waited < 2_000 && engines.some(isAlive); waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(engines.filter(isAlive)).toEqual([]);
});

test('a body of any size gets an answer, and the server continues', async () => {
  const server = await serve('--empty');
  const call = clientOf(server.url);
  const token = await customerToken(call);
  for (const bytes of [65_536, 200_000, 11_000_000]) {
    const answer = await call('/v1/orders', { token, key: 'large', body: 'x'.repeat(bytes) });
    expect([bytes, answer.status, answer.json.code]).toEqual([bytes, 413, 'body-too-large']);
  }
  expect((await call('/health')).status).toBe(200);
});

test('the local issuer refuses what it cannot sign', async () => {
  const call = clientOf((await serve('--empty')).url);
  for (const [name, body, status, code, words] of [
    ['no body', undefined, 400, 'malformed-json', 'Send {"sub":"cus_ada","role":"customer"}.'],
    ['an unknown role', { sub: 'a', role: 'king' }, 422, 'validation-failed', 'must be "customer" or "staff"'],
    [
      'an address',
      { sub: 'ada@example.com', role: 'customer' },
      422,
      'validation-failed',
      'must not be an email address',
    ],
    [
      'the address of staff',
      { sub: 'op@example.com', role: 'staff' },
      422,
      'validation-failed',
      '/sub: must be 1 to 128',
    ],
    ['no subject', { role: 'customer' }, 422, 'validation-failed', '/sub: is required'],
    [
      'an unknown scope',
      { sub: 'a', role: 'staff', scopes: ['everything'] },
      422,
      'validation-failed',
      'must be one of',
    ],
    ['scopes for a customer', { sub: 'a', role: 'customer', scopes: [] }, 422, 'validation-failed', '/scopes: is not'],
  ] as const) {
    const answer = await call('/dev/tokens', { method: 'POST', body });
    expect([name, answer.status, answer.json.code]).toEqual([name, status, code]);
    expect(answer.json.detail).toContain(words);
  }
});
