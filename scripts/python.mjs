import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must, run } from './children.mjs';
import { CannotRun } from './command.mjs';

const requirement = 'Python 3.10 or newer with its venv module';
const install = `Debian, Ubuntu: apt-get install python3 python3-venv; Fedora: dnf install python3; macOS: brew install python3.
PYTHON=/path/to/python3 names another interpreter.`;

const probe = `
import sys
assert sys.version_info >= (3, 10), "it is " + sys.version.split()[0]
import venv, ensurepip
print(sys.version_info[0], sys.version_info[1], sys.executable)`;

/** @typedef {{ program: string, about: string }} Interpreter about: its version and path in one line, on which an environment depends */

/** @returns {Promise<Interpreter>} */
export const findPython = async () => {
  const program = process.env.PYTHON ?? 'python3';
  const { code, output } = await run(program, ['-c', probe], { seconds: 20 });
  if (code === 0) return { program, about: output.trim() };
  const why = output.trim().split('\n').at(-1);
  throw new CannotRun(`${requirement} is needed, and ${program} says: ${why}\n${install}`);
};

/** @typedef {{ tool: string, requirements: string, cacheFolder: string }} Packages tool: for the progress; requirements: the path of their list */

/**
 * The Python of a virtual environment with these packages. It is made once for each interpreter and list of packages.
 * @param {Interpreter} interpreter @param {Packages} packages @param {(text: string) => void} say
 */
export const pythonWith = async ({ program, about }, { tool, requirements, cacheFolder }, say) => {
  const id = createHash('sha256')
    .update(await readFile(requirements))
    .update(about);
  const folder = join(cacheFolder, `venv-${id.digest('hex').slice(0, 12)}`);
  const python = join(folder, 'bin/python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return python;

  say(`installing ${tool} (once)`);
  await mkdir(cacheFolder, { recursive: true });
  await rm(folder, { recursive: true, force: true });
  await must(program, ['-m', 'venv', folder], { seconds: 120 });
  const quiet = ['--disable-pip-version-check', '--no-input', '--quiet'];
  await must(python, ['-m', 'pip', 'install', ...quiet, '--requirement', requirements], { seconds: 240 });
  // Written last and at once: it marks a whole environment.
  await writeFile(`${complete}.draft`, `${about}\n`);
  await rename(`${complete}.draft`, complete);
  return python;
};
