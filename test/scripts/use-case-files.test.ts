import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { filesOf } from '../../scripts/build/use-case/files.mjs';
import { pathsOf } from '../../scripts/build/use-case/names.mjs';
import { kinds, samples } from '../../scripts/build/use-case/samples.mjs';
import { tablesOf } from '../../scripts/build/use-case/tables.mjs';
import { placeholdersIn } from '../../scripts/test/placeholders.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const copies = Object.entries(samples).flatMap(([area, ofArea]) =>
  kinds.flatMap((kind) => {
    const sample = ofArea[kind];
    return sample === undefined ? [] : [{ area, kind, sample, name: 'frob-thing' }];
  }),
);

/** The texts of an operation that reach the contract, and its doc comments. */
const textsIn = (source: string): readonly string[] =>
  [...source.matchAll(/(?:summary|description):\s+(['`])([\s\S]*?)\1|z\.describe\(\s*(['`])([\s\S]*?)\3/g)].map(
    ([, , told = '', , described = '']) => told || described,
  );

describe.each(copies)('a $kind of $area, from $sample.name', ({ area, kind, sample, name }) => {
  const files = filesOf({ area, name, kind });
  const room = sample.room === undefined ? area : `${area}/${sample.room}`;
  const from = pathsOf(room, sample.name, sample.test);
  const to = pathsOf(area, name);

  test('has three files, without the names of its sample', () => {
    expect(Object.keys(files)).toEqual([to.useCase, to.operation, to.test]);
    const outsideOfDomain = Object.values(files)
      .join('')
      .replaceAll(/^import [^;]*? from '#domain\/[^']*';$/gm, '')
      // The reminders of what was copied name it.
      .replaceAll(/^ *\/\/ TODO\(.*$/gm, '');
    expect(outsideOfDomain).not.toMatch(new RegExp(`\\b${sample.name}\\b`));
  });

  test('leaves no sentence of its sample in the contract', () => {
    const ofSample = textsIn(read(from.operation));
    const ofCopy = textsIn(files[to.operation] ?? '');
    expect(ofSample.length).toBeGreaterThan(1);
    expect(ofCopy).toHaveLength(ofSample.length);
    expect(ofCopy.filter((text) => !/^TODO\(frob-thing\): /.test(text))).toEqual([]);
  });

  test('asks for its sentence, its summary, the name of its test and what was copied', () => {
    const texts = (path: string) => placeholdersIn(path, files[path] ?? '').map(({ text }) => text);
    expect(texts(to.useCase)).toHaveLength(2);
    expect(texts(to.operation).length).toBeGreaterThanOrEqual(3);
    for (const path of [to.useCase, to.operation])
      expect(texts(path).filter((text) => text.includes(`in place of those of ${sample.name}`))).toHaveLength(1);
    expect(texts(to.test)).toHaveLength(1);
  });

  test('gets a line in each table that needs one', () => {
    const tables = Object.entries(tablesOf({ area, name, kind }));
    expect(tables).toHaveLength(1 + (sample.onOrder ? 3 : 0) + (sample.fields ? 1 : 0));
    for (const [path, text] of tables) {
      const before = read(path).split('\n');
      const added = text.split('\n').filter((line) => !before.includes(line));
      expect([path, added.join('').includes('frobThing')]).toEqual([path, true]);
    }
  });
});

test('a command on a parcel needs what its sample needs', () => {
  const tables = tablesOf({ area: 'fulfillment', name: 'relabel-fulfillment', kind: 'command' });
  expect(tables['scripts/contract/prerequisites.ts']).toContain(
    "  relabelFulfillment: ['placeOrder', 'confirmOrder', 'fulfillOrder'],\n",
  );
});
