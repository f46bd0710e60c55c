import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

type Violation = { readonly rule: string; readonly from: string; readonly to: string };
export type Seen = { readonly modules: readonly string[]; readonly violations: readonly Violation[] };

export const root = fileURLToPath(new URL('../..', import.meta.url));
const rulesFile = join(root, '.dependency-cruiser.cjs');
export const ruleNames: string[] = createRequire(import.meta.url)(rulesFile).forbidden.map(
  ({ name }: { name: string }) => name,
);

/** Runs dependency-cruiser as a process of its own: it loads compilers that do not belong into a test's realm. */
export const cruise = async (folder: string, flags: readonly string[] = []): Promise<Seen> => {
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
