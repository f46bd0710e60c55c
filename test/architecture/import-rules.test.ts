import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { probes, soundTree } from '#test/architecture/probes';

type Violation = { readonly rule: string; readonly from: string; readonly to: string };
type Seen = { readonly modules: readonly string[]; readonly violations: readonly Violation[] };

const root = fileURLToPath(new URL('../..', import.meta.url));
const rulesFile = join(root, '.dependency-cruiser.cjs');
const ruleNames: string[] = createRequire(import.meta.url)(rulesFile).forbidden.map(
  ({ name }: { name: string }) => name,
);

/** Runs dependency-cruiser as a process of its own: it loads compilers that do not belong into a test's realm. */
const cruise = async (folder: string, flags: readonly string[] = []): Promise<Seen> => {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, '--config', rulesFile, '--output-type', 'json', ...flags, 'src', 'test', 'cdk', 'web'],
    { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
  );
  const { modules, summary } = JSON.parse(stdout) as {
    modules: { source: string }[];
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return {
    modules: modules.map(({ source }) => source),
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
};

describe('the source', () => {
  let seen: Seen;
  beforeAll(async () => {
    seen = await cruise(root);
  });

  test('keeps every rule', () => expect(seen.violations).toEqual([]));

  test.each(['src', 'web'])('was seen whole: %s', async (folder) => {
    const written = (await readdir(join(root, folder), { recursive: true }))
      .filter((file) => /\.(js|tsx?)$/.test(file))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
    expect(written.length).toBeGreaterThan(0);
    expect(seen.modules.filter((module) => module.startsWith(`${folder}/`)).sort()).toEqual(written.sort());
  });
});

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
