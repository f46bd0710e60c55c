// Runs the tests on real engines and says what ran. Progress goes to stderr, the result to stdout.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { tsImport } from 'tsx/esm/api';
import { bundleFunctionsIfStale, bundleLocalIfStale, explain, stopBuilding } from '../build/build.mjs';
import { root } from '../project.mjs';
import { EngineUnavailable, embeddedBinary, startContainer, startEmbedded, useEndpoint } from './engines.mjs';

const help = `Usage: npm test -- [options] [path pattern…]

Runs the tests that need no engine, the integration tests on a DynamoDB engine, and the tests of whole processes.
Patterns select test files as in Jest (regular expressions on the path); an engine starts only when it is needed.
What takes long is left out, unless it is asked for: files that are named *.long.test.ts, and four of five cases of the
properties of money and of orders' lives. A run of all tests also compares the codes of problems that tests were answered with to those that the operations
declare: each must have been produced.

Options
  --engine auto       DYNAMODB_ENDPOINT if it is set, else DynamoDB Local in a container, else embedded (default)
  --engine container  DynamoDB Local (amazon/dynamodb-local) through Testcontainers, or fail
  --engine embedded   the embedded engine (@dynoxide), or fail
  --engine endpoint   DYNAMODB_ENDPOINT, or fail
  --engine all        container and embedded (and DYNAMODB_ENDPOINT if it is set), or fail
  --long              what takes long too, as npm run check does; patterns imply it
  -t, --name REGEXP   only tests whose name matches
  -h, --help          this text

Environment
  DYNAMODB_ENDPOINT              an engine of your own; ENGINE_NAME names it to the tests
  TESTCONTAINERS_RYUK_DISABLED   kept as you set it; else set to true where the image of Ryuk is not to be had
  ALLOW_EMPTY=1                  a suite without a single test is not a failure (only while one is being written)

The last line is "N passed, N failed" over all suites. Exit code 0: all passed and every engine asked for ran;
1: not so; 2: wrong options; 130: interrupted.`;

const suiteMinutes = 15;
/** Jest leaves one core free; of two that is half of the machine. */
const allCores = ['--maxWorkers=100%'];
/** What of each kind of engine serves which choice. @type {Record<string, string[]>} */
const choices = {
  auto: [],
  container: ['container'],
  embedded: ['embedded'],
  endpoint: ['endpoint'],
  all: ['container', 'embedded', ...(process.env.DYNAMODB_ENDPOINT ? ['endpoint'] : [])],
};

/** @param {string} text */
const say = (text) => process.stderr.write(`${text}\n`);
/** @param {string} text */
const result = (text) => process.stdout.write(`${text}\n`);
/** @param {string} text @returns {never} */
const refuse = (text) => {
  say(`${text}\n\n${help}`);
  process.exit(2);
};

const options = (() => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        engine: { type: 'string', default: 'auto' },
        long: { type: 'boolean', default: false },
        name: { type: 'string', short: 't' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return refuse(/** @type {Error} */ (error).message);
  }
})();
const { engine: choice, long: longAsked, name: testName, help: helpAsked } = options.values;
if (helpAsked) {
  result(help);
  process.exit(0);
}
if (!Object.hasOwn(choices, choice)) refuse(`unknown engine: ${choice}`);
if (choice === 'endpoint' && !process.env.DYNAMODB_ENDPOINT) refuse('--engine endpoint needs DYNAMODB_ENDPOINT');
const patterns = (() => {
  try {
    return options.positionals.map((pattern) => new RegExp(pattern, 'i'));
  } catch (error) {
    return refuse(/** @type {Error} */ (error).message);
  }
})();

// ── Which suites have a file that is asked for ─────────────────────────────────────────────────────────────────────
const apart = ['integration', 'process', 'cdk'];
/** These look at a deployment: npm run cloud:local. */
const elsewhere = join(root, 'test', 'cloud') + sep;
/** @param {string} file */
const suiteOf = (file) => apart.find((folder) => relative(root, file).split(sep)[1] === folder) ?? 'unit';
const testFolder = join(root, 'test');
const files = existsSync(testFolder)
  ? (await readdir(testFolder, { recursive: true }))
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => join(testFolder, file))
      .filter((file) => !file.startsWith(elsewhere))
  : [];
const isLong = longAsked || patterns.length > 0;
const selected = files.filter((file) =>
  patterns.length === 0 ? isLong || !file.endsWith('.long.test.ts') : patterns.some((pattern) => pattern.test(file)),
);
if (selected.length === 0 && patterns.length > 0) refuse(`no test file matches ${options.positionals.join(' ')}`);
const wanted = new Set(patterns.length === 0 ? ['unit', ...apart] : selected.map(suiteOf));

