// Runs the HTTP tests against a running service, and counts what cannot be tested from outside.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopAll } from '../children.mjs';
import { command, UsageError } from '../command.mjs';
import { root } from '../project.mjs';
import { jest } from './jest.mjs';

const usage = `Usage: npm run acceptance -- [options] URL…

Runs the tests of test/http against running services. Several services take turns and must share a table. The tests create
callers, products and references with names of their own, and leave them there. A test that needs the inside of a process
is left out and counted by its reason. Tokens come from POST /dev/tokens of the service; CORS_ORIGINS of the service must
list https://shop.test.

Options
  --tokens URL    a server that issues tokens, where the service has no POST /dev/tokens
  --gateway       an API Gateway is in front of the service: accept and count the answers that it gives itself, as
                  cdk/api/gateway-answers.ts declares them
  --only PATTERN  test files whose path matches, as in Jest; may be repeated
  --report FILE   write Jest's report as JSON
  -h, --help      this text

Exit code 0: all that could be tested passed; 1: otherwise; 2: wrong options; 130: interrupted.`;

const longestMinutes = 30;

/** @param {string} text matched literally by a regular expression */
const literally = (text) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');

/** Files that test no service. */
const ignoredPaths = [`^${literally(join(root, 'test/'))}(?!http/)`, 'operation\\.types', 'router\\.test'];

/** @typedef {Record<string, number>} Counts by reason */
/** @typedef {{ tests: Counts, assertions: Counts, excused: Counts }} LeftOut */

/** Sums what each test file has left out. @param {string} file @returns {Promise<LeftOut>} */
const readLeftOut = async (file) => {
  /** @type {LeftOut} */
  const total = { tests: {}, assertions: {}, excused: {} };
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  for (const line of lines)
    for (const kind of /** @type {const} */ (['tests', 'assertions', 'excused']))
      for (const [reason, count] of Object.entries(/** @type {LeftOut} */ (JSON.parse(line))[kind]))
        total[kind][reason] = (total[kind][reason] ?? 0) + count;
  return total;
};

/** @param {string} label @param {string} what @param {Counts} counts */
const printCounts = (label, what, counts) => {
  for (const [reason, count] of Object.entries(counts).toSorted(([, left], [, right]) => right - left))
    console.log(`${label} ${String(count).padStart(6)} ${what}: ${reason}`);
};

/** @param {string[]} urls */
const refuseWrongUrls = (urls) => {
  const wrong = urls.find((url) => !URL.canParse(url));
  if (wrong !== undefined) throw new UsageError(`${wrong} is no URL`);
};

await command({
  usage,
  options: {
    tokens: { type: 'string', default: '' },
    gateway: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: ['/test/http/'] },
    report: { type: 'string' },
  },
  allowPositionals: true,
  onInterrupt: () => stopAll(5_000),
  run: async ({ tokens, gateway, only, report: reportFile }, urls) => {
    if (urls.length === 0) throw new UsageError('give the URL of a service');
    refuseWrongUrls(tokens === '' ? urls : [...urls, tokens]);
    const folder = await mkdtemp(join(tmpdir(), 'order-service-acceptance-'));
    try {
      const leftOutFile = join(folder, 'left-out');
      const { code, report } = await jest({
        projects: ['unit'],
        patterns: only,
        flags: [
          ...['--maxWorkers=100%', '--env', join(root, 'test/http/remote/environment.mjs')],
          ...['--testPathIgnorePatterns', ...ignoredPaths],
        ],
        reportFile: reportFile ?? join(folder, 'report.json'),
        minutes: longestMinutes,
        env: {
          ...process.env,
          ACCEPTANCE_URLS: urls.join(' '),
          ACCEPTANCE_TOKENS: tokens,
          ACCEPTANCE_GATEWAY: gateway ? '1' : '',
          ACCEPTANCE_LEFT_OUT: leftOutFile,
        },
      });
      const leftOut = await readLeftOut(leftOutFile);
      printCounts('left out', 'tests', leftOut.tests);
      printCounts('left out', 'assertions', leftOut.assertions);
      printCounts('excused ', 'answers, the gateway was before the service', leftOut.excused);
      if (report === undefined) throw new Error(`Jest ended with ${code} and no report`);
      const { passed, failed, broken, skipped } = report;
      console.log(`${passed} passed, ${failed + broken} failed, ${skipped} left out`);
      return code === 0 && failed + broken === 0 && passed > 0 ? 0 : 1;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
