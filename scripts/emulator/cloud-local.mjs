// Deploys what is synthesised to an AWS of this machine, and proves it there. Progress goes to stderr, results to stdout.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CannotRun } from './cannot-run.mjs';
import { endAll } from './children.mjs';
import { startEmulator } from './emulator.mjs';
import { openForge } from './forge.mjs';
import { registerSender } from './mail-sender.mjs';
import { cacheFolder } from './paths.mjs';
import { proofs } from './proofs.mjs';
import { findPython, pythonWithEmulator } from './python.mjs';
import { bootstrap, deploy, synthesise } from './stack.mjs';
import { openTokenDesk } from './token-desk.mjs';
import { openUserPool } from './user-pool.mjs';

const help = `Usage: npm run cloud:local -- [options] [path pattern…]

Starts an emulator of AWS on 127.0.0.1 (MiniStack, in a Python environment of the project's own cache), deploys the
synthesised template of stage dev to it with the CDK's own command line, signs people up in its Cognito, and runs

  acceptance  the HTTP tests of test/http, through API Gateway, Lambda and the table
  cloud       the tests of test/cloud, about the deployed stack itself

No AWS account and no container is needed, but Python 3.10 or newer and, the first time, its package index. Patterns
select test files as in Jest.

Options
  --only WHICH  acceptance or cloud
  --serve       deploy, print where it is as JSON, and stay until Ctrl-C
  --keep        leave the emulator's folder with its log there
  -h, --help    this text

Environment
  PYTHON        the interpreter (default: python3)

The last line is "N passed, N failed". Exit code 0: nothing failed; 1: something did; 2: wrong options;
3: it cannot run here; 130: interrupted.`;

/** @param {string} text @returns {never} */
const refuse = (text) => {
  console.error(`${text}\n\n${help}`);
  process.exit(2);
};
const options = (() => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        only: { type: 'string' },
        serve: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return refuse(/** @type {Error} */ (error).message);
  }
})();
const { only, serve, keep, help: helpAsked } = options.values;
if (helpAsked) {
  console.log(help);
  process.exit(0);
}
if (only !== undefined && !Object.hasOwn(proofs, only)) refuse(`--only ${Object.keys(proofs).join(' or ')}`);

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const began = performance.now();
/** @param {string} text */
const say = (text) =>
  process.stderr.write(`${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s  ${text}\n`);

/** What is started here ends here, the last first. @type {(() => unknown)[]} */
const stops = [];
const stopAll = async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
};
process.on('exit', endAll);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.once(signal, async () => {
    say(`${signal}: stopping`);
    setTimeout(() => process.exit(130), 10_000).unref();
    endAll();
    await stopAll().catch(() => {});
    process.exit(130);
  });

/** @returns {Promise<import('./proofs.mjs').Deployment>} */
const deployed = async () => {
  const interpreter = await findPython();
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(cacheFolder, 'run-'));
  if (keep) say(`its folder is ${folder}`);
  else stops.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

  const assembly = join(folder, 'cdk.out');
  const [python] = await Promise.all([pythonWithEmulator(interpreter, say), synthesise(assembly)]);
  say('synthesised');
  const emulator = await startEmulator(python, folder);
  stops.push(emulator.stop);
  say(`an AWS at ${emulator.endpoint}`);
  await Promise.all([bootstrap(assembly, emulator.environment), registerSender(emulator)]);
  const { Url = '', UserPoolId = '' } = await deploy(assembly, emulator.environment);
  const apiId = new URL(Url).hostname.split('.')[0];
  const url = `${emulator.endpoint}/_aws/execute-api/${apiId}/$default`;
  say(`deployed: ${url}`);

  const pool = await openUserPool(UserPoolId, emulator);
  const forge = await openForge(emulator, pool);
  const desk = await openTokenDesk({
    '/tokens': pool.issue,
    '/partner-tokens': async () => ({ token: await pool.issueToPartner() }),
    '/words': async () => ({ clientId: pool.clientId, scopePrefix: pool.scopePrefix }),
    '/wishes': async (wishes) => ({ token: await forge(wishes) }),
  });
  stops.push(desk.stop);
  return { emulator, assembly, url, tokens: desk.url, userPoolId: UserPoolId, isAccepted: false };
};

try {
  const deployment = await deployed();
  if (serve) {
    const { emulator, ...where } = deployment;
    console.log(JSON.stringify({ ...where, endpoint: emulator.endpoint, log: emulator.log }, null, 2));
    say('until Ctrl-C');
    await new Promise(() => setInterval(() => {}, 60_000));
  }
  const total = { passed: 0, failed: 0 };
  for (const [name, prove] of Object.entries(proofs)) {
    if (only !== undefined && name !== only) continue;
    // A part of the tests proves less, and leaves some of them nothing to look at.
    const isWhole = only === undefined && options.positionals.length === 0;
    const { lines, passed, failed, leftOut } = await prove({ ...deployment, isAccepted: isWhole }, options.positionals);
    for (const line of lines) console.log(line);
    const about = [`${passed} passed`, `${failed} failed`, ...(leftOut > 0 ? [`${leftOut} left out`] : [])].join(', ');
    say(`${name}: ${about}`);
    total.passed += passed;
    total.failed += failed;
    if (!isWhole || leftOut * 2 < passed) continue;
    console.log(`${name}: too much was left out`);
    total.failed += 1;
  }
  if (total.passed + total.failed === 0) total.failed = 1;
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof CannotRun)) throw error;
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 3;
  endAll();
} finally {
  await stopAll();
}
