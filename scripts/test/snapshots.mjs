// Renews the snapshots of tests, or compares them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run, stopAll } from '../children.mjs';
import { command, UsageError } from '../command.mjs';
import { root } from '../project.mjs';

const usage = `Usage: npm run snapshots -- [options]

Runs the tests that have a snapshot (test/**/__snapshots__): the resources of each stage. Read the difference in git before you
commit it: it is what a deployment changes.

Options
  --check      fail when a snapshot is out of date (default)
  --write      write what the tests make today
  -h, --help   this text

Exit code 0: written, or up to date; 1: out of date, or a test failed; 2: wrong options.`;

/** The tests that have a snapshot, from the root. */
const tests = () =>
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.snap'))
    .map(
      (file) =>
        `test/${file
          .replaceAll('\\', '/')
          .replace('__snapshots__/', '')
          .replace(/\.snap$/, '')}`,
    );

await command({
  usage,
  options: { check: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
  onInterrupt: () => stopAll(10_000),
  run: async ({ check, write }) => {
    if (check && write) throw new UsageError('--check or --write, not both');
    const args = [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
    ];
    const { code, output } = await run(
      process.execPath,
      [...args, write ? '--updateSnapshot' : '--ci', '--runTestsByPath', ...tests()],
      { seconds: 240 },
    );
    if (code === 0) return;
    console.error(output.trimEnd());
    if (!write) console.error('If the change is meant: npm run snapshots -- --write');
    return 1;
  },
});
