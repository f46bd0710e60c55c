import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import type { Ports } from '#application/ports';
import { bundlesIn } from '#cdk/functions/bundles';
import { shippedSettings } from '#test/builders/shop';
import { buildBundles, root } from '#test/cdk/support/synthesized';

beforeAll(buildBundles);

const operationFiles = readdirSync(join(root, 'src/adapters/http/operations'), { recursive: true, encoding: 'utf8' });
const moduleOf = (id: string): string => {
  const name = `${id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
  return `src/adapters/http/operations/${operationFiles.find((file) => basename(file) === name)}`;
};
const modules = operations.map(({ id }) => moduleOf(id));
const inputsOf = (id: string): readonly string[] =>
  Object.keys(JSON.parse(readFileSync(join(root, `dist/meta/${id}.json`), 'utf8')).inputs);
const filesOf = (id: string): readonly string[] => readdirSync(join(root, 'dist/functions', id)).sort();

const byId = operations.map((operation) => [operation.id, operation] as const);
/** The inputs of operations, of jobs, and of the code that operations share. */
const everyFunction = (): readonly string[] =>
  readdirSync(join(root, 'dist/functions'), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );

describe('a function’s bundle', () => {
  test.each(byId)('%s contains its own operation and no other', (id) => {
    const inputs = inputsOf(id);
    expect(inputs.filter((input) => modules.includes(input))).toEqual([moduleOf(id)]);
    expect(inputs).not.toContain('src/adapters/http/operations/registry.ts');
    expect(inputs.filter((input) => input.startsWith('src/adapters/memory/') || input.includes('/local/'))).toEqual([]);
  });

  test.each(byId.filter(([, { kind }]) => kind === 'use-case'))('%s is wired by the container', (id) => {
    expect(inputsOf(id)).toContain('src/infrastructure/container.ts');
    expect(inputsOf(id).some((input) => input.startsWith('node_modules/inversify/'))).toBe(true);
  });

  test.each(byId.filter(([, { kind }]) => kind === 'page'))(
    '%s, a page, carries nothing that reaches further',
    (id) => {
      const reaching =
        /node_modules\/(@aws-sdk|@smithy|electrodb|inversify|@inversifyjs|jose|reflect-metadata)\/|adapters\/dynamodb/;
      expect(inputsOf(id).filter((input) => reaching.test(input))).toEqual([]);
    },
  );

  test('contains no validation of models or settings, no collections, no event streams, and one credential provider', () => {
    const needless =
      /node_modules\/(jsonschema|mnemonist|electrodb\/src\/service|@smithy\/core\/dist-[a-z]+\/submodules\/event-streams|@aws-sdk\/(nested-clients|token-providers|credential-provider-(?!env)))|infrastructure\/shop-settings/;
    const names = everyFunction();
    expect(names.length).toBeGreaterThan(operations.length);
    expect(names.flatMap((name) => inputsOf(name).filter((input) => needless.test(input)))).toEqual([]);
  });

  test('contains ElectroDB only if it reads or writes items', () => {
    const carries = (id: string) => inputsOf(id).some((input) => input.startsWith('node_modules/electrodb/'));
    expect(carries('ready')).toBe(false);
    for (const id of ['expireOrders', 'projectChanges', 'notifyCustomer', 'getOrder', 'placeOrder'])
      expect([id, carries(id)]).toEqual([id, true]);
  });

  test('contains the metrics library only if its use case commits or erases', () => {
    const counted: readonly (keyof Ports)[] = ['commit', 'eraseOrder'];
    const committing = operations.filter(
      (each) => each.kind === 'use-case' && each.useCase.uses.some((port) => counted.includes(port)),
    );
    const carrying = operations.filter(({ id }) => inputsOf(id).some((input) => input.includes('lambda-powertools/')));
    expect(committing.length).toBeGreaterThan(5);
    expect(carrying.map(({ id }) => id)).toEqual(committing.map(({ id }) => id));
  });

  test.each(byId)('%s has the files that it reads and no other', (id, operation) => {
    const reads = operation.kind === 'page' ? (operation.assets ?? []) : ['shop.json'];
    expect(filesOf(id)).toEqual(['index.cjs', ...reads].sort());
  });

  test('contains unchanged files', () => {
    for (const [file, source] of [
      ['placeOrder/shop.json', 'shop.json'],
      ['contract/openapi.json', 'docs/openapi.json'],
      ['docsAsset/swagger-ui.css', 'node_modules/swagger-ui-dist/swagger-ui.css'],
    ] as const)
      expect(readFileSync(join(root, 'dist/functions', file)).equals(readFileSync(join(root, source)))).toBe(true);
  });
});

describe('a bundle that cannot be deployed', () => {
  let bundles: string;
  beforeAll(() => {
    bundles = mkdtempSync(join(tmpdir(), 'bundles-'));
  });
  afterAll(() => rmSync(bundles, { recursive: true, force: true }));

  const without = (file: string) => (id: string) => {
    const operation = operations.find((one) => one.id === id);
    if (operation === undefined) throw new Error(`no operation ${id}`);
    const from = join(root, 'dist/functions', id);
    cpSync(from, join(bundles, 'functions', id), { recursive: true, filter: (path) => basename(path) !== file });
    return () => bundlesIn(bundles)('bundled').functionIn(id, [operation]);
  };

  test.each([
    ['index.cjs', 'getOrder', 'getOrder is not bundled'],
    ['shop.json', 'getStock', 'The bundle of getStock lacks shop.json'],
    ['swagger-ui.css', 'docsAsset', 'The bundle of docsAsset lacks swagger-ui.css'],
    ['openapi.json', 'contract', 'docs/openapi.json is missing: run npm run openapi'],
  ])('lacks %s: %s', (file, id, message) => {
    expect(without(file)(id)).toThrow(message);
  });

  test('has invalid settings: the error names each', () => {
    const operation = operations.find(({ id }) => id === 'getProduct');
    if (operation === undefined) throw new Error('no operation getProduct');
    const folder = join(bundles, 'functions', operation.id);
    cpSync(join(root, 'dist/functions', operation.id), folder, { recursive: true });
    writeFileSync(join(folder, 'shop.json'), JSON.stringify({ ...shippedSettings, pendingOrderMinutes: 0, more: 1 }));
    expect(() => bundlesIn(bundles)('bundled').functionIn(operation.id, [operation])).toThrow(
      'pendingOrderMinutes: is not a whole number from 1 to 525600\n  more: is not a known setting',
    );
  });

  test('is none of the built ones', () => {
    for (const operation of operations)
      expect(bundlesIn(join(root, 'dist'))('bundled').functionIn(operation.id, [operation])).toBe(
        join(root, 'dist/functions', operation.id),
      );
  });
});
