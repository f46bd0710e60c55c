// Deploys the synthesized stack to an emulator of AWS on this machine and tests it there. Progress goes to stderr, results
// to stdout.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { killAll } from '../children.mjs';
import { CannotRun, command, UsageError } from '../command.mjs';
import { findPython, pythonWith } from '../python.mjs';
import '../quiet-sdk.mjs';
import { startEmulator } from './emulator.mjs';
import { openForge } from './forge.mjs';
import { registerSender } from './mail-sender.mjs';
import { cacheFolder, requirements } from './paths.mjs';
import { bootstrap, deploy, synthesize } from './stack.mjs';
import { testRuns } from './test-runs.mjs';
import { openTokenDesk } from './token-desk.mjs';
import { openUserPool } from './user-pool.mjs';

const usage = `Usage: npm run cloud:local -- [options] [path pattern…]

Starts an emulator of AWS on 127.0.0.1 (MiniStack, in a Python environment of the project's own cache), deploys the
synthesized template of stage dev to it with the command line of the CDK, signs people up in its Cognito, and runs

  acceptance  the HTTP tests of test/http, through API Gateway, Lambda and the table
  cloud       the tests of test/cloud, about the deployed stack itself

It needs Python 3.10 or newer and, the first time, its package index, but no AWS account and no container. Patterns
select test files as in Jest.

Options
  --only WHICH  acceptance or cloud
  --serve       deploy, print the addresses as JSON, and stay until Ctrl-C
  --keep        keep the folder of the emulator, with its log
  -h, --help    this text

Environment
  PYTHON        the interpreter (default: python3)

The last line is "N passed, N failed". Exit code 0: nothing failed; 1: something failed; 2: wrong options;
3: it cannot run here; 130: interrupted.`;

const began = performance.now();
/** @param {string} text */
const say = (text) =>
  process.stderr.write(`${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s  ${text}\n`);

/** Ends what was started. @type {(() => unknown)[]} */
const stops = [];
const stopAll = async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
};

/** @param {boolean} keep @returns {Promise<string>} */
const makeFolder = async (keep) => {
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(cacheFolder, 'run-'));
  if (keep) say(`its folder is ${folder}`);
  else stops.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

/** @param {string} userPoolId @param {import('./emulator.mjs').Emulator} emulator */
const startTokenDesk = async (userPoolId, emulator) => {
  const pool = await openUserPool(userPoolId, emulator);
  const forge = await openForge(emulator, pool);
  const desk = await openTokenDesk({
    '/tokens': pool.issue,
    '/partner-tokens': async () => ({ token: await pool.issueToPartner() }),
    '/words': async () => ({ clientId: pool.clientId, scopePrefix: pool.scopePrefix }),
    '/wishes': async (claims) => ({ token: await forge(claims) }),
  });
  stops.push(desk.stop);
  return desk;
};

/** @param {boolean} keep @returns {Promise<import('./test-runs.mjs').Deployment>} */
const deployLocally = async (keep) => {
  const interpreter = await findPython();
  const folder = await makeFolder(keep);
  const assembly = join(folder, 'cdk.out');
  const [python] = await Promise.all([
    pythonWith(interpreter, { tool: 'the emulator', requirements, cacheFolder }, say),
    synthesize(assembly),
  ]);
  say('synthesized');
  const emulator = await startEmulator(python, folder);
  stops.push(emulator.stop);
  say(`an AWS at ${emulator.endpoint}`);
  await Promise.all([bootstrap(assembly, emulator.environment), registerSender(emulator)]);
  const { Url = '', UserPoolId = '' } = await deploy(assembly, emulator.environment);
  const apiId = new URL(Url).hostname.split('.')[0];
  const url = `${emulator.endpoint}/_aws/execute-api/${apiId}/$default`;
  say(`deployed: ${url}`);
  const desk = await startTokenDesk(UserPoolId, emulator);
  return { emulator, assembly, url, tokens: desk.url, userPoolId: UserPoolId, isAccepted: false };
};

/** @param {import('./test-runs.mjs').Deployment} deployment @returns {Promise<never>} */
const serve = async ({ emulator, ...where }) => {
  console.log(JSON.stringify({ ...where, endpoint: emulator.endpoint, log: emulator.log }, null, 2));
  say('until Ctrl-C');
  return new Promise(() => setInterval(() => {}, 60_000));
};

/** @param {import('./test-runs.mjs').Deployment} deployment @param {string | undefined} only @param {readonly string[]} patterns */
const runTests = async (deployment, only, patterns) => {
  const total = { passed: 0, failed: 0 };
  // Some tests check what all others did: they need a whole run.
  const isWhole = only === undefined && patterns.length === 0;
  for (const [name, runTest] of Object.entries(testRuns)) {
    if (only !== undefined && name !== only) continue;
    const { lines, passed, failed, leftOut } = await runTest({ ...deployment, isAccepted: isWhole }, patterns);
    for (const line of lines) console.log(line);
    say(`${name}: ${passed} passed, ${failed} failed${leftOut > 0 ? `, ${leftOut} left out` : ''}`);
    total.passed += passed;
    total.failed += failed;
    if (!isWhole || leftOut * 2 < passed) continue;
    console.log(`${name}: too much was left out`);
    total.failed += 1;
  }
  return total.passed + total.failed === 0 ? { passed: 0, failed: 1 } : total;
};

await command({
  usage,
  options: {
    only: { type: 'string' },
    serve: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
  allowPositionals: true,
  onInterrupt: async () => {
    killAll();
    await stopAll();
  },
  run: async ({ only, serve: isServing, keep }, patterns) => {
    if (only !== undefined && !Object.hasOwn(testRuns, only))
      throw new UsageError(`--only ${only}: it is ${Object.keys(testRuns).join(' or ')}`);
    try {
      const deployment = await deployLocally(keep);
      if (isServing) await serve(deployment);
      const { passed, failed } = await runTests(deployment, only, patterns);
      console.log(`${passed} passed, ${failed} failed`);
      return failed > 0 ? 1 : 0;
    } catch (error) {
      if (error instanceof CannotRun) console.log('0 passed, 1 failed');
      killAll();
      throw error;
    } finally {
      await stopAll();
    }
  },
});
