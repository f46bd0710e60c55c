import { expect, test } from '@jest/globals';
import { clientOf, customerToken, eventually, staffToken, stock } from '#test/process/client';
import { printed, readyLine, run } from '#test/process/local-server';

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

// It bundles the functions first.
test('refuses a rate limit over the deployed functions', async () => {
  const started = run(['--rate-limit', '100/60', '--functions', '--port', '0']);
  expect((await started.ended).code).not.toBe(0);
  expect(started.output()).toContain('Leave one of them out');
});

const running = (source: string) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}`,
});

test('when the clock leaves its range later, a placement gets 503 and the log says why', async () => {
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

const elsewhere = {
  NODE_OPTIONS: `--import=data:text/javascript,Object.defineProperty(process,'platform',{value:'sunos'})`,
};

test('without an engine package the data is in memory, and the output names the ways to a real table', async () => {
  const started = run(['--port', '0'], elsewhere);
  const url = await printed(started, (output) => /^API +(\S+)\/v1$/m.exec(output)?.[1]);
  expect(started.output()).toContain('this process’s memory: there is no embedded engine for sunos');
  expect(started.output()).toContain('DYNAMODB_ENDPOINT');
  expect(started.output()).toContain('amazon/dynamodb-local');
  expect((await clientOf(url)('/v1/products?limit=100')).json.products).toHaveLength(34);
  expect((await clientOf(url)('/ready')).json).toEqual({ status: 'ready' });
});
