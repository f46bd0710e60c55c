// Generates clients from the contract by the generators that people use, and uses the clients.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { killAll, run } from '../children.mjs';
import { CannotRun, command, explain, UsageError } from '../command.mjs';
import { root } from '../project.mjs';
import { startService } from '../test/local-service.mjs';
import { generators } from './generators/generators.mjs';
import { comparisons, stockProduct, tokenFor } from './generators/shop.mjs';
import { lint } from './generators/spectral.mjs';

const names = [...generators.map(({ name }) => name), 'Spectral'];

const usage = `Usage: npm run try:generators -- [options]

For each generator of clients: generates a client from docs/openapi.json, compiles it with a small program, and runs the
program against the local service. The program places an order, reads it, and orders too many units: it prints the members
of the refusal. Spectral lints the contract by its rules for OpenAPI and those of OWASP; its findings that are right as they
are stand in scripts/contract/generators/spectral-excuses.mjs. The first run installs the tools into node_modules/.cache, in
the versions of scripts/contract/generators/versions.mjs.

  ${names.join('\n  ')}

A tool that this machine lacks, such as Java or Go, or that cannot be installed, is reported as COULD NOT RUN.

Options
  --only TEXT  only generators whose name contains TEXT
  --keep       keep the folder with the clients
  -h, --help   this text

The last line is "N passed, N failed". Exit code 0: nothing failed; 1: something did; 2: wrong options; 3: nothing could run;
130: interrupted.`;

const contract = join(root, 'docs/openapi.json');
const programs = fileURLToPath(new URL('generators/programs', import.meta.url));
const cache = join(root, 'node_modules/.cache/try-generators');
/** For one command. */
const longestSeconds = 600;
/** Most of the time is spent on waiting for downloads, and for one thread. */
const atOnce = 3;

const began = performance.now();
/** @param {string} text */
const say = (text) =>
  process.stderr.write(`${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s  ${text}\n`);

/** @typedef {import('./generators/generators.mjs').Generator} Generator */
/** @typedef {{ passed: number, failures: readonly string[] }} Result */
/** @typedef {{ url: string, staff: string, customer: string, folder: string }} Surroundings */

/** @param {Generator} generator @param {string} work */
const layOut = async ({ files, texts = {} }, work) => {
  for (const path of [...Object.values(files), ...Object.keys(texts)])
    await mkdir(dirname(join(work, path)), { recursive: true });
  for (const [from, to] of Object.entries(files)) await cp(join(programs, from), join(work, to));
  for (const [path, text] of Object.entries(texts)) await writeFile(join(work, path), text);
};

/** @param {string} output @returns {import('./generators/shop.mjs').Seen} the last line that is JSON */
const seenIn = (output) => JSON.parse(output.split('\n').findLast((line) => line.startsWith('{')) ?? '{}');

/** The checks of a generator: its commands, and what its program must see. @param {Generator} generator */
const checksOf = (generator) =>
  generator.commands({ tools: '', cache, contract, work: '' }).filter(({ step }) => step !== 'install').length + 3;

/** @param {Generator} generator @param {Surroundings} surroundings @returns {Promise<Result>} */
const tryGenerator = async (generator, { url, staff, customer, folder }) => {
  const { name } = generator;
  const tools = await generator.install({ cache, say });
  const work = await mkdtemp(join(folder, 'client-'));
  await layOut(generator, work);
  const sku = `TRY-${generators.indexOf(generator)}`;
  await stockProduct(url, staff, sku);

  const all = checksOf(generator);
  let passed = 0;
  let last = '';
  for (const { step, program, args, env } of generator.commands({ tools, cache, contract, work })) {
    const { code, output } = await run(program, args, {
      seconds: longestSeconds,
      cwd: work,
      env: { ...process.env, ORDERS_URL: url, ORDERS_TOKEN: customer, ORDERS_SKU: sku, ...env },
    });
    if (code !== 0 && step === 'install') throw new CannotRun(`${program} ${args.join(' ')}: ${output.trim()}`);
    if (code !== 0)
      return { passed, failures: [`${step} ended with ${code}:\n${output.trim()}`, ...skipped(all - passed - 1)] };
    if (step !== 'install') passed += 1;
    last = output;
    say(`${name}: ${step}`);
  }
  const compared = await comparisons(seenIn(last), sku, url, customer);
  const failures = compared
    .filter(([, seen, expected]) => !isDeepStrictEqual(seen, expected))
    .map(([what, seen, expected]) => `${what}: ${JSON.stringify(seen)} is not ${JSON.stringify(expected)}`);
  return { passed: passed + compared.length - failures.length, failures };
};

/** @param {number} count */
const skipped = (count) => Array.from({ length: count }, () => 'a check could not be made');

/** Runs the works, a few at once. @param {readonly (() => Promise<void>)[]} works */
const runAll = async (works) => {
  const left = [...works];
  const next = async () => {
    for (let work = left.shift(); work !== undefined; work = left.shift()) await work();
  };
  await Promise.all(Array.from({ length: atOnce }, next));
};

await command({
  usage,
  options: { only: { type: 'string', default: '' }, keep: { type: 'boolean', default: false } },
  onInterrupt: killAll,
  run: async ({ only, keep }) => {
    const chosen = names.filter((name) => name.toLowerCase().includes(only.toLowerCase()));
    if (chosen.length === 0) throw new UsageError(`--only ${only}: no name has this text`);
    const folder = await mkdtemp(join(tmpdir(), 'try-generators-'));
    const service = await startService();
    const total = { passed: 0, failed: 0 };
    /** @param {string} name @param {() => Promise<Result>} work */
    const counted = (name, work) => async () => {
      try {
        const { passed, failures } = await work();
        for (const failure of failures) console.log(`${name}: ${failure}`);
        console.log(`${name}: ${passed} passed, ${failures.length} failed`);
        total.passed += passed;
        total.failed += failures.length;
      } catch (error) {
        if (error instanceof CannotRun) console.log(`COULD NOT RUN: ${name}, ${error.message}`);
        else {
          console.log(`${name}: ${explain(error)}`);
          total.failed += 1;
        }
      }
    };
    try {
      const { url } = service;
      const scopes = ['catalog:write', 'stock:write'];
      const surroundings = {
        url,
        folder,
        staff: await tokenFor(url, { sub: 'op_1', role: 'staff', scopes }),
        customer: await tokenFor(url, { sub: 'cus_ada', role: 'customer' }),
      };
      await runAll([
        ...generators
          .filter(({ name }) => chosen.includes(name))
          .map((generator) => counted(generator.name, () => tryGenerator(generator, surroundings))),
        ...(chosen.includes('Spectral') ? [counted('Spectral', () => lint({ cache, say }, contract))] : []),
      ]);
    } finally {
      await service.stop();
      if (keep) say(`the clients are in ${folder}`);
      else await rm(folder, { recursive: true, force: true });
    }
    if (total.passed + total.failed === 0) throw new CannotRun('nothing could run');
    console.log(`${total.passed} passed, ${total.failed} failed`);
    return total.failed > 0 ? 1 : 0;
  },
});
