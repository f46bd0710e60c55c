import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkFiles, rowsOfFiles } from '../../../scripts/operate/transfer/read-files';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'transfer-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

/** The rows, or the reasons, by the number of their line. */
const readAll = async (...files: readonly string[]) => {
  const read: (readonly [string, unknown])[] = [];
  for await (const { at, row } of rowsOfFiles(files))
    read.push([at.replace(/^.*, line /, ''), row.ok ? row.value : row.why]);
  return read;
};

/** The reason why a file is refused, without its folder. */
const refusalOf = async (file: string): Promise<string> =>
  checkFiles([file]).then(
    () => 'accepted',
    (error: Error) => error.message.replace(`${folder}/`, ''),
  );

const mug = {
  kind: 'product',
  sku: 'MUG',
  name: 'Mug',
  prices: { EUR: 850, USD: 900 },
  taxCategory: 'standard',
  requiresShipping: true,
};
const header = 'sku,name,prices,taxCategory,requiresShipping,available';

describe('lines of JSON', () => {
  test('are rows, with any end of line, and empty lines are left out', async () => {
    const file = fileOf('rows.jsonl', '{"kind":"a"}\r\n\n{"kind":"b"}\n{"kind":"c"');
    expect(await readAll(file)).toEqual([
      ['1', { kind: 'a' }],
      ['3', { kind: 'b' }],
      ['4', 'it is not JSON'],
    ]);
  });

  test('may begin with the mark of UTF-8', async () => {
    expect(await readAll(fileOf('marked.jsonl', '\uFEFF{"kind":"ä"}'))).toEqual([['1', { kind: 'ä' }]]);
  });

  test('are read across the parts in which a file arrives', async () => {
    const name = 'é'.repeat(200_000);
    const file = fileOf('long.jsonl', `{"name":"${name}"}\n`.repeat(3));
    const rows = await readAll(file);
    expect(rows.map(([line]) => line)).toEqual(['1', '2', '3']);
    expect(rows.every(([, row]) => (row as { readonly name: string }).name === name)).toBe(true);
  });

  test.each<readonly [string, string | Uint8Array, string]>([
    [
      'Latin-1',
      Buffer.from('{}\n{"name":"Müller"}\n', 'latin1'),
      'file.jsonl, line 2: it is not UTF-8. Save the file as UTF-8',
    ],
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), 'file.jsonl, line 1: it is UTF-16. Save the file as UTF-8'],
    [
      'UTF-16 without a mark',
      Buffer.from('{}', 'utf16le'),
      'file.jsonl, line 1: it has a zero byte, which no text has',
    ],
    [
      'a cut symbol',
      Buffer.from([0x7b, 0x7d, 0x0a, 0xc3]),
      'file.jsonl, line 2: it is not UTF-8. Save the file as UTF-8',
    ],
    ['a line of 3 MB', 'x'.repeat(3_000_000), 'file.jsonl, line 1: it has more than 2000000 bytes'],
  ])('are refused as a file in %s', async (_, content, reason) => {
    expect(await refusalOf(fileOf('file.jsonl', content))).toBe(reason);
  });

  test('tell how much of all files is read', async () => {
    const files = [fileOf('one.jsonl', '{}\n{}\n'), fileOf('two.jsonl', '{}\n{}\n')];
    const shares: number[] = [];
    for await (const { share } of rowsOfFiles(files)) shares.push(share);
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
  });
});

describe('a table', () => {
  test('has rows with the values of their columns', async () => {
    const file = fileOf(
      'products.csv',
      `\uFEFF${header}\r\nMUG,"Mug, ""big""",EUR 850; USD 900,standard,TRUE,-3\r\n,,,,,\r\n`,
    );
    expect(await readAll(file)).toEqual([
      ['2', { ...mug, name: 'Mug, "big"', available: -3 }],
      ['3', { kind: 'product' }],
    ]);
  });

  test('has cells with line ends, and counts the lines of the file', async () => {
    const file = fileOf('customers.csv', 'id,notes\ncus_ada,"one\r\ntwo"\ncus_bob,plain\n');
    expect(await readAll(file)).toEqual([
      ['2', { kind: 'customer', id: 'cus_ada', notes: 'one\r\ntwo' }],
      ['4', { kind: 'customer', id: 'cus_bob', notes: 'plain' }],
    ]);
  });

  test('gives back a text that was guarded from being a formula, and leaves others as they are', async () => {
    const file = fileOf('guarded.csv', "id,notes\na,'=SUM(A1)\nb,''=x\nc,=1+1\nd,'quoted'\n");
    expect((await readAll(file)).map(([, row]) => (row as { readonly notes: string }).notes)).toEqual([
      '=SUM(A1)',
      "'=x",
      '=1+1',
      "'quoted'",
    ]);
  });

  test.each([
    ['MUG,Mug,850,standard,true,1', 'prices is not a list of minor units such as EUR 1999; USD 2400'],
    ['MUG,Mug,EUR 8.50,standard,true,1', 'prices is not a list of minor units such as EUR 1999; USD 2400'],
    ['MUG,Mug,EUR 1; EUR 2,standard,true,1', 'prices has a currency twice'],
    ['MUG,Mug,EUR 850,standard,yes,1', 'requiresShipping is neither true nor false'],
    ['MUG,Mug,EUR 850,standard,true,1.5', 'available is not a whole number such as 12'],
    ['MUG,Mug,EUR 850,standard,true', 'it has 5 cells, and the header 6'],
  ])('refuses the row %s', async (line, why) => {
    expect(await readAll(fileOf('rows.csv', `${header}\n${line}\n`))).toEqual([['2', why]]);
  });

  test.each([
    ['', 'file.csv is empty: the first line names the columns'],
    ['name,price\n', 'it is not the header of a table'],
    ['sku;name\n', 'its cells are separated by semicolons: save it with commas'],
    [`${header},color\n`, 'the column color of products is not known, or is there twice'],
    [`${header},sku\n`, 'the column sku of products is not known, or is there twice'],
    [`${header}\nMUG,"Mug"x,EUR 1,standard,true,1\n`, 'line 2: a quoted cell ends before its cell does'],
    [`${header}\nMUG,Mug "big",EUR 1,standard,true,1\n`, 'line 2: a quote is in a cell that is not quoted'],
    [`${header}\nMUG,"Mug,EUR 1\n`, 'line 2: a quoted cell does not end'],
    [`${header}\n${','.repeat(300)}\n`, 'line 2: it has more than 200 cells'],
  ])('is refused as a whole: %j', async (content, why) => {
    expect(await refusalOf(fileOf('file.csv', content))).toContain(why);
  });
});
