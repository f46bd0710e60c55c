// Installs the tools of generators into the cache. Each installation is kept for its list of versions.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must, run } from '../../children.mjs';
import { CannotRun } from '../../command.mjs';
import { findPython, pythonWith } from '../../python.mjs';
import { python } from './versions.mjs';

/** @typedef {{ cache: string, say: (text: string) => void }} Place cache: a folder; say: prints progress */

/** @param {unknown} versions */
const nameFor = (versions) => createHash('sha256').update(JSON.stringify(versions)).digest('hex').slice(0, 12);

/** @type {Promise<string> | undefined} Two generators share the environment. */
let environment;

/** The programs of the environment for Python. @param {Place} place @returns {Promise<string>} their folder */
export const pythonTools = ({ cache, say }) => {
  environment ??= (async () => {
    await mkdir(cache, { recursive: true });
    const requirements = join(cache, `requirements-${nameFor(python)}.txt`);
    await writeFile(requirements, `${python.join('\n')}\n`);
    const packages = { tool: 'the generators for Python', requirements, cacheFolder: cache };
    return join(await pythonWith(await findPython(), packages, say), '..');
  })();
  return environment;
};

/** A folder with these packages of npm. @param {Place} place @param {Readonly<Record<string, string>>} dependencies */
export const npmPackages = async ({ cache, say }, dependencies) => {
  const folder = join(cache, `npm-${nameFor(dependencies)}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await writeFile(join(draft, 'package.json'), JSON.stringify({ private: true, dependencies }));
  say(`installing ${Object.keys(dependencies).join(', ')} (once)`);
  await must('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { seconds: 180, cwd: draft });
  await rename(draft, folder);
  return folder;
};

/** Refuses to go on without a program of the machine. @param {string} program @param {readonly string[]} args */
export const needs = async (program, args) => {
  const { code, output } = await run(program, args, { seconds: 30 });
  if (code !== 0) throw new CannotRun(`${program} is needed: ${output.trim().split('\n').at(-1)}`);
};
