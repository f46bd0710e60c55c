// Runs the tests on real engines and prints which engine ran. Progress goes to stderr, the result to stdout.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopEsbuild } from '../build/esbuild.mjs';
import { bundleFunctionsIfStale } from '../build/functions.mjs';
import { bundleLocalIfStale } from '../build/local.mjs';
import { buildPagesIfStale } from '../build/pages.mjs';
import { stopAll } from '../children.mjs';
import { command, explain, UsageError } from '../command.mjs';
import { root } from '../project.mjs';
import { findChromium, withoutChromium } from './chromium.mjs';
import { refuseUnknownEngine, startEngines, stopEngine, stopEngines } from './engine-choice.mjs';
import { embeddedBinary } from './engines.mjs';
import { jest } from './jest.mjs';
import { createReport } from './report.mjs';
import { selectFiles, suiteOf, suites } from './suites.mjs';

const usage = `Usage: npm test -- [options] [path pattern…]

Runs the tests that need no engine, the integration tests on a DynamoDB engine, the tests of whole processes, and
the tests of the web pages in Chromium.
Patterns select test files as in Jest (regular expressions on the path). An engine starts only when a test needs it.
Without --long and without patterns, files named *.long.test.ts are left out, and nineteen of twenty cases of most properties.
A run of all tests also checks that tests have produced every problem code that an operation declares.

Options
  --engine auto       DYNAMODB_ENDPOINT if it is set, else DynamoDB Local in a container, else embedded (default)
  --engine container  DynamoDB Local (amazon/dynamodb-local) through Testcontainers, or fail
  --engine embedded   the embedded engine (@dynoxide), or fail
  --engine endpoint   DYNAMODB_ENDPOINT, or fail
  --engine all        container and embedded (and DYNAMODB_ENDPOINT if it is set), or fail
  --long              run what takes long too, as npm run check does; patterns imply it
  -t, --name REGEXP   only tests whose name matches
  -h, --help          this text

Environment
  DYNAMODB_ENDPOINT              an engine of your own; ENGINE_NAME names it to the tests
  TESTCONTAINERS_RYUK_DISABLED   as you set it; else true where the image of Ryuk is not available
  ALLOW_EMPTY=1                  a suite without a single test is no failure (only while you write one)

The last line is "N passed, N failed" over all suites. Exit code 0: all passed and every required engine ran;
1: otherwise; 2: wrong options; 130: interrupted.`;

const suiteMinutes = 45;
/** One worker more than cores: some tests wait for a time or for a process. Jest would leave a core free. */
const mostWorkers = availableParallelism() + 1;
const sequencer = `--testSequencer=${join(root, 'scripts/test/sequencer.mjs')}`;
/** Only the suite `integration` may reach an engine. */
const noEngine = { DYNAMODB_ENDPOINT: undefined, ENGINE_NAME: undefined };

/** @param {string} text */
const say = (text) => process.stderr.write(`${text}\n`);

const interrupted = new AbortController();
const workFolder = await mkdtemp(join(tmpdir(), 'order-service-test-'));
/** Tests note here the codes of the problems that they received (test/http/support/produced-codes.ts). */
const codesFolder = join(workFolder, 'codes');
const report = createReport();

/** @typedef {{ patterns: readonly string[], isLong: boolean, testName: string | undefined }} Selection */

/** Why a suite failed, besides its tests. @param {readonly string[]} projects @param {Selection} selection @param {import('./jest.mjs').JestResult} result */
const reasonsOf = (projects, { testName }, { code, timedOut, report: read }) => {
  if (timedOut) return [`did not end within ${suiteMinutes} minutes`];
  if (read === undefined) return [`Jest ended with ${code} and no report`];
  if (read.broken > 0) return [`${read.broken} ${read.broken === 1 ? 'file' : 'files'} did not load`];
  if (read.failed > 0) return [];
  const mayBeEmpty = process.env.ALLOW_EMPTY === '1' || testName !== undefined;
  const empty = projects.filter(
    (project) => !read.files.some(({ file, passed }) => suiteOf(file) === project && passed > 0),
  );
  if (empty.length > 0 && !mayBeEmpty) return empty.map((project) => `${project}: not a single test ran`);
  return code === 0 ? [] : [`Jest ended with ${code}`];
};

