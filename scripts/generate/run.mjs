import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../children.mjs';
import { root } from '../project.mjs';
import { commandOf } from './generators.mjs';

/** @typedef {import('./generators.mjs').Generator} Generator */
/**
 * The end of a generator: its files are as they were, some were written, some are stale (with --check), it could not run on
 * this machine, or it failed. `text`: the files, or what it printed.
 * @typedef {{ generator: Generator, state: 'current' | 'written' | 'stale' | 'cannot run' | 'failed', text: string }} Generated
 */

/** The exit code of a script that lacks something on this machine. */
const cannotRun = 3;

/** @param {string} file */
const digestOf = (file) => {
  const path = join(root, file);
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : '';
};

/** @param {Generator} generator @param {boolean} isCheck @returns {Promise<Generated>} */
const runOne = async (generator, isCheck) => {
  const { script, write, files, minutes } = generator;
  const before = files.map(digestOf);
  const { code, output } = await run('npm', ['run', '--silent', script, '--', ...(isCheck ? ['--check'] : write)], {
    seconds: minutes * 60,
    shell: process.platform === 'win32',
  });
  const text = output.trimEnd();
  if (code === cannotRun) return { generator, state: 'cannot run', text };
  if (code !== 0) return { generator, state: isCheck && code === 1 ? 'stale' : 'failed', text };
  const written = files.filter((file, index) => digestOf(file) !== before[index]);
  return { generator, state: written.length === 0 ? 'current' : 'written', text: written.join(', ') };
};

/** @param {Generated} generated @param {boolean} isCheck */
const outcomeOf = ({ generator, state, text }, isCheck) => {
  switch (state) {
    case 'current':
      return isCheck ? 'up to date' : 'unchanged';
    case 'written':
      return `written: ${text}`;
    case 'stale':
      return `STALE: ${commandOf(generator)}`;
    case 'cannot run':
      return 'cannot run here';
    case 'failed':
      return 'FAILED';
  }
};

/**
 * Runs generators one after the other, prints how each went, and what a generator printed that did not succeed.
 * @param {readonly Generator[]} chosen @param {{ isCheck?: boolean }} [options] @returns {Promise<readonly Generated[]>}
 */
export const runGenerators = async (chosen, { isCheck = false } = {}) => {
  /** @type {Generated[]} */
  const all = [];
  for (const [index, generator] of chosen.entries()) {
    console.error(`[${index + 1}/${chosen.length}] npm run ${generator.script} …`);
    const began = performance.now();
    const generated = await runOne(generator, isCheck);
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    console.log(`${generator.name.padEnd(16)}${seconds.padStart(6)} s  ${outcomeOf(generated, isCheck)}`);
    if (generated.state !== 'current' && generated.state !== 'written') console.error(generated.text);
    all.push(generated);
  }
  return all;
};
