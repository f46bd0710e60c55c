import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createClient } from '#adapters/dynamodb/engine/client';
import { clientOf, customerToken, eventually, staffToken, stock } from '#test/process/client';
import { printed, readyLine, run, serve } from '#test/process/local-server';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

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

describe('npm start', () => {
  test('seeds a demonstration shop and serves it', async () => {
    const server = await serve();
    const call = clientOf(server.url);
    expect(server).toMatchObject({ store: 'embedded engine', seeded: { products: 34, orders: 400 } });
    expect((await call('/health')).json).toEqual({ status: 'alive' });
    expect((await call('/ready')).json).toEqual({ status: 'ready' });
    expect((await call('/v1/products?limit=100')).json.products).toHaveLength(34);
  });

  test('tells the address of its table, and lists its own routes', async () => {
    const { url, endpoint, table } = await serve();
    const client = createClient({
      endpoint: endpoint ?? '',
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const { Items } = await client.send(new ScanCommand({ TableName: table, Limit: 5 }));
    client.destroy();
    expect(Items).toHaveLength(5);

    const { routes } = (await clientOf(url)('/dev')).json;
    for (const { path, methods } of routes) {
      const answered = await clientOf(url)(path, methods[0] === 'GET' ? {} : { body: {} });
      expect([path, answered.status !== 404 && answered.status < 500]).toEqual([path, true]);
    }
    expect(routes.length).toBeGreaterThan(5);
  });

  test('has a page for developers whose commands place an order', async () => {
    const { url } = await serve();
    const { text } = await clientOf(url)('/dev', { headers: { accept: 'text/html' } });
    const commands = /<pre>([\s\S]+?)<\/pre>/.exec(text)?.[1] ?? '';
    const script = commands
      .replaceAll('&quot;', '"')
      .replaceAll('&gt;', '>')
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&');
    const { execFileSync } = await import('node:child_process');
    const output = execFileSync('sh', ['-c', script.replaceAll(/\n\n/g, '\necho\n')], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    const [order, list] = output
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(order).toMatchObject({ status: 'confirmed', customerId: 'cus_ada' });
    expect(list.orders[0].id).toBe(order.id);
    for (const [, link] of text.matchAll(/href="(\/[^"]*)"/g))
      expect([link, (await fetch(`${url}${link}`)).status]).toEqual([link, 200]);
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

  test('prints readable lines and a working curl command', async () => {
    const started = run(['--port', '0', '--log-level', 'silent']);
    const line = await printed(started, (output) => /^Try +(curl .*)$/m.exec(output)?.[1]);
    for (const name of ['Order service', 'Data', 'Table', 'Shop', 'Console', 'API', 'Reference', 'Health'])
      expect(started.output()).toContain(name);
    const { execFileSync } = await import('node:child_process');
    const quote = JSON.parse(execFileSync('sh', ['-c', line], { encoding: 'utf8', timeout: 10_000 }));
    expect(quote.totals.subtotalAmount).toBe(5997);
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

  test('stops without a stack when the reader of its output leaves', async () => {
    const started = run(['--port', '0', '--json', '--empty']);
    const { url } = await printed(started, readyLine);
    started.process.stdout?.destroy();
    // Each request logs a line.
    await clientOf(url)('/health').catch(() => undefined);
    const { code } = await started.ended;
    expect(code).toBe(0);
    expect(started.output()).not.toMatch(/EPIPE|^\s+at /m);
  });

  test('starts empty with --empty', async () => {
    const server = await serve('--empty');
    expect(server.seeded).toBeNull();
    expect((await clientOf(server.url)('/v1/products')).json).toEqual({ products: [], nextCursor: null });
  });

  test('a busy requested port ends it with advice', async () => {
    const port = await busyPort();
    const started = run(['--port', String(port), '--empty']);
    const { code } = await started.ended;
    expect(code).toBe(1);
    expect(started.output()).toContain(`Port ${port} is taken`);
    expect(started.output()).toContain('--port');
  });

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
    [['--rate-limit', '100/60', '--functions', '--port', '0'], 'Leave one of them out'],
    [['--nonsense'], "unknown option '--nonsense'"],
  ])('refuses %j', async (flags, words) => {
    const started = run(flags);
    const { code } = await started.ended;
    expect(code).not.toBe(0);
    expect(started.output()).toContain(words);
  });

  test('prints its help', async () => {
    const started = run(['--help']);
    expect((await started.ended).code).toBe(0);
    for (const flag of ['--port', '--data', '--empty', '--json', '--rate-limit', '--log-level', 'DYNAMODB_ENDPOINT'])
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

    test('that leaves the range later, a placement gets 503 and the log says why', async () => {
      const later = running(`process.on('SIGUSR2', () => {
        const at = Date.parse('2060-01-01');
        globalThis.Date = class extends Date {
          constructor(...given) { super(...(given.length === 0 ? [at] : given)); }
          static now() { return at; }
        };
      })`);
      const started = run(['--port', '0', '--json', '--empty'], later);
      const call = clientOf((await printed(started, readyLine)).url);
      const staff = await staffToken(call);
      await stock(call, staff, 'MUG', 60);
      const body = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] };
      started.process.kill('SIGUSR2');
      const answer = await eventually(
        // A token of before the jump has expired after it.
        async () => call('/v1/orders', { token: await customerToken(call), key: String(Math.random()), body }),
        ({ status }) => status !== 201 && status !== 401,
      );
      expect([answer.status, answer.json.code]).toEqual([503, 'temporarily-unavailable']);
      expect(started.output()).toMatch(/"operation":"placeOrder","status":503.*"cause":"ClockOutOfRange"/);
      expect((await call('/health')).status).toBe(200);
    });
  });

  describe('without an engine package for the platform', () => {
    const elsewhere = {
      NODE_OPTIONS: `--import=data:text/javascript,Object.defineProperty(process,'platform',{value:'sunos'})`,
    };

    test('the data is in memory, and the output names the ways to a real table', async () => {
      const started = run(['--port', '0'], elsewhere);
      const url = await printed(started, (output) => /^API +(\S+)\/v1$/m.exec(output)?.[1]);
      expect(started.output()).toContain('this process’s memory: there is no embedded engine for sunos');
      expect(started.output()).toContain('DYNAMODB_ENDPOINT');
      expect(started.output()).toContain('amazon/dynamodb-local');
      expect((await clientOf(url)('/v1/products?limit=100')).json.products).toHaveLength(34);
      expect((await clientOf(url)('/ready')).json).toEqual({ status: 'ready' });
    });

    test('--data is refused with advice', async () => {
      const started = run(['--port', '0', '--data', '/tmp/never-used'], elsewhere);
      expect((await started.ended).code).toBe(1);
      expect(started.output()).toContain('Leave --data out, or set DYNAMODB_ENDPOINT');
    });
  });

  test('an external engine is used, and --data is refused with it', async () => {
    const started = run(['--data', '/tmp/never-used'], { DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' });
    expect((await started.ended).code).toBe(1);
    expect(started.output()).toContain('Leave one of them out');
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
    for (const [name, body, status, code] of [
      ['no body', undefined, 400, 'malformed-json'],
      ['an unknown role', { sub: 'a', role: 'king' }, 422, 'validation-failed'],
      ['no subject', { role: 'customer' }, 422, 'validation-failed'],
      ['an unknown scope', { sub: 'a', role: 'staff', scopes: ['everything'] }, 422, 'validation-failed'],
      ['scopes for a customer', { sub: 'a', role: 'customer', scopes: [] }, 422, 'validation-failed'],
    ] as const) {
      const answer = await call('/dev/tokens', { method: 'POST', body });
      expect([name, answer.status, answer.json.code]).toEqual([name, status, code]);
    }
  });
});