let runs = 0;
/**
 * Runs some suites in one process of Jest, and reports them in one line.
 * @param {readonly string[]} projects @param {Selection} selection @param {NodeJS.ProcessEnv} environment
 * @param {{ title: string, progressTitle: string, about?: string, workers?: number }} texts
 */
const runSuites = async (projects, selection, environment, { title, progressTitle, about, workers = mostWorkers }) => {
  if (interrupted.signal.aborted) return;
  say(`── ${progressTitle}`);
  runs += 1;
  const began = performance.now();
  const result = await jest({
    projects,
    reportFile: join(workFolder, `${runs}.json`),
    minutes: suiteMinutes,
    patterns: selection.patterns,
    flags: [
      ...['--passWithNoTests', `--maxWorkers=${workers}`, sequencer],
      ...(selection.testName ? [`--testNamePattern=${selection.testName}`] : []),
    ],
    env: {
      ...process.env,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      PRODUCED_CODES: codesFolder,
      LONG_TESTS: selection.isLong ? '1' : '0',
      ...environment,
    },
  });
  const { passed = 0, failed = 0, broken = 0, skipped = 0 } = (result.timedOut ? undefined : result.report) ?? {};
  const reasons = reasonsOf(projects, selection, result);
  const outcome = {
    passed,
    failed: failed + (broken > 0 ? broken : reasons.length),
    skipped,
    seconds: (performance.now() - began) / 1_000,
    reasons,
  };
  report.ran(title, outcome, about);
};

/**
 * Builds the bundles that suites test, once and before them: test files that run at once would build them at once. A suite whose
 * bundles cannot be built is taken out.
 * @param {Set<string>} wanted @param {boolean} isLong
 */
const buildFor = async (wanted, isLong) => {
  const builds = {
    cdk: async () => {
      if (!isLong) return;
      await bundleFunctionsIfStale('bundled');
      await bundleFunctionsIfStale('layer');
    },
    process: bundleLocalIfStale,
    browser: () => Promise.all([bundleLocalIfStale(), buildPagesIfStale()]),
  };
  for (const [suite, build] of Object.entries(builds)) {
    if (!wanted.has(suite)) continue;
    await build().catch((error) => {
      wanted.delete(suite);
      report.didNotRun(suite, `its bundles cannot be built\n${explain(error)}`, true);
    });
  }
  await stopEsbuild();
};

/** The tests that compare engines: the contract of the ports, the stored items, and everything that is not long. */
const comparing = ['integration/(contract[-a-z]*|fixtures)\\.long\\.test\\.ts$', '(?<!\\.long)\\.test\\.ts$'];

/**
 * The other slow tests run on the first engine only: they are about the code of the adapters.
 * @param {readonly import('./engine-choice.mjs').Start[]} starts @param {Selection} selection
 */
const runIntegration = async (starts, selection) => {
  let isFirst = true;
  for (const { kind, engine, reason = '', required } of starts) {
    if (!engine) {
      report.didNotRun(kind, reason, required);
      continue;
    }
    const texts = { title: engine.name, progressTitle: `integration on ${engine.about}`, about: engine.about };
    const environment = { DYNAMODB_ENDPOINT: engine.endpoint, ENGINE_NAME: engine.name };
    const compares = !isFirst && selection.isLong && selection.patterns.length === 0;
    await runSuites(['integration'], compares ? { ...selection, patterns: comparing } : selection, environment, texts);
    isFirst = false;
    await stopEngine(engine);
  }
  if (starts.some(({ engine, required }) => engine || required)) return;
  report.didNotRun('integration', 'no engine: start Docker or Podman, or set DYNAMODB_ENDPOINT, or install the', true);
  report.line('', 'optional dependencies (npm ci --include=optional)');
};

/** These tests start the service as a user does, with its own engine, and kill it. @param {string} choice @param {Selection} selection */
const runProcesses = async (choice, selection) => {
  if (choice === 'container' || choice === 'endpoint')
    return report.didNotRun('process', `it uses the embedded engine, but --engine is ${choice}`, false);
  if (!embeddedBinary())
    return report.didNotRun('process', `no engine package for ${process.platform}-${process.arch}`, choice !== 'auto');
  const texts = { title: 'process', progressTitle: 'process (npm start)', about: 'npm start' };
  return runSuites(['process'], selection, noEngine, texts);
};

