import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { cruise, root, type Seen } from '#test/architecture/cruise';

describe('the source', () => {
  let seen: Seen;
  beforeAll(async () => {
    seen = await cruise(root);
    // It reads every module, which takes long on a busy machine.
  }, 180_000);

  test('keeps every rule', () => expect(seen.violations).toEqual([]));

  test.each(['src', 'web'])('was seen whole: %s', async (folder) => {
    const written = (await readdir(join(root, folder), { recursive: true }))
      .filter((file) => /\.(js|tsx?)$/.test(file))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
    expect(written.length).toBeGreaterThan(0);
    expect(seen.modules.filter((module) => module.startsWith(`${folder}/`)).sort()).toEqual(written.sort());
  });
});
