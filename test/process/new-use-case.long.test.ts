import { type ExecFileException, execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { clientOf, customerToken } from '#test/process/client';
import { printed, readyLine, run } from '#test/process/local-server';

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
    execFile(program, args, { cwd: tree, env: environment, timeout: 60_000, maxBuffer: 2 ** 26 }, done);
  });
};
const node = (...args: readonly string[]) => inTree(process.execPath, ...args);
const generate = (...args: readonly string[]) => inTree('npm', 'run', '--silent', 'new:use-case', '--', ...args);

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

test('a command needs two sources, a test and a line, and no change of the AWS stack', async () => {
  const before = files();
  expect(await generate('orders/hold-order')).toMatchObject({
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
  const generated = ['clients/orders.http', 'clients/orders.postman_collection.json', 'clients/typescript/schema.ts'];
  expect(changed.sort()).toEqual([...generated, 'docs/openapi.json', registered]);
  const line = "export { holdOrderOperation } from '#adapters/http/operations/orders/hold-order';";
  expect(linesOf(after.get(registered)).filter((other) => other !== line)).toEqual(linesOf(before.get(registered)));
  expect(linesOf(after.get(registered))).toHaveLength(linesOf(before.get(registered)).length + 1);
});

test('queries of orders and of products are generated as well', async () => {
  expect(await generate('orders/read-label', '--kind', 'query')).toMatchObject({ code: 0 });
  // The longest name: its lines are the longest.
  expect(await generate('catalog/read-margin-of-a-wholesaler', '--kind', 'query')).toMatchObject({ code: 0 });
  expect(files().get('docs/openapi.json')).toMatch(/"\/v1\/products\/\{sku\}\/margin-of-a-wholesaler"/);
});

test.each([
  ['orders/hold-order', 1, 'operation holdOrder exists already: src/adapters/http/operations/orders/hold-order.ts'],
  ['orders/change-order', 1, 'src/application/orders/change-order.ts exists already'],
  ['orders/read-events --kind query', 1, 'GET /v1/orders/{orderId}/events exists already: listOrderEvents.'],
  ['order/hold-order', 2, 'area "order": it is one of catalog, fulfillment, orders, payments, returns, service'],
  ['orders/hold', 2, 'name "hold": a verb and a noun in kebab case, such as hold-order'],
  ['orders/HoldOrder', 2, 'name "HoldOrder": a verb and a noun in kebab case, such as hold-order'],
  ['orders/../hold-order', 2, 'name "../hold-order": a verb and a noun in kebab case, such as hold-order'],
  ['orders/hold-an-order-that-looks-wrong', 2, 'name "hold-an-order-that-looks-wrong": at most 29 characters'],
  ['catalog/hold-product', 2, 'catalog: a command is not generated there; --kind query is.'],
  ['service/read-load --kind query', 2, 'service: a query is not generated there.'],
  ['orders/hold-order --kind event', 2, '--kind is command or query, not event'],
  ['', 2, 'give one name, such as orders/hold-order'],
  ['orders/flag-order --dry-run', 0, 'POST /v1/orders/{orderId}/flag (not written: --dry-run)'],
  ['--help', 0, 'Usage: npm run new:use-case'],
])('"%s" writes nothing and ends with %d: %s', async (line, code, message) => {
  const before = files();
  const ended = await node('scripts/build/new-use-case.mjs', ...line.split(' ').filter((word) => word !== ''));
  expect(ended).toEqual({ code, output: expect.stringContaining(message) });
  expect(files()).toEqual(before);
});

test('the written files compile, pass the lint, and are used', async () => {
  const ended = await Promise.all([
    node('node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.json'),
    node('node_modules/@biomejs/biome/bin/biome', 'ci', '--vcs-enabled=false', 'src', 'test/application'),
    node('node_modules/knip/bin/knip.js', '--include', 'files,exports,types'),
    node('--import', 'tsx', 'scripts/contract/openapi.ts', '--check'),
  ]);
  for (const result of ended) expect(result).toMatchObject({ code: 0 });
});

type Suite = { readonly name: string; readonly assertionResults: readonly { readonly status: string }[] };

test('the use case passes its own test and every test over all operations', async () => {
  const own = ['orders/hold-order', 'orders/read-label', 'catalog/read-margin-of-a-wholesaler'].map(
    (name) => `test/application/${name}`,
  );
  const title =
    '^staff can hold |^staff can read |^everybody can read |\\b(holdOrder|readLabel|readMarginOfAWholesaler)\\b';
  const { code } = await node(
    ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
    ...[
      '--ci',
      '--json',
      `--outputFile=${join(tree, 'report.json')}`,
      '--silent',
      '--selectProjects',
      'unit',
      `--testNamePattern=${title}`,
    ],
    ...[...own, 'test/http'].flatMap((pattern) => ['--testPathPatterns', pattern]),
  );
  const report = JSON.parse(readFileSync(join(tree, 'report.json'), 'utf8'));
  const passed = (report.testResults as readonly Suite[]).filter(({ assertionResults }) =>
    assertionResults.some(({ status }) => status === 'passed'),
  );
  expect({ code, failed: report.numFailedTests, broken: report.numRuntimeErrorTestSuites }).toEqual({
    code: 0,
    failed: 0,
    broken: 0,
  });
  const overAllOperations = 'bodies cors fields idempotency isolation openapi parameters payloads tokens'.split(' ');
  expect(passed.map(({ name }) => basename(name, '.test.ts'))).toEqual(
    expect.arrayContaining([...own.map((path) => basename(path)), ...overAllOperations]),
  );
}, 240_000);

test('a command costs what a change of an order may cost, and a query reads one item', async () => {
  const { code, output } = await inTree('npm', 'run', '--silent', 'budget');
  expect(code).toBe(0);
  expect(output).toMatch(/^\| holdOrder, as its example +\| 2 +\| 1 \(-2\) +\| 1 /m);
  expect(output).toMatch(/^\| readLabel, as its example +\| 1 +\| 0 +\| 1 /m);
  expect(output).toMatch(/^\| readMarginOfAWholesaler, as its example +\| 1 +\| 0 +\| 1 /m);
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

  const { paths } = (await call('/openapi.json')).json;
  expect(paths['/v1/orders/{orderId}/hold'].post).toMatchObject({
    operationId: 'holdOrder',
    summary: 'Hold an order',
    security: [{ bearer: ['orders:write'] }],
  });
  expect(paths['/v1/orders/{orderId}/label'].get.summary).toBe('Read label');
});
