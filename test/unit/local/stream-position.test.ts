import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { positionIn } from '#infrastructure/local/aws/stream-position';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'position-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const store = (name: string, position: unknown): void => writeFileSync(join(folder, name), JSON.stringify(position));

test('a new folder has no position', () => {
  expect(positionIn(folder).read()).toBeUndefined();
});

test('reads what was written', () => {
  const position = { stream: 'arn:one', done: { first: '12', second: '7' } };
  positionIn(folder).write(position);
  expect(positionIn(folder).read()).toEqual(position);
});

test('a shorter position replaces a longer one', () => {
  const { read, write } = positionIn(folder);
  write({ stream: 'arn:one', done: { first: '123456789', second: '1' } });
  write({ stream: 'arn:2', done: {} });
  expect(read()).toEqual({ stream: 'arn:2', done: {} });
});

test('continues where the slower of two jobs stood in an older release, whose file is then gone', () => {
  store('stream.json', { stream: 'arn:one', done: { first: '12', second: '7' } });
  store('stream-projectChanges.json', { stream: 'arn:one', done: { first: '9', second: '10' } });
  expect(positionIn(folder).read()).toEqual({ stream: 'arn:one', done: { first: '9', second: '7' } });
  positionIn(folder).write({ stream: 'arn:one', done: { first: '13', second: '11' } });
  expect(positionIn(folder).read()).toEqual({ stream: 'arn:one', done: { first: '13', second: '11' } });
  expect(existsSync(join(folder, 'stream-projectChanges.json'))).toBe(false);
});

test('compares positions as numbers, whatever their length', () => {
  store('stream.json', { stream: 'arn:one', done: { first: '100000000000000000000001' } });
  store('stream-projectChanges.json', { stream: 'arn:one', done: { first: '99' } });
  expect(positionIn(folder).read()?.done).toEqual({ first: '99' });
});

test.each([
  ['another stream', { stream: 'arn:two', done: { first: '1' } }],
  ['no position', { done: { first: 'first' } }],
])('ignores a second file of %s', (_, other) => {
  store('stream.json', { stream: 'arn:one', done: { first: '12' } });
  store('stream-projectChanges.json', other);
  expect(positionIn(folder).read()).toEqual({ stream: 'arn:one', done: { first: '12' } });
});
