import { type ExecFileException, execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clientOf, customerToken } from '#test/process/client';
import { serveForAll } from '#test/process/local-server';

/**
 * The npm package of the client in programs of others: each compiles against the packed tarball with its own resolution of
 * modules, without the sources of this project, and calls the service. Nothing is installed from a registry.
 */

const root = fileURLToPath(new URL('../../..', import.meta.url));
const compiler = join(root, 'node_modules/@typescript/native/bin/tsc');

type Ended = { readonly code: unknown; readonly output: string };

const execute = (folder: string, program: string, ...args: readonly string[]): Promise<Ended> => {
  const { NODE_OPTIONS: _, ...environment } = process.env;
  return new Promise((resolve) => {
    const done = (error: ExecFileException | null, stdout: string, stderr: string) =>
      resolve({ code: error?.code ?? 0, output: error === null ? stdout : `${stdout}${stderr}` });
    execFile(program, args, { cwd: folder, env: environment, timeout: 60_000 }, done);
  });
};

let folder: string;
let server: { readonly url: string; readonly token: string };

/** Writes files below the temporary folder. */
const write = (files: Readonly<Record<string, string>>): void => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
};

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'client-package-')));
  write({ 'node_modules/order-service-client/.keep': '' });
  symlinkSync(join(root, 'node_modules/openapi-fetch'), join(folder, 'node_modules/openapi-fetch'));
  const packed = await execute(root, 'npm', 'pack', '--pack-destination', folder, './clients/typescript');
  expect(packed).toMatchObject({ code: 0 });
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const target = join(folder, 'node_modules/order-service-client');
  const unpacked = await execute(folder, 'tar', '-xzf', tarball, '--strip-components=1', '-C', target);
  expect(unpacked).toMatchObject({ code: 0 });
  const { url } = await serveForAll();
  server = { url, token: await customerToken(clientOf(url)) };
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const source = `
import {
  createOrdersClient, type Order, type Problem, type ProblemOf, verifyWebhook, type WebhookEventOf, WebhookVerificationError,
} from 'order-service-client';

declare const process: { readonly argv: readonly string[] };
const [, , baseUrl = '', token = ''] = process.argv;
const orders = createOrdersClient({ baseUrl, token: () => token });

const missing = ({ lines }: ProblemOf<'out-of-stock'>): number =>
  lines.reduce((sum, { requested, available }) => sum + requested - available, 0);

const order = async (quantity: number): Promise<Order | Problem> => {
  const { data, error } = await orders.POST('/v1/orders', {
    body: { currency: 'EUR', lines: [{ sku: 'MUG', quantity }] },
  });
  return data ?? error;
};

const main = async (): Promise<void> => {
  const placed = await order(1);
  if ('code' in placed) throw new Error(placed.code);
  const read = await orders.GET('/v1/orders/{orderId}', { params: { path: { orderId: placed.id } } });
  const refused = await orders.POST('/v1/orders', { body: { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 9999 }] } });
  if (refused.error?.code !== 'out-of-stock') throw new Error(\`answered \${refused.response.status}\`);
  const status: 409 = refused.error.status;
  // @ts-expect-error a shortage has no version
  refused.error.currentVersion;
  // @ts-expect-error no such path
  void (() => orders.GET('/v1/order'));
  // @ts-expect-error placing an order has no such refusal
  void (refused.error.code === 'hold-not-found');
  const fault = await verifyWebhook({ headers: {}, body: '', secret: '' }).then(
    ({ type }): string => type,
    (error: unknown) => (error instanceof WebhookVerificationError ? error.reason : 'unknown'),
  );
  const captured = ({ data }: WebhookEventOf<'payment.captured'>): number | undefined => data?.amount;
  // @ts-expect-error a thin payload has no data
  void (({ data }: WebhookEventOf<'payment.captured'>): number => data.amount);
  console.log(JSON.stringify({ isRead: read.data?.id === placed.id, status, isShort: missing(refused.error) > 0, fault }));
  void captured;
};
main();
`;

const compilerOptions = { target: 'es2022', lib: ['es2022', 'dom'], strict: true, skipLibCheck: false, types: [] };

/** @param type of the consumer's package: what its .ts files are. */
const writeConsumer = (name: string, type: 'module' | 'commonjs', options: Readonly<Record<string, unknown>>): void =>
  write({
    [`${name}/package.json`]: JSON.stringify({ name, private: true, type }),
    [`${name}/tsconfig.json`]: JSON.stringify({
      compilerOptions: { ...compilerOptions, ...options },
      files: ['shop.ts'],
    }),
    [`${name}/shop.ts`]: source,
  });

describe.each([
  ['nodenext', 'module', { module: 'nodenext' }],
  ['node16', 'module', { module: 'node16', moduleResolution: 'node16' }],
  ['bundler', 'module', { module: 'esnext', moduleResolution: 'bundler' }],
  ['commonjs-nodenext', 'commonjs', { module: 'nodenext' }],
  ['commonjs-node16', 'commonjs', { module: 'node16', moduleResolution: 'node16' }],
  ['strictest', 'module', { module: 'nodenext', exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true }],
] as const)('a program with the module resolution %s', (name, type, options) => {
  test('compiles, places an order, reads it, gets a typed refusal and verifies a webhook', async () => {
    writeConsumer(name, type, options);
    expect(await execute(join(folder, name), process.execPath, compiler)).toEqual({ code: 0, output: '' });
    const program = join(folder, name, 'shop.js');
    const ended = await execute(folder, process.execPath, program, server.url, server.token);
    expect(ended).toEqual({
      code: 0,
      output: '{"isRead":true,"status":409,"isShort":true,"fault":"headers-missing"}\n',
    });
  });
});

test('the sources of the client compile in the program of another, without its package', async () => {
  write({ 'copied/package.json': JSON.stringify({ name: 'copied', type: 'module' }) });
  for (const file of ['index.ts', 'retrying.ts', 'schema.ts', 'webhooks.ts'])
    symlinkSync(join(root, 'clients/typescript', file), join(folder, 'copied', file));
  const args = [
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--lib',
    'es2022,dom',
    '--strict',
    '--noEmit',
    'index.ts',
  ];
  expect(await execute(join(folder, 'copied'), process.execPath, compiler, ...args)).toEqual({ code: 0, output: '' });
});

test('the package has both builds, their types, a page and a license, and no source', () => {
  const target = join(folder, 'node_modules/order-service-client');
  const files = readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.\w+$|LICENSE$/.test(file),
  );
  const builds = ['cjs', 'esm'].flatMap((build) =>
    ['index.d.ts', 'index.js', 'retrying.d.ts', 'schema.d.ts', 'webhooks.d.ts'].map((file) => `dist/${build}/${file}`),
  );
  expect(files.filter((file) => file !== '.keep').sort()).toEqual(
    [
      'README.md',
      'dist/LICENSE',
      'dist/cjs/openapi-fetch.LICENSE',
      'dist/cjs/package.json',
      'package.json',
      ...builds,
    ].sort(),
  );
});
