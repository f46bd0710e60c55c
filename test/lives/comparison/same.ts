import assert from 'node:assert/strict';

/** Values that were cloned by Node.js have other prototypes than those that Jest makes. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null');

/** Throws unless two values have the same data. */
export const assertSame = (actual: unknown, expected: unknown, story: string): void =>
  assert.deepEqual(plain(actual), plain(expected), story);
