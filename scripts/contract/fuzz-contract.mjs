// Sends the running service requests that follow the contract and requests that violate it.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { killAll, run } from '../children.mjs';
import { CannotRun, command, UsageError } from '../command.mjs';
import { root } from '../project.mjs';
import { findPython, pythonWith } from '../python.mjs';
import { startService } from '../test/local-service.mjs';
import { excuses } from './fuzz/excuses.mjs';
import { readEvents } from './fuzz/findings.mjs';

const usage = `Usage: npm run fuzz:contract -- [options]

Starts the local service in memory and runs schemathesis against it by docs/openapi.json, first as staff with all scopes,
then as a customer: examples, boundary values, random requests, and sequences along the links. The seed is fixed. The first
run installs schemathesis into node_modules/.cache. scripts/contract/fuzz/excuses.mjs lists the findings that are right
as they are, and why.

Options
  --seed N      other random requests (default: 1)
  --examples N  at most this many random requests for each operation, and sequences
                (default: 8 requests, 30 sequences)
  -h, --help    this text

Environment
  PYTHON        the interpreter (default: python3)

The last line is "N passed, N failed": the scenarios without a finding, and the findings that are not excused. Exit code 0:
no finding; 1: some; 2: wrong options; 3: it cannot run here; 130: interrupted.`;

const requirements = fileURLToPath(new URL('fuzz/requirements.txt', import.meta.url));
const config = fileURLToPath(new URL('fuzz/schemathesis.toml', import.meta.url));
const hooks = fileURLToPath(new URL('fuzz/hooks.py', import.meta.url));
const contract = join(root, 'docs/openapi.json');
const cacheFolder = join(root, 'node_modules/.cache/fuzz-contract');
/** For one caller. More examples take longer. */
const longestSeconds = 1_200;

const callers = [
  { name: 'staff', claims: { sub: 'op_1', role: 'staff' }, phases: 'examples,coverage,fuzzing,stateful' },
  { name: 'customer', claims: { sub: 'cus_ada', role: 'customer' }, phases: 'examples,stateful' },
];

const began = performance.now();
/** @param {string} text */
const say = (text) =>
  process.stderr.write(`${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s  ${text}\n`);

/** @returns {Promise<(method: string, path: string) => string>} the id of the operation at a path of the contract */
const readOperations = async () => {
  const { paths } = JSON.parse(await readFile(contract, 'utf8'));
  return (method, path) => paths[path]?.[method.toLowerCase()]?.operationId ?? `${method} ${path}`;
};

/** @param {string} url @param {unknown} claims @returns {Promise<string>} */
const tokenFor = async (url, claims) => {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`${url}/dev/tokens`, { method: 'POST', headers, body: JSON.stringify(claims) });
  const { token } = /** @type {{ token: string }} */ (await reply.json());
  return token;
};

/** @param {import('./fuzz/findings.mjs').Finding} finding */
const excuseFor = ({ check, operation, code, fields }) =>
  excuses.find(
    (excuse) =>
      excuse.check === check &&
      excuse.operations.includes(operation) &&
      excuse.code === code &&
      (excuse.field === undefined || fields.every((field) => excuse.field?.test(field))),
  );

/**
 * @param {string} python @param {typeof callers[number]} caller @param {{ seed: string, examples: string | undefined }} options
 * @param {string} folder
 */
const runAs = async (python, { name, claims, phases }, { seed, examples }, folder) => {
  const service = await startService(['--webhooks-to-localhost']);
  try {
    const events = join(folder, `${name}.ndjson`);
    const args = ['--config-file', config, 'run', contract, '--url', service.url, '--phases', phases, '--no-color'];
    const { code, output, timedOut } = await run(
      join(python, '../schemathesis'),
      [
        ...args,
        ...['--header', `Authorization: Bearer ${await tokenFor(service.url, claims)}`],
        ...['--seed', seed, ...(examples === undefined ? [] : ['--max-examples', examples])],
        ...['--report', 'ndjson', '--report-ndjson-path', events],
      ],
      {
        seconds: longestSeconds,
        cwd: folder,
        env: { ...process.env, SCHEMATHESIS_HOOKS: hooks, PYTHONDONTWRITEBYTECODE: '1' },
      },
    );
    // 1: it has findings.
    if (timedOut || (code !== 0 && code !== 1)) throw new Error(`schemathesis ended with ${code}:\n${output.trim()}`);
    return readEvents(await readFile(events, 'utf8'), await readOperations());
  } finally {
    await service.stop();
  }
};

/** @param {import('./fuzz/findings.mjs').Finding} finding */
const print = ({ phase, operation, check, status, code, detail, request }) =>
  console.log(`${operation}: ${check} in ${phase}\n  ${request}\n  ${status} ${code} ${detail}`);

/** Prints each kind of finding that is not excused once. @param {readonly import('./fuzz/findings.mjs').Finding[]} findings */
const report = (findings) => {
  /** @type {Map<string, import('./fuzz/findings.mjs').Finding>} */
  const kinds = new Map();
  /** @type {Map<import('./fuzz/excuses.mjs').Excuse, number>} */
  const counts = new Map();
  for (const finding of findings) {
    const excuse = excuseFor(finding);
    const { operation, check, status, code } = finding;
    if (excuse === undefined) kinds.set(JSON.stringify([operation, check, status, code]), finding);
    else counts.set(excuse, (counts.get(excuse) ?? 0) + 1);
  }
  for (const finding of kinds.values()) print(finding);
  for (const [{ check, code, reason }, count] of counts)
    console.log(`excused ${String(count).padStart(5)} ${check} ${code}: ${reason}`);
  return kinds.size;
};

await command({
  usage,
  options: { seed: { type: 'string', default: '1' }, examples: { type: 'string' } },
  onInterrupt: killAll,
  run: async ({ seed, examples }) => {
    for (const [name, value] of Object.entries({ seed, examples }))
      if (value !== undefined && !/^[1-9]\d{0,5}$/.test(value))
        throw new UsageError(`--${name} ${value}: it is a number from 1`);
    const python = await pythonWith(await findPython(), { tool: 'schemathesis', requirements, cacheFolder }, say);
    const folder = await mkdtemp(join(tmpdir(), 'fuzz-contract-'));
    try {
      const total = { passed: 0, failed: 0 };
      for (const caller of callers) {
        const { scenarios, requests, linked, findings, errors } = await runAs(
          python,
          caller,
          { seed, examples },
          folder,
        );
        if (linked === 0) errors.push('no request followed a link of the contract');
        const failed = report(findings) + errors.length;
        for (const error of errors) console.log(error);
        say(
          `${caller.name}: ${requests} requests (${linked} along links) in ${scenarios} scenarios, ${failed} findings`,
        );
        total.passed += Math.max(0, scenarios - failed);
        total.failed += failed;
      }
      if (total.passed === 0) throw new CannotRun('schemathesis ran no scenario');
      console.log(`${total.passed} passed, ${total.failed} failed`);
      return total.failed > 0 ? 1 : 0;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
