// Runs the HTTP tests against a service that runs somewhere, and says what cannot be tried from outside.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const help = `Usage: npm run acceptance -- [options] URL…

Runs the tests of test/http against running services, asked in turn where there are several, which must share a table.
They make callers, products and references with names of their own, and leave them there. What needs the inside of a
process is left out and counted by its reason. Tokens come from POST /dev/tokens of the service; CORS_ORIGINS of the
service must list https://shop.test.

Options
  --tokens URL    a desk that gives tokens, where the service has no POST /dev/tokens
  --gateway       an API Gateway stands before the service: what cdk/api/gateway-answers.ts declares that it answers
                  itself is taken, and counted
  --only PATTERN  test files whose path matches, as in Jest; may be repeated
  --report FILE   Jest's report as JSON
  -h, --help      this text

Exit code 0: all that could be tried passed; 1: not so; 2: wrong options.`;

const root = fileURLToPath(new URL('..', import.meta.url));
const options = (() => {
  try {
    const read = parseArgs({
      allowPositionals: true,
      options: {
        tokens: { type: 'string', default: '' },
        gateway: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: ['/test/http/'] },
        report: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    for (const url of [...read.positionals, ...(read.values.tokens === '' ? [] : [read.values.tokens])]) new URL(url);
    if (read.positionals.length === 0 && !read.values.help) throw new Error('which URL?');
    return read;
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n\n${help}`);
    process.exit(2);
  }
})();
if (options.values.help) {
  console.log(help);
  process.exit(0);
}

/** @param {string} text as a regular expression */
const literally = (text) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');

/** @typedef {Record<string, number>} Counts */
/** @param {Counts} counts @param {Counts} more */
const add = (counts, more) => {
  for (const [reason, count] of Object.entries(more)) counts[reason] = (counts[reason] ?? 0) + count;
};
/** @param {string} done @param {string} what @param {Counts} counts */
const tell = (done, what, counts) => {
  for (const [reason, count] of Object.entries(counts).toSorted(([, left], [, right]) => right - left))
    console.log(`${done} ${String(count).padStart(6)} ${what}: ${reason}`);
};

const folder = await mkdtemp(join(tmpdir(), 'order-service-acceptance-'));
try {
  const leftOut = join(folder, 'left-out');
  const report = options.values.report ?? join(folder, 'report.json');
  const child = spawn(
    process.execPath,
    [
      ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      join(root, 'node_modules/jest/bin/jest.js'),
      ...['--ci', '--json', `--outputFile=${report}`, '--reporters=default', '--maxWorkers=100%'],
      ...['--selectProjects', 'unit', '--env', join(root, 'test/http/remote/environment.mjs')],
      ...options.values.only.flatMap((pattern) => ['--testPathPatterns', pattern]),
      // The others ask no service.
      ...[
        '--testPathIgnorePatterns',
        `^${literally(join(root, 'test/'))}(?!http/)`,
        'operation\\.types',
        'router\\.test',
      ],
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        ACCEPTANCE_URLS: options.positionals.join(' '),
        ACCEPTANCE_TOKENS: options.values.tokens,
        ACCEPTANCE_GATEWAY: options.values.gateway ? '1' : '',
        ACCEPTANCE_LEFT_OUT: leftOut,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const code = await new Promise((resolve) => child.once('exit', resolve));
  /** @type {Counts} */
  const tests = {};
  /** @type {Counts} */
  const assertions = {};
  /** @type {Counts} */
  const excused = {};
  for (const line of (await readFile(leftOut, 'utf8').catch(() => '')).split('\n').filter(Boolean)) {
    const file = JSON.parse(line);
    add(tests, file.tests);
    add(assertions, file.assertions);
    add(excused, file.excused);
  }
  tell('left out', 'tests', tests);
  tell('left out', 'assertions', assertions);
  tell('excused ', 'answers, the gateway was before the service', excused);
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests } = JSON.parse(
    await readFile(report, 'utf8'),
  );
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests} left out`);
  process.exitCode = code === 0 && failed === 0 && numPassedTests > 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
