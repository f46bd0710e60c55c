import { type ExecFileException, execFile } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { clientOf, customerToken } from '#test/process/client';
import { printed, readyLine, run } from '#test/process/local-server';
import { generators } from '../../scripts/generate/generators.mjs';
import { steps } from '../../scripts/test/check-steps.mjs';
import { camelCase } from '../../scripts/text.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const leftOut = ['node_modules', '.git', 'dist', 'cdk.out', 'coverage', '.data'];
const registered = 'src/adapters/http/operations/registered.ts';

let tree: string;
beforeAll(() => {
  tree = realpathSync(mkdtempSync(join(tmpdir(), 'new-use-case-')));
  cpSync(root, tree, { recursive: true, filter: (path) => !leftOut.includes(basename(path)) });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

type Ended = { readonly code: unknown; readonly output: string };

/** Runs a program in the copied tree. */
const inTree = (program: string, ...args: readonly string[]): Promise<Ended> => {
  const { NODE_OPTIONS: _, ...environment } = process.env;
  return new Promise((resolve) => {
    const done = (error: ExecFileException | null, stdout: string, stderr: string) =>
      resolve({ code: error?.code ?? 0, output: `${stdout}${stderr}` });
    execFile(program, args, { cwd: tree, env: environment, timeout: 500_000, maxBuffer: 2 ** 26 }, done);
  });
};
const node = (...args: readonly string[]) => inTree(process.execPath, ...args);
const npm = (script: string, ...args: readonly string[]) => inTree('npm', 'run', '--silent', script, '--', ...args);
const generate = (...args: readonly string[]) => npm('new:use-case', ...args);

const files = (): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(tree, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(tree, 'node_modules')))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(tree.length + 1), readFileSync(path, 'utf8')]),
  );

/** As test/architecture/rooms.test.ts has it. */
const mostFiles = 20;

/** The folders of some files that hold more files than allowed, with their number. */
const crowdedFolders = (all: ReadonlyMap<string, string>, paths: readonly string[]) =>
  [...new Set(paths.map(dirname))]
    .map((folder) => ({ folder, files: [...all.keys()].filter((path) => dirname(path) === folder).length }))
    .filter(({ files }) => files > mostFiles);

const linesOf = (text: string | undefined): readonly string[] => (text ?? '').split('\n');

jest.setTimeout(400_000);

test('a command needs two sources, a test, and its lines in four tables', async () => {
  const before = files();
  expect(await generate('orders/hold-order', '--no-generate')).toMatchObject({
    code: 0,
    output: expect.stringContaining('POST /v1/orders/{orderId}/hold\n'),
  });
  const after = files();
  expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);
  const written = [...after.keys()].filter((path) => !before.has(path)).sort();
  expect(written).toEqual([
    'src/adapters/http/operations/orders/hold-order.ts',
    'src/application/orders/hold-order.ts',
    'test/application/orders/hold-order.test.ts',
  ]);
  expect(crowdedFolders(after, written)).toEqual([]);
  const changed = [...before.keys()].filter((path) => after.get(path) !== before.get(path));
  expect(changed.sort()).toEqual([
    'scripts/contract/prerequisites.ts',
    registered,
    'test/http/support/untold-commands.ts',
    'test/lives/left-out.ts',
  ]);
  const line = "export { holdOrderOperation } from '#adapters/http/operations/orders/hold-order';";
  expect(linesOf(after.get(registered)).filter((other) => other !== line)).toEqual(linesOf(before.get(registered)));
  expect(linesOf(after.get(registered))).toHaveLength(linesOf(before.get(registered)).length + 1);
});

/** Every other kind in every area that has a sample of it, and its route. */
const others = [
  ['orders/set-label', 'set', 'PUT /v1/orders/{orderId}/label'],
  ['orders/read-label', 'query', 'GET /v1/orders/{orderId}/label'],
  ['orders/list-labels', 'list', 'GET /v1/orders/{orderId}/labels'],
  ['catalog/recall-product', 'command', 'POST /v1/products/{sku}/recall'],
  ['catalog/set-label-of-a-product', 'set', 'PUT /v1/products/{sku}/label-of-a-product'],
  // The longest name: its lines are the longest.
  ['catalog/read-margin-of-a-wholesaler', 'query', 'GET /v1/products/{sku}/margin-of-a-wholesaler'],
  ['catalog/list-brands', 'list', 'GET /v1/brands'],
  ['fulfillment/relabel-fulfillment', 'command', 'POST /v1/orders/{orderId}/fulfillments/{fulfillmentId}/relabel'],
  ['returns/flag-return', 'command', 'POST /v1/orders/{orderId}/returns/{returnId}/flag'],
  ['payments/flag-payment', 'command', 'POST /v1/orders/{orderId}/payments/{paymentId}/flag'],
] as const;

