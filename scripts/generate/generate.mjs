// Runs every generator of committed files, or says which of them are stale.
import { stopAll } from '../children.mjs';
import { command, UsageError } from '../command.mjs';
import { commandOf, generators } from './generators.mjs';
import { runGenerators } from './run.mjs';

const scripts = generators.map(({ script }) => script);

const usage = `Usage: npm run generate -- [options]

Renews every committed file that is generated, one generator after the other, and says which files changed:

${generators.map(({ script, files }) => `  ${script.padEnd(12)}${files.join(', ')}`).join('\n')}

Commit the changed files with the change that caused them. "npm run check" compares the same files.

Options
  --check         write nothing; say which files are stale, and the command that renews each
  --only SCRIPTS  only these, separated by commas, such as openapi,limits
  -h, --help      this text

Exit code 0: written, or up to date; 1: stale, or a generator failed; 2: wrong options; 3: one cannot run on this machine.`;

/** @param {string | undefined} only */
const chosenOf = (only) => {
  if (only === undefined) return generators;
  const names = only.split(',');
  const unknown = names.filter((each) => !generators.some(({ name, script }) => each === name || each === script));
  if (unknown.length > 0) throw new UsageError(`--only ${unknown.join(',')}: use ${scripts.join(', ')}`);
  return generators.filter(({ name, script }) => names.includes(name) || names.includes(script));
};

await command({
  usage,
  options: { check: { type: 'boolean', default: false }, only: { type: 'string' } },
  onInterrupt: () => stopAll(10_000),
  run: async ({ check: isCheck, only }) => {
    const all = await runGenerators(chosenOf(only), { isCheck });
    const stale = all.filter(({ state }) => state === 'stale');
    if (stale.length > 0)
      console.log(
        `${stale.map(({ generator }) => generator.name).join(', ')}: out of date. Renew with: ${
          stale.length > 1 ? 'npm run generate' : stale.map(({ generator }) => commandOf(generator)).join('')
        }`,
      );
    if (all.some(({ state }) => state === 'stale' || state === 'failed')) return 1;
    return all.some(({ state }) => state === 'cannot run') ? 3 : 0;
  },
});
