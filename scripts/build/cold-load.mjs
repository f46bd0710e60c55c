// What a cold start of each function takes, on this machine: its bundle under the Runtime API that Lambda speaks.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { coldStart } from './runtime-api/cold-start.mjs';

const help = `Usage: npm run cold-load -- [options]

Starts every bundle of dist/functions (npm run build -- functions) in a process of its own, with a runtime that does
what Lambda's does, and hands it one request without a token. Prints for each: its size, the time until it asks for work
beyond that of an empty function, and the time until it has answered (nothing is handed to what is no operation). Medians;
nothing else should run meanwhile. They compare functions and changes: on Lambda the processor is another one.

Options
  --runs N     starts of each function (default: 5)
  --only NAME  one function, by the name of its operation; may be repeated
  --json       a list of {id, bytes, loadMs, answerMs, status}
  -h, --help   this text`;

const bundles = fileURLToPath(new URL('../../dist/functions', import.meta.url));
const options = (() => {
  try {
    const { values } = parseArgs({
      options: {
        runs: { type: 'string', default: '5' },
        only: { type: 'string', multiple: true },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (!/^[1-9]\d?$/.test(values.runs)) throw new TypeError('--runs is 1 to 99');
    return { ...values, runs: Number(values.runs) };
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n\n${help}`);
    process.exit(2);
  }
})();
if (options.help) {
  console.log(help);
  process.exit(0);
}

/** As the stack gives it, with a table and an issuer that are not there: a request without a token asks neither. */
const environment = {
  ...{ TABLE_NAME: 'none', TAG_SECRETS: '[{"from":0,"secret":"no secret at all"}]', CURSOR_SECRET: 'no secret at all' },
  ...{ TOKEN_ISSUER: 'https://issuer.invalid', TOKEN_CLIENTS: 'nobody', CORS_ORIGINS: '' },
  ...{ METRICS_NAMESPACE: 'none', EVENT_BUS_NAME: 'none', MAIL_SENDER: 'nobody@shop.invalid' },
};
const event = {
  ...{
    version: '2.0',
    routeKey: '$default',
    rawPath: '/nowhere',
    rawQueryString: '',
    headers: {},
    isBase64Encoded: false,
  },
  requestContext: { stage: '$default', requestId: 'request', http: { method: 'GET', path: '/nowhere' } },
};

/** @param {number[]} numbers */
const median = (numbers) =>
  numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? Number.NaN;
/** @param {number} ms */
const rounded = (ms) => Math.round(ms * 10) / 10;

/** What a job is handed is of its own kind: only its loading is measured. @param {string} id */
const isJob = async (id) => {
  const meta = JSON.parse(await readFile(join(bundles, '../meta', `${id}.json`), 'utf8'));
  return Object.hasOwn(meta.inputs, 'src/infrastructure/deployed/job.ts');
};

/** @param {string} folder @param {object} [given] */
const measured = async (folder, given) => {
  const starts = [];
  for (let run = 0; run < options.runs; run += 1) starts.push(await coldStart(folder, environment, given));
  return {
    loadMs: median(starts.map(({ loadMs }) => loadMs)),
    answerMs: median(starts.map(({ answerMs }) => answerMs)),
    status: starts[0]?.status,
  };
};

const scratch = await mkdtemp(join(tmpdir(), 'order-service-cold-load-'));
try {
  const empty = join(scratch, 'empty');
  await mkdir(empty);
  await writeFile(join(empty, 'index.cjs'), 'exports.handler = async () => ({ statusCode: 200 });\n');
  const built = (await readdir(bundles, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const ids = built.map(({ name }) => name).filter((id) => options.only === undefined || options.only.includes(id));
  if (ids.length === 0) throw new Error('there is no such bundle: npm run build -- functions');
  const floor = await measured(empty, event);
  const rows = [];
  for (const id of ids) {
    const folder = join(bundles, id);
    const { loadMs, answerMs, status } = await measured(folder, (await isJob(id)) ? undefined : event);
    const { size: bytes } = await stat(join(folder, 'index.cjs'));
    rows.push({ id, bytes, loadMs: rounded(loadMs - floor.loadMs), answerMs: rounded(answerMs), status });
  }
  if (options.json) console.log(JSON.stringify(rows));
  else {
    console.error(
      `${process.version}, ${options.runs} starts of each; an empty function asks after ${rounded(floor.loadMs)} ms`,
    );
    for (const { id, bytes, loadMs, answerMs } of rows.toSorted((left, right) => right.loadMs - left.loadMs))
      console.log(
        `${id.padEnd(24)}${`${Math.round(bytes / 1024)} KB`.padStart(8)}${`${loadMs} ms`.padStart(12)}${`${answerMs} ms`.padStart(12)}`,
      );
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}
