import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const layers = ['domain', 'application', 'adapters'];

/** Time, chance and environment come in as arguments; only infrastructure reads them. A process has no hidden state. */
const hiddenInputs: Readonly<Record<string, RegExp>> = {
  'the clock': /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/,
  chance: /\bMath\.random\b|\brandom(?:UUID|Bytes|Int|FillSync)\b|\bgetRandomValues\b/,
  'the environment': /\bprocess\.env\b/,
  'a timer': /\bsetTimeout\b|\bsetInterval\b|\bsetImmediate\b|\bAbortSignal\.timeout\b/,
  // A collection that nothing changes has a read-only type.
  'state of a module':
    /^(?:export )?(?:let\b|const \w+(?:: (?!Readonly)[^=]+)? = (?:new (?:Weak)?(?:Map|Set)\b|\[\];|\{\};))/m,
};

/** These adapters are the clock or chance: reading it is all that they are for. */
const allowed: Readonly<Record<string, string>> = {
  'src/adapters/system/clock.ts': 'the clock',
};

const withoutComments = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');

const hiddenIn = (source: string): readonly string[] =>
  Object.entries(hiddenInputs).flatMap(([name, pattern]) => (pattern.test(withoutComments(source)) ? [name] : []));

const modules = async (): Promise<readonly string[]> => {
  const files = layers.map(async (layer) =>
    (await readdir(join(root, 'src', layer), { recursive: true })).map((file) => `src/${layer}/${file}`),
  );
  return (await Promise.all(files)).flat().filter((file) => file.endsWith('.ts'));
};

describe('below infrastructure', () => {
  test('no module reads the clock, chance or the environment', async () => {
    const files = await modules();
    expect(files.length).toBeGreaterThan(150);
    const found = await Promise.all(
      files.map(async (file) => [file, hiddenIn(await readFile(join(root, file), 'utf8'))] as const),
    );
    const hidden = found.filter(([, inputs]) => inputs.length > 0);
    expect(Object.fromEntries(hidden)).toEqual(
      Object.fromEntries(Object.entries(allowed).map(([file, input]) => [file, [input]])),
    );
  });

  test.each([
    ['const at = Date.now();', 'the clock'],
    ['const at = { now: Date.now };', 'the clock'],
    ['const at = new Date();', 'the clock'],
    ['const at = performance.now();', 'the clock'],
    ['const key = randomBytes(16);', 'chance'],
    ["import { randomUUID as id } from 'node:crypto';", 'chance'],
    ['const jitter = Math.random();', 'chance'],
    ['const table = process.env.TABLE_NAME;', 'the environment'],
    ["import { setTimeout as wait } from 'node:timers/promises';", 'a timer'],
    ['const signal = AbortSignal.timeout(1_000);', 'a timer'],
    ['const options = { timeout: AbortSignal.timeout };', 'a timer'],
    ['let count = 0;', 'state of a module'],
    ['export let count = 0;', 'state of a module'],
    ['const known = new Map();', 'state of a module'],
    ['export const known = new Set<string>();', 'state of a module'],
    ['const known: Map<string, string> = new Map([]);', 'state of a module'],
    ['const known = new WeakMap<object, string>();', 'state of a module'],
    ['const waiting: string[] = [];', 'state of a module'],
  ])('%s would be found', (source, input) => expect(hiddenIn(source)).toEqual([input]));

  test.each([
    ['const at = new Date(now).toISOString();'],
    ['// Date.now() is not read here'],
    ['const next = () => {\n  let count = 0;\n};'],
    ['const at = clock.now();'],
    ['const signal = deadline(1_000);'],
    ["const names: ReadonlySet<string> = new Set(['a']);"],
    ['const next = () => {\n  const known = new Map();\n};'],
  ])('%s is allowed', (source) => expect(hiddenIn(source)).toEqual([]));
});
