import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { grants, grantsOfProvider } from '#adapters/dynamodb/grants';
import { operations } from '#adapters/http/operations/registry';
import { jobs } from '#adapters/lambda/jobs/registry';

const root = new URL('../../', import.meta.url);
const picture = readFileSync(new URL('docs/hexagon.svg', root), 'utf8');

/** The words in the texts of a class, without punctuation. */
const wordsOf = (name: string): readonly string[] =>
  [...picture.matchAll(/<text class="([^"]*)"[^>]*>([^<]*)<\/text>/g)]
    .filter(([, classes = '']) => classes.split(' ').includes(name))
    .flatMap(([, , text = '']) => text.match(/[A-Za-z][A-Za-z0-9]*/g) ?? [])
    .sort();

test('the picture has each driven port once, and no other', () => {
  const [ports, drawn] = [Object.keys(grants), wordsOf('ports')];
  const missing = ports.filter((port) => !drawn.includes(port));
  expect(missing.map((port) => `write ${port} into a text of the class \`ports\` of docs/hexagon.svg`)).toEqual([]);
  expect(drawn).toEqual(ports.sort());
});

test('the picture has each adapter once, and no other', () => {
  const folders = readdirSync(new URL('src/adapters/', root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(wordsOf('adapter')).toEqual(folders.sort());
});

test('the picture has each trigger of jobs once, and no other', () => {
  expect(wordsOf('trigger')).toEqual([...new Set(jobs.map(({ trigger }) => trigger.kind))].sort());
});

test('the picture names each provider of payments', () => {
  expect(wordsOf('provider')).toEqual(expect.arrayContaining(Object.keys(grantsOfProvider)));
});

test('the operations in the picture exist', () => {
  const listed = [...picture.matchAll(/<text class="[^"]*\boperation\b[^"]*"[^>]*>(\w+)/g)].map(([, id]) => id);
  expect(listed.length).toBeGreaterThan(5);
  expect(operations.map(({ id }) => id)).toEqual(expect.arrayContaining(listed));
});
