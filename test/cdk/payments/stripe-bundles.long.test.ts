import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { portsOf } from '#adapters/lambda/job';
import { jobs } from '#adapters/lambda/jobs/registry';
import type { Ports } from '#application/ports';
import { root } from '#test/cdk/support/synthesized';

/** Builds in another process, because esbuild does not run in Jest's realm, and prints the inputs of each function. */
const program = `
import { buildFunctions } from './scripts/build/functions.mjs';
const { metafile } = await buildFunctions('bundled', process.argv[1]);
const inputs = Object.entries(metafile.outputs).map(([path, { inputs }]) => [path.split('/').at(-2), Object.keys(inputs)]);
console.log(JSON.stringify(Object.fromEntries(inputs)));
`;
const inputsWith = (provider: string): Readonly<Record<string, readonly string[]>> =>
  JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', program, provider], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );

const functions: readonly (readonly [string, readonly (keyof Ports)[]])[] = [
  ...operations.map((each) => [each.id, each.kind === 'use-case' ? each.useCase.uses : []] as const),
  ...jobs.map((job) => [job.id, 'useCase' in job ? portsOf(job) : []] as const),
];
const paying = functions.flatMap(([id, uses]) => (uses.includes('payments') ? [id] : []));
const carrying = (inputs: Readonly<Record<string, readonly string[]>>, part: string): readonly string[] =>
  functions.flatMap(([id]) => (inputs[id]?.some((input) => input.includes(part)) ? [id] : []));

describe('the functions of a shop', () => {
  let withStripe: Readonly<Record<string, readonly string[]>>;
  let withSimulator: Readonly<Record<string, readonly string[]>>;
  beforeAll(() => {
    withStripe = inputsWith('stripe');
    withSimulator = inputsWith('simulator');
  });

  test('contain Stripe’s SDK only if the shop names Stripe and they use payments', () => {
    expect(paying.length).toBeGreaterThan(5);
    expect(carrying(withStripe, 'node_modules/stripe/')).toEqual(paying);
    expect(carrying(withSimulator, 'node_modules/stripe/')).toEqual([]);
    expect(carrying(withSimulator, 'payments/stripe/')).toEqual([]);
  });

  test('contain no simulator if the shop names Stripe', () => {
    expect(carrying(withStripe, 'payments/simulator.ts')).toEqual([]);
    expect(carrying(withSimulator, 'payments/simulator.ts')).toEqual(paying);
  });

  test('read the events of Stripe only where they are received', () =>
    expect(carrying(withStripe, 'payments/stripe/events.ts')).toEqual(['receiveProviderEvent']));

  test('are not built for a provider that nobody knows', () => {
    expect(() => inputsWith('paypal')).toThrow('shop.json: payments.provider: paypal is not known');
  });
});
