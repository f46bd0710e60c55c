import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { portsOf, type TriggerKind } from '#adapters/lambda/job';
import { jobs } from '#adapters/lambda/jobs/registry';
import type { Ports } from '#application/ports';
import { allPorts } from '#infrastructure/deployed/all-ports';
import { buildBundles, root } from '#test/cdk/support/synthesized';

beforeAll(buildBundles);

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const fileOf = (specifier: string): string => `src/${specifier.slice(1)}.ts`;

/** The modules that a source file imports for their values, by the names it imports. */
const importsOf = (file: string): ReadonlyMap<string, string> =>
  new Map(
    [...textOf(file).matchAll(/^import (?!type )(?:\* as (\w+)|\{([^}]*)\}) from '(#[^']+)';/gms)].flatMap(
      ([, namespace, names = '', specifier = '']) =>
        (namespace === undefined ? names.split(',') : [namespace])
          .map((name) => name.trim())
          .filter((name) => name !== '' && !name.startsWith('type '))
          .map((name) => [name, fileOf(specifier)] as const),
    ),
  );

/** What each exported maker of a port calls: `export const orders = … createOrders(…)`. */
const makersIn = (file: string): ReadonlyMap<string, string> =>
  new Map(
    [...textOf(file).matchAll(/^export const (\w+) =([^;]*);/gm)].map(([, name = '', body = '']) => [name, body]),
  );

const table = 'src/adapters/dynamodb/ports.ts';
const deployed = 'src/infrastructure/deployed/ports.ts';

/** The stored ports that a port is made over: `export const payments = … table.simulatedPayments(…)`. */
const madeOver = (port: string): readonly string[] =>
  [...(makersIn(deployed).get(port) ?? '').matchAll(/\btable\.(\w+)/g)].map(([, stored = '']) => stored);

/** The adapter modules that a port is made with. */
const modulesOf = (port: string): readonly string[] =>
  [deployed, table].flatMap((file) =>
    [port, ...madeOver(port)].flatMap((name) => {
      const body = makersIn(file).get(name) ?? '';
      return [...importsOf(file)]
        .filter(([imported]) => new RegExp(`\\b${imported}\\b`).test(body))
        .map(([, module]) => module);
    }),
  );

const reachedFrom = (modules: readonly string[]): ReadonlySet<string> => {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file) || file === table) return;
    reached.add(file);
    for (const imported of importsOf(file).values()) visit(imported);
  };
  for (const module of modules) visit(module);
  return reached;
};

/** The driven adapters: all but the edges, which every function has. */
const isAdapter = (file: string): boolean => /^src\/adapters\/(?!http\/|lambda\/)/.test(file);
/** Read by every function over the table, whatever its ports are. */
const shared = [table, 'src/adapters/dynamodb/table.ts'];

const functions: readonly (readonly [string, readonly (keyof Ports)[]])[] = [
  ...operations.flatMap((each) => (each.kind === 'use-case' ? [[each.id, each.useCase.uses] as const] : [])),
  ...jobs.flatMap((job) => ('useCase' in job ? [[job.id, portsOf(job)] as const] : [])),
];
const inputsOf = (id: string): readonly string[] => Object.keys(JSON.parse(textOf(`dist/meta/${id}.json`)).inputs);
/** A job that follows the stream reads the table's records; a sweep counts what is overdue. */
const modulesOfTrigger: { readonly [Kind in TriggerKind]: readonly string[] } = {
  stream: ['src/adapters/dynamodb/events/stream-records.ts'],
  events: [],
  schedule: ['src/adapters/metrics/powertools.ts'],
  deployment: [],
};
const triggersOf = (id: string): readonly string[] =>
  jobs.flatMap((job) => (job.id === id ? modulesOfTrigger[job.trigger.kind] : []));
/**
 * Every function over the table makes a client, checks its shards, and tags customers where they are named. Every function
 * logs the time of its work.
 */
const always = ['src/infrastructure/deployed/parts.ts', 'src/adapters/system/clock.ts'];

describe('a function carries the adapters of its ports and no other', () => {
  test.each(functions)('%s', (id, uses) => {
    const allowed = reachedFrom([...uses.flatMap(modulesOf), ...triggersOf(id), ...always]);
    const carried = inputsOf(id).filter((file) => isAdapter(file) && !shared.includes(file));
    expect(carried.filter((file) => !allowed.has(file))).toEqual([]);
  });

  test('every port leads to a module', () => {
    for (const port of Object.keys(allPorts)) expect([port, modulesOf(port).length > 0]).toEqual([port, true]);
  });

  test('getOrder holds nothing of discounts, products or lists', () => {
    const others = /^src\/adapters\/(dynamodb\/(catalog|orders\/(order-lists|awaited|external))|cache|policies)/;
    expect(inputsOf('getOrder').filter((file) => others.test(file))).toEqual([]);
  });
});
