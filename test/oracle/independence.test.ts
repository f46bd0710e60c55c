import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && file !== 'independence.test.ts',
);

/** The oracle itself, the test libraries, Node's modules and the number of cases of a property. */
const allowed = /^(?:#test\/oracle\/|node:|@jest\/globals$|fast-check$|#test\/properties\/runs$)/;

const importsOf = (source: string): readonly string[] =>
  [...source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);

test('the oracle imports nothing of the service', () => {
  expect(files.length).toBeGreaterThan(15);
  const foreign = files.flatMap((file) =>
    importsOf(readFileSync(`${folder}/${file}`, 'utf8'))
      .filter((name) => !allowed.test(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(foreign).toEqual([]);
});

test.each([
  ["import { fold } from '#domain/orders/evolve';"],
  ["import type { Order } from '#domain/orders/order';"],
  ["export { commit } from '#application/commit';"],
  ["const later = import('#adapters/memory/commit');"],
  ["import '../../src/infrastructure/cli';"],
])('%s would be found', (source) => expect(importsOf(source).filter((name) => !allowed.test(name))).toHaveLength(1));
