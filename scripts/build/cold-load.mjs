// Measures the cold start of each function on this machine: its bundle, under the Runtime API of Lambda.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, UsageError } from '../command.mjs';
import { root } from '../project.mjs';
import { median } from '../text.mjs';
import { coldStart } from './runtime-api/cold-start.mjs';

const usage = `Usage: npm run cold-load -- [options]

Starts every bundle of dist/functions (npm run build -- functions) in a process of its own, with a runtime that works as
that of Lambda, and sends it one request without a token. Prints for each: its size; the time until it asks for work,
less that of an empty function; the time until it has answered (jobs receive nothing). The numbers are medians. They
compare functions and changes; on Lambda the processor is another one. Let nothing else run meanwhile.

Options
  --runs N     starts of each function, 1 to 99 (default: 5)
  --only NAME  one function, by the name of its operation; may be repeated
  --json       a list of {id, bytes, loadMs, answerMs, status}
  -h, --help   this text`;

const bundles = join(root, 'dist/functions');

/** As the stack sets it. The table and the issuer do not exist: a request without a token needs neither. */
const environment = {
  TABLE_NAME: 'none',
  TAG_SECRETS: '[{"from":0,"secret":"no secret at all"}]',
  CURSOR_SECRET: 'no secret at all',
  TOKEN_ISSUER: 'https://issuer.invalid',
  TOKEN_CLIENTS: 'nobody',
  CORS_ORIGINS: '',
  METRICS_NAMESPACE: 'none',
  EVENT_BUS_NAME: 'none',
  MAIL_SENDER: 'nobody@shop.invalid',
};
const request = {
  version: '2.0',
  routeKey: '$default',
  rawPath: '/nowhere',
  rawQueryString: '',
  headers: {},
  isBase64Encoded: false,
  requestContext: { stage: '$default', requestId: 'request', http: { method: 'GET', path: '/nowhere' } },
};

/** @param {number} ms */
const rounded = (ms) => Math.round(ms * 10) / 10;

/** A job takes an event of its own kind, not a request: only its loading is measured. @param {string} id */
const isJob = async (id) => {
  const meta = JSON.parse(await readFile(join(root, 'dist/meta', `${id}.json`), 'utf8'));
  return Object.hasOwn(meta.inputs, 'src/adapters/lambda/job-run.ts');
};

/** The medians of some starts. @param {string} folder @param {number} runs @param {object} [event] */
const measure = async (folder, runs, event) => {
  const starts = [];
  for (let run = 0; run < runs; run += 1) starts.push(await coldStart(folder, environment, event));
  return {
    loadMs: median(starts.map(({ loadMs }) => loadMs)),
    answerMs: median(starts.map(({ answerMs }) => answerMs)),
    status: starts[0]?.status,
  };
};

/** Loading a function that does nothing. @param {number} runs */
const measureEmpty = async (runs) => {
  const scratch = await mkdtemp(join(tmpdir(), 'order-service-cold-load-'));
  try {
    const empty = join(scratch, 'empty');
    await mkdir(empty);
    await writeFile(join(empty, 'index.cjs'), 'exports.handler = async () => ({ statusCode: 200 });\n');
    return (await measure(empty, runs, request)).loadMs;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};

/** @param {string} id @param {number} runs @param {number} emptyMs */
const rowOf = async (id, runs, emptyMs) => {
  const folder = join(bundles, id);
  const { loadMs, answerMs, status } = await measure(folder, runs, (await isJob(id)) ? undefined : request);
  const { size: bytes } = await stat(join(folder, 'index.cjs'));
  return { id, bytes, loadMs: rounded(loadMs - emptyMs), answerMs: rounded(answerMs), status };
};

/** @param {readonly string[] | undefined} only */
const chosenFunctions = async (only) => {
  const entries = await readdir(bundles, { withFileTypes: true });
  const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const chosen = ids.filter((id) => only === undefined || only.includes(id));
  if (chosen.length === 0)
    throw new Error(`no bundle ${only?.join(', ') ?? ''} in dist/functions: npm run build -- functions`);
  return chosen;
};

await command({
  usage,
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  },
  run: async (values) => {
    if (!/^[1-9]\d?$/.test(values.runs)) throw new UsageError(`--runs ${values.runs}: it is 1 to 99`);
    const runs = Number(values.runs);
    const ids = await chosenFunctions(values.only);
    const emptyMs = await measureEmpty(runs);
    const rows = [];
    for (const id of ids) rows.push(await rowOf(id, runs, emptyMs));
    if (values.json) return console.log(JSON.stringify(rows));
    console.error(`${process.version}, ${runs} starts of each; an empty function loads in ${rounded(emptyMs)} ms`);
    for (const { id, bytes, loadMs, answerMs } of rows.toSorted((left, right) => right.loadMs - left.loadMs)) {
      const cells = [
        `${Math.round(bytes / 1_024)} KB`.padStart(8),
        `${loadMs} ms`.padStart(12),
        `${answerMs} ms`.padStart(12),
      ];
      console.log(`${id.padEnd(24)}${cells.join('')}`);
    }
    return undefined;
  },
});
