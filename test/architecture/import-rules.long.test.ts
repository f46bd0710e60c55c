import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cruise, root, ruleNames, type Seen } from '#test/architecture/cruise';
import { probes, soundTree } from '#test/architecture/probes';

describe('every rule', () => {
  let folder: string;
  let planted: Seen;
  const plant = async (file: string, source: string) => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), source);
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'import-rules-'));
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const file of ['package.json', 'tsconfig.json']) await cp(join(root, file), join(folder, file));
    for (const [file, source] of Object.entries(soundTree)) await plant(file, source);
    for (const { file, source, partner } of probes) {
      await plant(file, source);
      if (partner) await plant(partner.file, partner.source);
    }
    planted = await cruise(folder, ['--preserve-symlinks']);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('has a probe', () => expect([...new Set(probes.map(({ rule }) => rule))].sort()).toEqual([...ruleNames].sort()));

  test.each(probes.map((probe) => [probe.rule, probe.file] as const))(
    '%s fires on %s and nothing else does',
    (rule, file) => {
      const fired = planted.violations.filter(({ from }) => from === file).map((violation) => violation.rule);
      expect([...new Set(fired)]).toEqual([rule]);
    },
  );

  test('fires on no file that keeps it', () => {
    const guilty = new Set(probes.map(({ file }) => file));
    expect(planted.modules).toEqual(expect.arrayContaining(Object.keys(soundTree)));
    expect(planted.violations.filter(({ from }) => !guilty.has(from))).toEqual([]);
  });
});
