import { describe, expect, test } from '@jest/globals';
import { shortMemory } from '#application/short-memory';

const remembered = (memory: ReturnType<typeof shortMemory<string, number>>, now = 0) =>
  ['a', 'b', 'c'].filter((key) => memory.get(key, now) !== undefined);

describe('a short memory', () => {
  test('forgets an entry at its time, but still has its latest value', () => {
    const memory = shortMemory<string, number>(2);
    memory.set('a', 1, 10);
    expect([memory.get('a', 9), memory.get('a', 10), memory.latest('a')]).toEqual([1, undefined, 1]);
  });

  test('keeps an entry without a time', () => {
    const memory = shortMemory<string, number>(2);
    memory.set('a', 1);
    expect(memory.get('a', Number.MAX_SAFE_INTEGER)).toBe(1);
  });

  test('makes room by the entry that was set longest ago', () => {
    const memory = shortMemory<string, number>(2);
    memory.set('a', 1);
    memory.set('b', 2);
    memory.set('c', 3);
    expect(remembered(memory)).toEqual(['b', 'c']);
  });

  test('counts an entry that is set again as new, and needs no room for it', () => {
    const memory = shortMemory<string, number>(2);
    memory.set('a', 1);
    memory.set('b', 2);
    memory.set('b', 3);
    expect(remembered(memory)).toEqual(['a', 'b']);
    memory.set('a', 3);
    memory.set('c', 4);
    expect(remembered(memory)).toEqual(['a', 'c']);
  });

  test('forgets a deleted entry', () => {
    const memory = shortMemory<string, number>(2);
    memory.set('a', 1);
    memory.delete('a');
    expect(memory.latest('a')).toBeUndefined();
  });
});
