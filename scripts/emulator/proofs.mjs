import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../project.mjs';

/**
 * @typedef {object} Deployment what is there to be looked at
 * @property {import('./emulator.mjs').Emulator} emulator
 * @property {string} assembly the folder that was deployed
 * @property {string} url of the API
 * @property {string} tokens where a token desk is
 * @property {string} userPoolId
 * @property {boolean} isAccepted whether the whole acceptance asked it before
 */
/** @typedef {{ lines: string[], passed: number, failed: number, leftOut: number }} Outcome */

/**
 * Runs a program whose progress goes to stderr, and that writes Jest's report to a file.
 * @param {readonly string[]} args @param {NodeJS.ProcessEnv} env @param {string} report @returns {Promise<Outcome>}
 */
const reported = async (args, env, report) => {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (part) => {
    output += part;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  const lines = output.trimEnd().split('\n').filter(Boolean);
  const read = await readFile(report, 'utf8').then(JSON.parse, () => undefined);
  if (read === undefined) return { lines, passed: 0, failed: 1, leftOut: 0 };
  const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites, numPendingTests: leftOut } = read;
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { lines, passed, failed: failed === 0 && code !== 0 ? 1 : failed, leftOut };
};

/** @param {readonly string[]} patterns */
const matching = (patterns) => patterns.flatMap((pattern) => ['--testPathPatterns', pattern]);

/** @type {Record<string, (deployment: Deployment, patterns: readonly string[]) => Promise<Outcome>>} */
export const proofs = {
  acceptance: async ({ assembly, url, tokens }, patterns) => {
    const report = join(dirname(assembly), 'acceptance.json');
    const asked = [
      '--gateway',
      '--tokens',
      tokens,
      '--report',
      report,
      ...patterns.flatMap((each) => ['--only', each]),
    ];
    const outcome = await reported([join(root, 'scripts/test/acceptance.mjs'), ...asked, url], process.env, report);
    // Its own closing line is the report's.
    return { ...outcome, lines: outcome.lines.slice(0, -1) };
  },
  cloud: async ({ emulator, ...where }, patterns) => {
    const report = join(dirname(where.assembly), 'cloud.json');
    const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    const asked = ['--ci', '--json', `--outputFile=${report}`, '--reporters=default', '--selectProjects', 'cloud'];
    const deployment = JSON.stringify({ ...where, endpoint: emulator.endpoint });
    const env = { ...emulator.environment, CLOUD_DEPLOYMENT: deployment };
    // One after the other: they change what is deployed.
    const order = ['--runInBand', `--testSequencer=${join(root, 'scripts/emulator/sequencer.mjs')}`];
    const args = [...jest, join(root, 'node_modules/jest/bin/jest.js'), ...asked, ...order, ...matching(patterns)];
    return { ...(await reported(args, env, report)), lines: [] };
  },
};