test.each(others)('%s of kind %s is %s', async (name, kind, route) => {
  const ended = await generate(name, '--kind', kind, '--no-generate');
  expect(ended).toMatchObject({ code: 0, output: expect.stringContaining(`${route}\n`) });
});

test.each([
  ['orders/hold-order', 1, 'operation holdOrder exists already: src/adapters/http/operations/orders/hold-order.ts'],
  ['orders/change-order', 1, 'src/application/orders/change-order.ts exists already'],
  ['orders/read-events --kind query', 1, 'GET /v1/orders/{orderId}/events exists already: listOrderEvents.'],
  [
    'order/hold-order',
    2,
    'area "order": it is one of catalog, customers, events, fulfillment, orders, payments, reports, returns, service, webhooks',
  ],
  ['orders/hold', 2, 'name "hold": a verb and a noun in kebab case, such as hold-order'],
  ['orders/HoldOrder', 2, 'name "HoldOrder": a verb and a noun in kebab case, such as hold-order'],
  ['orders/../hold-order', 2, 'name "../hold-order": a verb and a noun in kebab case, such as hold-order'],
  ['orders/hold-an-order-that-looks-wrong', 2, 'name "hold-an-order-that-looks-wrong": at most 29 characters'],
  ['returns/set-label --kind set', 2, 'returns: no set is generated there, but in orders, catalog.'],
  ['service/read-load --kind query', 2, 'service: no query is generated there, but in orders, catalog.'],
  ['orders/hold-order --kind event', 2, '--kind is one of command, set, query, list, not event'],
  ['', 2, 'give one name, such as orders/hold-order'],
  ['orders/flag-order --dry-run', 0, 'POST /v1/orders/{orderId}/flag (not written: --dry-run)'],
  ['--help', 0, 'Usage: npm run new:use-case'],
])('"%s" writes nothing and ends with %d: %s', async (line, code, message) => {
  const before = files();
  const ended = await node('scripts/build/new-use-case.mjs', ...line.split(' ').filter((word) => word !== ''));
  expect(ended).toEqual({ code, output: expect.stringContaining(message) });
  expect(files()).toEqual(before);
});

test('npm run generate -- --check names each stale file and its command', async () => {
  const { code, output } = await npm('generate', '--check', '--only', 'openapi,rules');
  expect(code).toBe(1);
  expect(output).toContain('docs/openapi.json is stale: run npm run openapi');
  expect(output).toMatch(/^contract +[\d.]+ s {2}STALE: npm run openapi$/m);
  expect(output).toMatch(/^rules of money +[\d.]+ s {2}up to date$/m);
  expect(output).toContain('contract: out of date. Renew with: npm run openapi\n');
});

/** The ids of the written operations. */
const ids = ['orders/hold-order', ...others.map(([name]) => name)].map((name) => camelCase(basename(name)));

test('the check of placeholders names file, line and what to write', async () => {
  const { code, output } = await npm('placeholders');
  expect(code).toBe(1);
  for (const [name] of others) expect(output).toContain(`(${basename(name)}): name it, such as `);
  expect(output).toMatch(/^test\/lives\/left-out\.ts:\d+ {2}TODO\(hold-order\): /m);
  expect(output).not.toContain('docs/openapi.json');
});

test('npm run generate -- --only renews the contract', async () =>
  expect(await npm('generate', '--only', 'openapi')).toMatchObject({ code: 0 }));

type Suite = {
  readonly name: string;
  readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
};

test('the use cases pass their own tests and every test over all operations', async () => {
  const own = ['orders/hold-order', ...others.map(([name]) => name)].map((name) => `test/application/${name}.test`);
  const overAll = ['test/http', 'test/lives/commands', 'test/scripts/contract', 'test/unit/configuration'];
  const { code } = await node(
    ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
    ...['--ci', '--json', `--outputFile=${join(tree, 'report.json')}`, '--silent', '--selectProjects', 'unit'],
    `--testNamePattern=TODO\\(|\\b(${ids.join('|')})\\b|every |lives `,
    ...[...own, ...overAll].flatMap((pattern) => ['--testPathPatterns', pattern]),
  );
  const report = JSON.parse(readFileSync(join(tree, 'report.json'), 'utf8'));
  rmSync(join(tree, 'report.json'));
  const suites = report.testResults as readonly Suite[];
  const named = (status: string) =>
    suites.flatMap(({ assertionResults }) =>
      assertionResults.filter((one) => one.status === status).map(({ fullName }) => fullName),
    );
  expect({ code, failed: named('failed'), broken: report.numRuntimeErrorTestSuites }).toEqual({
    code: 0,
    failed: [],
    broken: 0,
  });
  const passed = suites.filter(({ assertionResults }) => assertionResults.some(({ status }) => status === 'passed'));
  const overAllOperations =
    'bodies cors cursors fields head idempotency openapi order-states parameters payloads tokens';
  expect(passed.map(({ name }) => basename(name).replace(/(?:\.long)?\.test\.ts$/, ''))).toEqual(
    expect.arrayContaining([...own.map((path) => basename(path, '.test')), ...overAllOperations.split(' ')]),
  );
});

