import { expect, test } from '@jest/globals';
import { createLines } from '#infrastructure/local/lines';

const until = async (isTrue: () => boolean): Promise<void> => {
  for (let waited = 0; waited < 5_000 && !isTrue(); waited += 1) await new Promise((resolve) => setTimeout(resolve, 1));
};

test('lines of one moment are written together, in their order', async () => {
  const written: string[] = [];
  const { print } = createLines((text) => written.push(text));
  for (const line of ['one', 'two', 'three']) print(line);
  expect(written).toEqual([]);
  await until(() => written.length > 0);
  expect(written).toEqual(['one\ntwo\nthree\n']);
  print('four');
  await until(() => written.length > 1);
  expect(written.slice(1)).toEqual(['four\n']);
});

test('a flush writes what waits, once', () => {
  const written: string[] = [];
  const { print, flush } = createLines((text) => written.push(text));
  print('one');
  flush();
  flush();
  expect(written).toEqual(['one\n']);
});
