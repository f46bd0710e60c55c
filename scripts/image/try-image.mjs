// Builds the container image, runs it alone and by compose.yaml, and checks what a user relies on.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll, run } from '../children.mjs';
import { CannotRun, command } from '../command.mjs';
import { root } from '../project.mjs';
import { alone, withoutTable, withVolume } from './alone.mjs';
import { composed } from './composed.mjs';
import { removeAll, startReady } from './containers.mjs';
import { contents } from './contents.mjs';
import { findCompose, findDocker } from './docker.mjs';
import { buildImage, inspectImage, usualBase } from './image.mjs';
import { runSteps } from './steps.mjs';

const usage = `Usage: npm run try:image -- [options]

Builds the image order-service from the Dockerfile and tries it: alone, with its data in a volume, without its DynamoDB,
and with DynamoDB Local by compose.yaml. Reports what the image holds and how large it is. Needs Docker with BuildKit. The
part with compose.yaml is left out where Compose is missing.

Options
  --base IMAGE      the base of the image (default: that of the Dockerfile)
  --debian-base     makes a base from Debian's packages and the Node.js of this machine, where no image can be pulled
                    (scripts/image/base-image.sh; needs root on Debian)
  --acceptance      also runs the HTTP tests against the container
  -h, --help        this text

The last line is "N passed, N failed". Exit code 0: none failed; 1: some; 2: wrong options; 3: it cannot run here; 130:
interrupted.`;

const image = 'order-service';
const debianBase = 'order-service-base:bookworm';
const buildSeconds = 600;
const acceptanceSeconds = 900;

/** @typedef {import('./docker.mjs').Docker} Docker */

/** @param {Docker} docker @returns {Promise<string>} its tag */
const makeDebianBase = async (docker) => {
  const script = join(root, 'scripts/image/base-image.sh');
  const env = { ...process.env, DOCKER: docker.client };
  const { code, output } = await run('bash', [script, debianBase], { seconds: buildSeconds, env });
  if (code !== 0) throw new CannotRun(output.trim());
  return debianBase;
};

/** Prints a message with the seconds since the start. @param {string} text */
const say = (text) => console.error(`${(performance.now() / 1_000).toFixed(1).padStart(5)} s  ${text}`);

/** @param {import('./steps.mjs').Try} wanted @param {import('./steps.mjs').Totals} totals */
const accept = async ({ docker, prefix }, totals) => {
  const flags = ['--env', 'CORS_ORIGINS=https://shop.test'];
  const url = await startReady(docker, image, `${prefix}-accepted`, { flags });
  const { output } = await run('npm', ['run', '--silent', 'acceptance', '--', url], { seconds: acceptanceSeconds });
  const [line, passed, failed] = /^(\d+) passed, (\d+) failed, \d+ left out$/m.exec(output) ?? [];
  if (failed !== '0') console.log(output.trimEnd());
  say(`HTTP tests: ${line ?? 'no totals'}`);
  totals.passed += Number(passed ?? 0);
  totals.failed += Number(failed ?? 1);
};

/** @param {import('./steps.mjs').Try} wanted @param {import('./steps.mjs').Totals} totals */
const tryCompose = async (wanted, totals) => {
  const compose = await findCompose(wanted.docker);
  if (compose === undefined) {
    console.log('COULD NOT RUN: compose.yaml, Docker Compose is missing');
    return;
  }
  const { steps, end } = await composed(wanted, compose);
  try {
    await runSteps('compose', steps, totals);
  } finally {
    await end();
  }
};

/** @type {(() => Promise<void>) | undefined} */
let removeContainers;

await command({
  usage,
  options: {
    base: { type: 'string' },
    'debian-base': { type: 'boolean', default: false },
    acceptance: { type: 'boolean', default: false },
  },
  onInterrupt: async () => {
    killAll();
    await removeContainers?.();
  },
  run: async ({ base: named, 'debian-base': isDebian, acceptance }) => {
    const docker = await findDocker();
    const base = isDebian ? await makeDebianBase(docker) : (named ?? (await usualBase()));
    if (!(await docker.can(['image', 'inspect', base]))) await docker.must(['pull', base], { seconds: buildSeconds });
    say(`base ${base}`);
    await buildImage(docker, { tag: image, base, seconds: buildSeconds });
    const [{ megabytes }, below] = [await inspectImage(docker, image), await inspectImage(docker, base)];
    say(`image ${image}: ${megabytes} MB, ${megabytes - below.megabytes} MB of it above its base`);
    const prefix = `try-image-${Date.now().toString(36)}`;
    const folder = await mkdtemp(join(tmpdir(), 'try-image-'));
    removeContainers = () => removeAll(docker, prefix);
    const wanted = { docker, image, base, prefix, folder };
    const totals = { passed: 0, failed: 0 };
    try {
      await runSteps('contents', contents(wanted), totals);
      await runSteps('alone', alone(wanted), totals);
      await runSteps('kept', withVolume(wanted), totals);
      await runSteps('without a table', withoutTable(wanted), totals);
      await tryCompose(wanted, totals);
      if (acceptance) await accept(wanted, totals);
    } finally {
      await removeContainers();
      await rm(folder, { recursive: true, force: true });
    }
    console.log(`${totals.passed} passed, ${totals.failed} failed`);
    return totals.failed > 0 ? 1 : 0;
  },
});
