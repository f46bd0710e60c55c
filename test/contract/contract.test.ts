import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { portsInParts } from '#test/contract/contract';
import { declaredPorts } from '#test/contract/declared-ports';
import { suites } from '#test/contract/suites';

const root = new URL('../../', import.meta.url);
const filesUnder = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}${file}`);
const textOf = (file: string): string => readFileSync(new URL(file, root), 'utf8');

describe('the contract', () => {
  test('has one suite for each port of ports.ts', () => {
    const { names } = declaredPorts();
    expect(names.length).toBeGreaterThan(10);
    expect(Object.keys(suites).toSorted()).toEqual(names.toSorted());
  });

  test('reads the members of each port', () => {
    const { members } = declaredPorts();
    expect(members).toEqual(expect.arrayContaining(['orders.find', 'commit', 'orderLists.ofShop', 'shop.homeCountry']));
  });

  test('lists every suite file', () => {
    const listed = textOf('test/contract/suites.ts').matchAll(/'#test\/contract\/(.+)\.contract'/g);
    const written = filesUnder('test/contract/').filter((file) => file.endsWith('.contract.ts'));
    expect([...listed].map(([, name]) => `test/contract/${name}.contract.ts`).toSorted()).toEqual(written.toSorted());
  });

  const plugIns = filesUnder('test/').filter(
    (file) => file.endsWith('.test.ts') && textOf(file).includes("from '#test/contract/contract'"),
  );

  test('runs over the table in all its parts', () => {
    const run = plugIns.flatMap((file) => textOf(file).match(/portsInParts\.(\w+)/)?.[1] ?? []);
    expect(run.toSorted()).toEqual(Object.keys(portsInParts).toSorted());
  });

  test('runs over each adapter of the stored ports', () => {
    const implementing = filesUnder('src/adapters/')
      .filter((file) => file.endsWith('.ts') && /: Commit\b|\bCommit =>/.test(textOf(file)))
      .map((file) => file.split('/')[2]);
    const run = plugIns.flatMap((file) => [...textOf(file).matchAll(/#adapters\/([a-z]+)\//g)].map(([, name]) => name));
    expect(implementing).toContain('memory');
    for (const adapter of new Set(implementing)) expect(run).toContain(adapter);
  });
});