test('the operations answer: authorized, once for each key, and in the contract', async () => {
  const started = run(['--port', '0', '--json', '--log-level', 'error'], {}, join(tree, 'scripts/build/start.mjs'));
  const { url } = await printed(started, readyLine);
  const call = clientOf(url);
  const tokenFor = async (scopes: readonly string[]): Promise<string> =>
    (await call('/dev/tokens', { body: { sub: 'op_1', role: 'staff', scopes } })).json.token;
  const [ada, reader, writer] = [
    await customerToken(call),
    await tokenFor(['orders:read']),
    await tokenFor(['orders:write']),
  ];
  const cart = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] };
  const { id } = (await call('/v1/orders', { token: ada, key: 'first', body: cart })).json;
  const hold = (token: string) =>
    call(`/v1/orders/${id}/hold`, { token, key: 'hold', body: { reason: 'the address looks odd' } });

  for (const token of [ada, reader]) expect((await hold(token)).json).toMatchObject({ code: 'insufficient-scope' });
  const held = await hold(writer);
  expect([held.status, held.headers.get('etag')]).toEqual([200, '"2"']);
  expect(held.json.holds).toMatchObject([{ reason: 'the address looks odd' }]);
  const again = await hold(writer);
  expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([held.text, 'true']);
  expect((await call(`/v1/orders/${id}/label`, { token: reader })).json).toMatchObject({ id, version: 2 });
  expect((await call('/v1/products/MUG/margin-of-a-wholesaler')).json).toMatchObject({ sku: 'MUG' });
  expect((await call('/v1/brands?limit=1')).json.products).toHaveLength(1);

  const { paths } = (await call('/openapi.json')).json;
  expect(paths['/v1/orders/{orderId}/hold'].post).toMatchObject({
    operationId: 'holdOrder',
    summary: expect.stringMatching(/ such as Hold an order$/),
    security: [{ bearer: ['orders:write'] }],
  });
  expect(Object.keys(paths['/v1/orders/{orderId}/label'])).toEqual(['get', 'put']);
});

/** Writes a text of its own in place of each placeholder, as its author does. */
const replacePlaceholders = (): void => {
  for (const [path, text] of files()) {
    if (!/^(?:src|test)\/.*\.ts$/.test(path)) continue;
    const written = text.replaceAll(/TODO\(([a-z0-9-]+)\): ([^'`*\n]*[^'`*\s])/g, 'The text of $1: $2');
    if (written !== text) writeFileSync(join(tree, path), written);
  }
};

test('without --no-generate the generated files are renewed, and the placeholders are listed', async () => {
  replacePlaceholders();
  const { code, output } = await generate('orders/tag-order');
  expect({ code, output }).toMatchObject({ code: 0 });
  for (const name of ['contract', 'budget', 'limits', 'pictures'])
    expect(output).toMatch(new RegExp(`^${name} +[\\d.]+ s {2}written: `, 'm'));
  expect(output).toContain('npm run check -- --quick is green but for these placeholders, which you replace:');
  expect(output).toMatch(
    /^src\/application\/orders\/tag-order\.ts:\d+ {2}TODO\(tag-order\): say in one sentence what it does\.$/m,
  );
});

test('a command costs what a change of an order may cost, and a query reads one item', () => {
  const budget = readFileSync(join(tree, 'docs/figures/budget.md'), 'utf8');
  expect(budget).toMatch(/^\| holdOrder, as its example +\| 2 +\| 1 \(-2\) +\| 1 /m);
  expect(budget).toMatch(/^\| readLabel, as its example +\| 1 +\| 0 +\| 1 /m);
  expect(budget).toMatch(/^\| readMarginOfAWholesaler, as its example +\| 1 +\| 0 +\| 1 /m);
  expect(budget).toMatch(/^\| flagPayment, as its example +\| 3 /m);
  for (const id of ids) expect(budget).toContain(`| ${id}, as its example `);
});

/** The steps of npm run check -- --quick, but those that compare what was generated a moment ago. */
const quickSteps = steps.filter(({ script }) => generators.every((generator) => generator.script !== script));

test('with a text in place of each placeholder, npm run check -- --quick is green', async () => {
  replacePlaceholders();
  expect(await inTree('git', 'init', '--quiet')).toMatchObject({ code: 0 });
  expect(await npm('format')).toMatchObject({ code: 0 });
  expect(await npm('generate', '--only', 'openapi')).toMatchObject({ code: 0 });
  expect(quickSteps.map(({ script }) => script)).toEqual(expect.arrayContaining(['typecheck', 'lint', 'placeholders']));
  for (const { script, args = [] } of quickSteps) {
    const { code, output } = await npm(script, ...args);
    if (code !== 0) throw new Error(`npm run ${script}:\n${output.slice(-5_000)}`);
  }
});
