import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { connect, createServer as createLine } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { engineProgram, startEngine } from '#infrastructure/local/engine';
import { printed, readyLine, run } from '#test/process/local-server';
import { freePort } from '../../scripts/network.mjs';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const quiet = ['--json', '--empty', '--log-level', 'silent'];

/** The status of a reply, or the code of the error. */
const statusAt = (address: string, port: number, host: string): Promise<number | string | undefined> =>
  new Promise((resolve) => {
    const url = `http://${address}:${port}/health`;
    get(url, { headers: { host }, agent: false }, (reply: IncomingMessage) => {
      reply.resume();
      resolve(reply.statusCode);
    }).once('error', ({ code }: NodeJS.ErrnoException) => resolve(code));
  });

describe('the address', () => {
  // All of 127.0.0.0/8 is this machine, so 127.0.0.2 stands for another address of it.
  const elsewhere = '127.0.0.2';

  test('is 127.0.0.1 alone without --host', async () => {
    const started = run(['--port', '0', ...quiet]);
    const { port } = await printed(started, readyLine);
    expect(await statusAt('127.0.0.1', port, 'localhost')).toBe(200);
    expect(await statusAt(elsewhere, port, 'localhost')).toBe('ECONNREFUSED');
    expect(started.output()).not.toContain('Warning');
  });

  test('with --host 0.0.0.0 is every one, with a warning, and hosts of other names are refused', async () => {
    const started = run(['--port', '0', '--host', '0.0.0.0', ...quiet]);
    const { port } = await printed(started, readyLine);
    expect(await statusAt(elsewhere, port, `localhost:${port}`)).toBe(200);
    for (const host of [elsewhere, `${elsewhere}:${port}`, '0.0.0.0', 'orders', 'evil.example'])
      expect([host, await statusAt(elsewhere, port, host)]).toEqual([host, 421]);
    expect(started.output()).toContain(`everybody who reaches port ${port} gets any token`);
    expect(started.output()).toContain(`-p 127.0.0.1:${port}:${port}`);
  });

  test('is refused if it is of one network', async () => {
    const started = run(['--host', '192.168.1.2']);
    expect((await started.ended).code).toBe(2);
    expect(started.output()).toContain('Allowed choices are 127.0.0.1, 0.0.0.0');
  });
});

describe('ORDERS_PORT', () => {
  test('is the port, unless --port names one', async () => {
    const port = await freePort();
    const environment = { ORDERS_PORT: String(port) };
    expect(await printed(run(quiet, environment), readyLine)).toMatchObject({ port });
    expect((await printed(run(['--port', '0', ...quiet], environment), readyLine)).port).not.toBe(port);
  });

  test('is refused if it is no port', async () => {
    const started = run(quiet, { ORDERS_PORT: 'tcp://10.0.0.1:4000' });
    expect((await started.ended).code).toBe(2);
    expect(started.output()).toContain("from env 'ORDERS_PORT' is invalid. A port is a number");
  });
});

describe('an external engine', () => {
  const at = (port: number) => ({ DYNAMODB_ENDPOINT: `http://127.0.0.1:${port}` });
  const isWaiting = (output: string) => /^Waiting for DynamoDB at http\S+, at most 20 s\.$/m.exec(output)?.[0];

  test('that starts later is waited for', async () => {
    const program = engineProgram();
    if (program === undefined) throw new Error('the embedded engine is not installed: npm ci');
    const engine = await startEngine(program, undefined);
    ends.push(engine.stop);
    const port = await freePort();
    const started = run(['--port', '0', ...quiet], at(port));
    await printed(started, isWaiting);
    const line = createLine((near) => {
      const far = connect(Number(new URL(engine.endpoint).port), '127.0.0.1');
      near.on('error', () => far.destroy()).pipe(far);
      far.on('error', () => near.destroy()).pipe(near);
    }).listen(port, '127.0.0.1');
    ends.push(() => line.close());
    expect(await printed(started, readyLine)).toMatchObject({ store: 'DynamoDB endpoint' });
  });

  test('that never answers does not keep the server from ending at a signal', async () => {
    const started = run(['--port', '0', ...quiet], at(await freePort()));
    await printed(started, isWaiting);
    const signaledAt = performance.now();
    started.process.kill('SIGTERM');
    const { code, signal, ms } = await started.ended;
    // The code shows that a handler ended it: the first process of a container ends in no other way.
    expect([code, signal]).toEqual([130, null]);
    expect(ms - signaledAt).toBeLessThan(1_000);
  });

  test('that is none is reported at once', async () => {
    const other = createServer((_, response) => response.writeHead(404).end('nothing here')).listen(0, '127.0.0.1');
    ends.push(() => other.close());
    await once(other, 'listening');
    const address = other.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    for (const endpoint of [`http://127.0.0.1:${address.port}`, 'dynamodb:8000']) {
      const started = run(['--port', '0'], { DYNAMODB_ENDPOINT: endpoint });
      expect((await started.ended).code).toBe(1);
      expect(started.output()).toContain(`No usable DynamoDB answers at DYNAMODB_ENDPOINT=${endpoint}`);
      expect(isWaiting(started.output())).toBeUndefined();
    }
  });
});
