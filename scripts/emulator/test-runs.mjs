import { dirname, join } from 'node:path';
import { run } from '../children.mjs';
import { root } from '../project.mjs';
import { jest, readReport } from '../test/jest.mjs';

/**
 * @typedef {object} Deployment
 * @property {import('./emulator.mjs').Emulator} emulator
 * @property {string} assembly the folder that was deployed
 * @property {string} url of the API
 * @property {string} tokens the URL of the token desk
 * @property {string} userPoolId
 * @property {boolean} isAccepted whether the whole acceptance ran on it before
 */
/** @typedef {{ lines: readonly string[], passed: number, failed: number, leftOut: number }} Outcome */

const longestMinutes = 30;

/** @param {number | null} code @param {import('../test/jest.mjs').JestResult['report']} report @param {readonly string[]} [lines] @returns {Outcome} */
const outcomeOf = (code, report, lines = []) => {
  if (report === undefined) return { lines, passed: 0, failed: 1, leftOut: 0 };
  const failed = report.failed + report.broken;
  return { lines, passed: report.passed, failed: failed === 0 && code !== 0 ? 1 : failed, leftOut: report.skipped };
};

/** @type {Record<string, (deployment: Deployment, patterns: readonly string[]) => Promise<Outcome>>} */
export const testRuns = {
  acceptance: async ({ assembly, url, tokens }, patterns) => {
    const reportFile = join(dirname(assembly), 'acceptance.json');
    const options = ['--gateway', '--tokens', tokens, '--report', reportFile];
    const args = [
      join(root, 'scripts/test/acceptance.mjs'),
      ...options,
      ...patterns.flatMap((pattern) => ['--only', pattern]),
      url,
    ];
    const { code, output } = await run(process.execPath, args, { seconds: longestMinutes * 60, stderr: 'inherit' });
    const lines = output.trimEnd().split('\n').filter(Boolean);
    // Its last line is in the report.
    return outcomeOf(code, await readReport(reportFile), lines.slice(0, -1));
  },
  cloud: async ({ emulator, ...where }, patterns) => {
    const deployment = JSON.stringify({ ...where, endpoint: emulator.endpoint });
    const { code, report } = await jest({
      projects: ['cloud'],
      patterns,
      // One after the other: the tests change the deployment.
      flags: ['--runInBand', `--testSequencer=${join(root, 'scripts/emulator/sequencer.mjs')}`],
      reportFile: join(dirname(where.assembly), 'cloud.json'),
      minutes: longestMinutes,
      env: { ...emulator.environment, CLOUD_DEPLOYMENT: deployment },
    });
    return outcomeOf(code, report);
  },
};
