// Runs Jest as a child process and reads its report.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../children.mjs';
import { root } from '../project.mjs';

/** @typedef {{ file: string, passed: number }} FileResult */
/**
 * @typedef {object} JestResult
 * @property {number | null} code
 * @property {string} output what it printed on stdout
 * @property {boolean} timedOut
 * @property {{ passed: number, failed: number, broken: number, skipped: number, files: readonly FileResult[] } | undefined} report
 * undefined: it wrote none; `broken`: files that did not load
 */

/** @param {string} file @returns {Promise<JestResult['report']>} */
export const readReport = async (file) => {
  const report = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  return (
    report && {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      broken: report.numRuntimeErrorTestSuites,
      skipped: report.numPendingTests + report.numTodoTests,
      files: report.testResults.map(
        (/** @type {{ name: string, assertionResults: { status: string }[] }} */ { name, assertionResults }) => ({
          file: name,
          passed: assertionResults.filter(({ status }) => status === 'passed').length,
        }),
      ),
    }
  );
};

/**
 * Runs some projects of jest.config.mjs. Progress goes to stderr.
 * @param {object} options
 * @param {readonly string[]} options.projects
 * @param {string} options.reportFile
 * @param {NodeJS.ProcessEnv} options.env
 * @param {number} options.minutes the time limit
 * @param {readonly string[]} [options.patterns] of paths; none: all files
 * @param {readonly string[]} [options.flags]
 * @returns {Promise<JestResult>}
 */
export const jest = async ({ projects, reportFile, env, minutes, patterns = [], flags = [] }) => {
  const args = [
    ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    join(root, 'node_modules/jest/bin/jest.js'),
    ...['--ci', '--json', `--outputFile=${reportFile}`, '--reporters=default', '--selectProjects', ...projects],
    ...flags,
    ...patterns.flatMap((pattern) => ['--testPathPatterns', pattern]),
  ];
  const ended = await run(process.execPath, args, { seconds: minutes * 60, env, stderr: 'inherit' });
  return { ...ended, report: await readReport(reportFile) };
};