// ── Everything started here is stopped here, however the run ends ──────────────────────────────────────────────────
/** @type {Set<() => Promise<void>>} */
const stops = new Set();
const interrupted = new AbortController();
/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
/** Ends a child with all its descendants: it leads a process group of its own. @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
const end = (child, signal) => {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // Already gone.
  }
};
const workFolder = await mkdtemp(join(tmpdir(), 'order-service-test-'));
/** Tests note here the codes of the problems they were answered with (test/http/support/produced-codes.ts). */
const codesFolder = join(workFolder, 'codes');
await mkdir(codesFolder);
process.on('exit', () => {
  for (const child of children) end(child, 'SIGKILL');
});
const cleanUp = async () => {
  await Promise.allSettled([...stops].map((stop) => stop()));
  await rm(workFolder, { recursive: true, force: true });
};
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, async () => {
    if (interrupted.signal.aborted) return;
    say(`\n${signal}: stopping`);
    interrupted.abort();
    for (const child of children) end(child, 'SIGTERM');
    setTimeout(() => process.exit(130), 15_000).unref();
    await Promise.allSettled([cleanUp(), starting]);
    await cleanUp();
    process.exit(130);
  });

// ── Running Jest ───────────────────────────────────────────────────────────────────────────────────────────────────
/** @typedef {{ passed: number, failed: number, skipped: number, seconds: number, why: string[] }} Outcome */

let runs = 0;
/**
 * @param {string} title
 * @param {string[]} suites
 * @param {Record<string, string | undefined>} environment
 * @param {string[]} [flags]
 * @returns {Promise<Outcome>}
 */
const jest = async (title, suites, environment, flags = []) => {
  say(`── ${title}`);
  runs += 1;
  const report = join(workFolder, `${runs}.json`);
  const started = Date.now();
  const child = spawn(
    process.execPath,
    [
      ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      join(root, 'node_modules/jest/bin/jest.js'),
      ...['--ci', '--json', `--outputFile=${report}`, '--reporters=default', '--passWithNoTests'],
      ...['--selectProjects', ...suites],
      ...(testName === undefined ? [] : [`--testNamePattern=${testName}`]),
      ...flags,
      ...options.positionals.flatMap((pattern) => ['--testPathPatterns', pattern]),
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        PRODUCED_CODES: codesFolder,
        LONG_TESTS: isLong ? '1' : '0',
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
      detached: true,
    },
  );
  children.add(child);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    end(child, 'SIGKILL');
  }, suiteMinutes * 60_000);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', resolve);
  });
  clearTimeout(timer);
  children.delete(child);
  // Whatever a test left running in this group ends with it.
  end(child, 'SIGKILL');
  const seconds = (Date.now() - started) / 1000;
  const read = await readFile(report, 'utf8').then(JSON.parse, () => undefined);
  if (timedOut || read === undefined) {
    const why = timedOut ? `did not end within ${suiteMinutes} minutes` : `Jest ended with ${code} and no report`;
    return { passed: 0, failed: 1, skipped: 0, seconds, why: [why] };
  }
  const why = [];
  const broken = read.numRuntimeErrorTestSuites;
  let failed = read.numFailedTests + broken;
  if (broken > 0) why.push(`${broken} ${broken === 1 ? 'file' : 'files'} did not load`);
  if (process.env.ALLOW_EMPTY !== '1')
    for (const suite of suites) {
      /** @param {{ name: string, assertionResults: { status: string }[] }} file */
      const ran = (file) =>
        suiteOf(file.name) === suite && file.assertionResults.some(({ status }) => status === 'passed');
      if (testName === undefined && failed === 0 && !read.testResults.some(ran)) {
        failed += 1;
        why.push(`${suite}: not a single test ran`);
      }
    }
  if (failed === 0 && code !== 0) {
    failed = 1;
    why.push(`Jest ended with ${code}`);
  }
  return { passed: read.numPassedTests, failed, skipped: read.numPendingTests + read.numTodoTests, seconds, why };
};

/** @type {string[]} */
const lines = [];
const total = { passed: 0, failed: 0 };
/** @param {string} title @param {Outcome} outcome @param {string} [about] */
const record = (title, outcome, about = '') => {
  const { passed, failed, skipped, seconds, why } = outcome;
  total.passed += passed;
  total.failed += failed;
  const counts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', ');
  lines.push(
    `${title.padEnd(16)}${counts.padEnd(26)}${seconds.toFixed(1).padStart(6)} s  ${[about, ...why].filter(Boolean).join('; ')}`.trimEnd(),
  );
};
/** @param {string} title @param {string} why @param {boolean} isFailure */
const didNotRun = (title, why, isFailure) => {
  if (isFailure) total.failed += 1;
  lines.push(`${title.padEnd(16)}did not run: ${why}`);
};

/** Every code that an operation declares is produced by a test, or the run fails. A part of the tests proves nothing of it. */
const compareCodes = async () => {
  if (patterns.length > 0 || testName !== undefined || interrupted.signal.aborted) return;
  const { comparedCodes } = await tsImport('./codes.ts', import.meta.url);
  /** @type {{ expected: number, missing: string[] }} */
  const { expected, missing } = comparedCodes(codesFolder);
  const why = missing.length > 0 ? `  no test produced ${missing.join(', ')}` : '';
  if (missing.length > 0) total.failed += 1;
  lines.push(`${'codes'.padEnd(16)}${expected - missing.length} of ${expected} produced${why}`);
};