/** These tests use the pages of `npm start` in a browser. CI must have one. @param {Selection} selection */
const runBrowser = async (selection) => {
  if (findChromium() === undefined) return report.didNotRun('browser', withoutChromium, Boolean(process.env.CI));
  // A browser, a service and an engine for each worker.
  const workers = availableParallelism();
  const texts = { title: 'browser', progressTitle: 'browser (Chromium)', about: 'Chromium', workers };
  return runSuites(['browser'], selection, noEngine, texts);
};

/** Fails when no test produced a code that an operation declares. A part of the tests proves nothing about it. @param {Selection} selection */
const compareCodes = async ({ patterns, testName }) => {
  if (patterns.length > 0 || testName !== undefined || interrupted.signal.aborted) return;
  const { tsImport } = await import('tsx/esm/api');
  const { compareCodes: compare } = await tsImport('./codes.ts', import.meta.url);
  /** @type {{ expected: number, missing: string[] }} */
  const { expected, missing } = compare(codesFolder);
  if (missing.length > 0) report.total.failed += 1;
  const failure = missing.length > 0 ? `  no test produced ${missing.join(', ')}` : '';
  report.line('codes', `${expected - missing.length} of ${expected} produced${failure}`);
};

/** @param {readonly string[]} patterns */
const parsePatterns = (patterns) => {
  try {
    return patterns.map((pattern) => new RegExp(pattern, 'i'));
  } catch (error) {
    throw new UsageError(/** @type {Error} */ (error).message);
  }
};

/** @type {Promise<readonly import('./engine-choice.mjs').Start[]>} */
let starting = Promise.resolve([]);
const cleanUp = async () => {
  await stopEngines();
  await rm(workFolder, { recursive: true, force: true });
};

await command({
  usage,
  options: {
    engine: { type: 'string', default: 'auto' },
    long: { type: 'boolean', default: false },
    name: { type: 'string', short: 't' },
  },
  allowPositionals: true,
  onInterrupt: async () => {
    interrupted.abort();
    await Promise.allSettled([stopAll(5_000), starting]);
    await cleanUp();
  },
  run: async ({ engine: choice, long, name: testName }, patterns) => {
    refuseUnknownEngine(choice);
    const isLong = long || patterns.length > 0;
    const parsed = parsePatterns(patterns);
    const files = await selectFiles(parsed, isLong);
    // A mistyped pattern beside a right one would leave out its tests without a word.
    const idle = patterns.filter((_, index) => !files.some((file) => parsed[index]?.test(file)));
    if (idle.length > 0) throw new UsageError(`no test file matches ${idle.join(' ')}`);
    const wanted = new Set(patterns.length === 0 ? suites : files.map(suiteOf));
    const selection = { patterns, isLong, testName };
    const began = performance.now();
    await mkdir(codesFolder);
    if (wanted.has('integration')) starting = startEngines(choice, { say, signal: interrupted.signal });
    starting.catch(() => {});
    await buildFor(wanted, isLong);
    const plain = ['unit', 'cdk'].filter((suite) => wanted.has(suite));
    const title = plain.join(', ');
    if (plain.length > 0) await runSuites(plain, selection, noEngine, { title, progressTitle: `${title} (no engine)` });
    const starts = await starting;
    if (wanted.has('integration')) await runIntegration(starts, selection);
    if (wanted.has('process')) await runProcesses(choice, selection);
    if (wanted.has('browser')) await runBrowser(selection);
    await compareCodes(selection);
    if (interrupted.signal.aborted) return 130;
    say(`── ${((performance.now() - began) / 1_000).toFixed(1)} s in all`);
    for (const line of report.lines) console.log(line);
    console.log(`${report.total.passed} passed, ${report.total.failed} failed`);
    return report.total.failed > 0 ? 1 : 0;
  },
});
if (!interrupted.signal.aborted) {
  await cleanUp();
  // An abandoned pull or an open connection to the container runtime would keep the process alive.
  setTimeout(() => process.exit(), 1_000).unref();
}
