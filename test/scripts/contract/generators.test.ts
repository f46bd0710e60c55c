import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { generators } from '../../../scripts/contract/generators/generators.mjs';
import { excuses } from '../../../scripts/contract/generators/spectral-excuses.mjs';
import * as versions from '../../../scripts/contract/generators/versions.mjs';

const programs = fileURLToPath(new URL('../../../scripts/contract/generators/programs', import.meta.url));
const paths = { tools: '/tools', cache: '/cache', contract: '/contract.json', work: '/work' };

test('every program belongs to one generator', () => {
  expect(generators.flatMap(({ files }) => Object.keys(files)).sort()).toEqual(readdirSync(programs).sort());
});

describe.each(generators.map((generator) => [generator.name, generator] as const))('%s', (_, generator) => {
  test('generates, compiles and uses a client, in this order', () => {
    const steps = generator.commands(paths).map(({ step }) => step);
    expect(steps.filter((step) => step !== 'install')).toEqual(['generate', 'compile', 'use']);
  });

  test('reads the contract', () => {
    const [generate] = generator.commands(paths);
    expect(generate?.args).toContain(paths.contract);
  });

  test('has a program that reads the members of a refusal', () => {
    for (const file of Object.keys(generator.files)) {
      const text = readFileSync(`${programs}/${file}`, 'utf8');
      for (const name of ['ORDERS_URL', 'ORDERS_TOKEN', 'ORDERS_SKU']) expect(text).toContain(name);
      for (const member of [/OutOfStockProblem/, /lines/i, /available/i]) expect(text).toMatch(member);
    }
  });
});

test('every version is exact', () => {
  const exact = /^(?:[\w.-]+==|[\w./-]+(?:@| )v)\d[\w.]*$/;
  for (const pinned of [...versions.python, versions.go.generator, ...versions.go.client])
    expect(pinned).toMatch(exact);
  for (const version of Object.values({ ...versions.heyApi, ...versions.spectral }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

test.each(excuses)('$rule is excused at some places only: $reason', ({ at, reason }) => {
  expect(at.test('/paths')).toBe(false);
  expect(at.test('/components/schemas')).toBe(false);
  expect(reason).toMatch(/^\S.{10,}[^.]$/);
});

test('a text of a request without a pattern is no excuse', () => {
  const place = '/components/schemas/PlaceOrderRequest/properties/email';
  expect(excuses.filter(({ rule, at }) => rule.endsWith('string-restricted') && at.test(place))).toEqual([]);
});