// ── Engines ────────────────────────────────────────────────────────────────────────────────────────────────────────
/** @typedef {import('./engines.mjs').Engine} Engine */
/** @typedef {{ kind: string, engine?: Engine, why?: string, required: boolean }} Started */

/** @type {Record<string, () => Promise<Engine>>} */
const starters = {
  endpoint: () => useEndpoint(/** @type {string} */ (process.env.DYNAMODB_ENDPOINT)),
  container: () => startContainer(say, interrupted.signal),
  embedded: startEmbedded,
};
/** @param {string} kind @param {boolean} required @returns {Promise<Started>} */
const start = async (kind, required) => {
  const began = Date.now();
  try {
    const engine = await /** @type {() => Promise<Engine>} */ (starters[kind])();
    stops.add(engine.stop);
    say(`${engine.about}: ready in ${((Date.now() - began) / 1000).toFixed(1)} s at ${engine.endpoint}`);
    return { kind, engine, required };
  } catch (error) {
    // A defect of a client library is a reason like another, but its stack is worth seeing.
    const isKnown = error instanceof EngineUnavailable;
    say(`${kind}: ${isKnown ? error.message : /** @type {Error} */ (error).stack}`);
    return { kind, why: /** @type {Error} */ (error).message, required };
  }
};
/** @returns {Promise<Started[]>} */
const startEngines = async () => {
  if (!wanted.has('integration')) return [];
  if (choice !== 'auto') return Promise.all(/** @type {string[]} */ (choices[choice]).map((kind) => start(kind, true)));
  if (process.env.DYNAMODB_ENDPOINT) return [await start('endpoint', true)];
  const container = await start('container', false);
  return container.engine ? [container] : [container, await start('embedded', false)];
};

// ── The run ────────────────────────────────────────────────────────────────────────────────────────────────────────
const began = Date.now();
// No suite but `integration` may reach an engine by accident.
const noEngine = { DYNAMODB_ENDPOINT: undefined, ENGINE_NAME: undefined };
/** @type {Promise<Started[]>} */
const starting = startEngines();
starting.catch(() => {});
try {
  // Tests of stacks and processes look at bundles, which are built before so that no two tests build them at once.
  for (const [suite, build] of /** @type {const} */ ([
    ['cdk', bundleFunctionsIfStale],
    ['process', bundleLocalIfStale],
  ]))
    if (selected.some((file) => suiteOf(file) === suite))
      await build().catch((error) => {
        wanted.delete(suite);
        didNotRun(suite, `its bundles cannot be built\n${explain(error)}`, true);
      });

  await stopBuilding();

  const plain = ['unit', 'cdk'].filter((suite) => wanted.has(suite));
  if (plain.length > 0)
    record(plain.join(', '), await jest(`${plain.join(', ')} (no engine)`, plain, noEngine, allCores));

  const engines = await starting;
  for (const { kind, engine, why, required } of engines) {
    if (interrupted.signal.aborted) break;
    if (!engine) {
      didNotRun(kind, why ?? '', required);
      continue;
    }
    const environment = { DYNAMODB_ENDPOINT: engine.endpoint, ENGINE_NAME: engine.name };
    record(
      engine.name,
      await jest(`integration on ${engine.about}`, ['integration'], environment, allCores),
      engine.about,
    );
    await engine.stop();
    stops.delete(engine.stop);
  }
  if (wanted.has('integration') && !engines.some(({ engine }) => engine) && !engines.some(({ required }) => required)) {
    didNotRun(
      'integration',
      'no engine: start Docker or Podman, or set DYNAMODB_ENDPOINT, or see that npm installed',
      true,
    );
    lines.push(`${''.padEnd(16)}optional dependencies (npm ci --include=optional)`);
  }

  // These start the service as a user does, with its own engine, and kill it: alone, one after the other.
  if (wanted.has('process') && !interrupted.signal.aborted) {
    if (choice === 'container' || choice === 'endpoint')
      didNotRun('process', `it uses the embedded engine, asked for was only --engine ${choice}`, false);
    else if (!embeddedBinary())
      didNotRun('process', `no engine package for ${process.platform}-${process.arch}`, choice !== 'auto');
    else record('process', await jest('process (npm start)', ['process'], noEngine, allCores), 'npm start');
  }
  await compareCodes();
} finally {
  if (!interrupted.signal.aborted) await cleanUp();
}
if (!interrupted.signal.aborted) {
  say(`── ${((Date.now() - began) / 1000).toFixed(1)} s in all`);
  for (const line of lines) result(line);
  result(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
  // An abandoned pull or a kept connection to the container runtime must not keep the run alive.
  setTimeout(() => process.exit(), 1000).unref();
}
