import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Participles that do not say what a thing is; CONTRIBUTING.md, "Plain words". */
const vague: ReadonlySet<string> = new Set(['told', 'asked', 'gone', 'kept', 'met', 'said']);

/** The identifier that a node declares: of a variable, a parameter, a function, a type or a member. */
const declaredBy = (node: ts.Node): string | undefined => {
  if (ts.isPropertyAccessExpression(node) || !('name' in node)) return undefined;
  const name = node.name as ts.Node | undefined;
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
};

const vagueNamesIn = (source: string, file = 'source.ts'): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = declaredBy(node);
    if (name !== undefined && vague.has(name.toLowerCase())) found.push(name);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest));
  return found;
};

describe('a declared name', () => {
  test.each(['src', 'cdk', 'scripts', 'web'])('in %s says what it names', (folder) => {
    const files = readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(ts|tsx|mjs)$/.test(file),
    );
    expect(files.length).toBeGreaterThan(40);
    const found = files.map(
      (file) => [file, vagueNamesIn(readFileSync(`${root}/${folder}/${file}`, 'utf8'), file)] as const,
    );
    expect(found.filter(([, names]) => names.length > 0)).toEqual([]);
  });

  test.each([
    ['const told = 1;', 'told'],
    ['let gone: number;', 'gone'],
    ['const [asked] = list;', 'asked'],
    ['const { canceled: gone } = quantity;', 'gone'],
    ['const { kept } = group;', 'kept'],
    ['type Told = string;', 'Told'],
    ['type Group = { readonly kept: string };', 'kept'],
    ['const send = (said: string) => said;', 'said'],
    ['function met() {}', 'met'],
    ['const reply = { asked: 1 };', 'asked'],
  ])('is refused in: %s', (source, name) => expect(vagueNamesIn(source)).toEqual([name]));

  test.each([
    ["const key = 'told:dispute:dp_1';"],
    ["const codec = eventCodec('asked', fields);"],
    ['const requestedAmount = 1; // what was asked'],
    ['const isKept = group.kept;'],
  ])('is accepted in: %s', (source) => expect(vagueNamesIn(source)).toEqual([]));
});
