import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must } from '../../../scripts/children.mjs';
import { pythonOfAws } from '../../../scripts/operate/runbook/command-line';
import { sectionsIn } from '../../../scripts/operate/runbook/sections';

const page = fileURLToPath(new URL('../../../docs/deploy.md', import.meta.url));
const longestSeconds = 120;

/** The commands of a section of docs/deploy.md. A line that ends with a backslash goes on in the next one. */
export const commandsOf = async (heading: string): Promise<readonly string[]> => {
  const section = sectionsIn(await readFile(page, 'utf8')).find((each) => each.heading === heading);
  if (section === undefined) throw new Error(`${page} has no section ${heading} with commands.`);
  return section.script.split(/(?<!\\)\n/);
};

/** The settings that a command of a deployment gives: `-c closed=yes`. */
export const settingsIn = (command: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...command.matchAll(/ -c (\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]));

export type Shell = {
  /** Runs commands until the first that fails. Returns what they print. */
  readonly run: (commands: readonly string[]) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** A shell of an operator, in a folder of its own: `aws` is the real command line, and the environment names the emulator. */
export const openShell = async (): Promise<Shell> => {
  const python = await pythonOfAws((text) => process.stderr.write(`${text}\n`));
  const folder = await mkdtemp(join(tmpdir(), 'operator-'));
  const aws = join(folder, 'aws');
  await writeFile(aws, `#!/bin/sh\nexec "${python}" -m awscli "$@"\n`);
  await chmod(aws, 0o755);
  const env = { ...process.env, HOME: folder, PATH: `${folder}${delimiter}${process.env.PATH}` };
  return {
    run: (commands) =>
      must('bash', ['-euo', 'pipefail', '-c', commands.join('\n')], { seconds: longestSeconds, cwd: folder, env }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
};
