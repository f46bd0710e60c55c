// Makes a use case of its own out of one that works: its templates are files of the service, compiled and tested as such.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from '../project.mjs';

const help = `Usage: npm run new:use-case -- <area>/<verb>-<noun> [options]

Writes a use case, its operation and its test, adds a line to the registry, and renews the contract. The endpoint
works at once: it does what the use case does that it was copied from, until you put your own decision in its place.

  orders/hold-order                  a command of staff on an order, from place-hold: POST /v1/orders/{orderId}/hold
  orders/read-label --kind query     reads an order, from get-order: GET /v1/orders/{orderId}/label
  catalog/read-margin --kind query   reads a product, from get-stock: GET /v1/products/{sku}/margin

Options
  --kind KIND  command (default) or query
  --dry-run    says what it would write, and writes nothing
  -h, --help   this text

Exit code 0: written; 1: something of that name is there already; 2: wrong name or options.`;

const operationsFolder = 'src/adapters/http/operations';
const registered = `${operationsFolder}/registered.ts`;
/** A function is named order-service-<stage>-<name>: 64 characters, of which a stage may take 20. */
const longestName = 29;

/** @typedef {'command' | 'query'} Kind @typedef {{ area: string, name: string, kind: Kind }} Wanted */

/** What is copied: the use case of that name, with its operation, its test, and the path that it is on. */
const samples = {
  orders: {
    command: { name: 'place-hold', path: '/v1/orders/{orderId}' },
    query: { name: 'get-order', path: '/v1/orders/{orderId}' },
  },
  catalog: { query: { name: 'get-stock', path: '/v1/products/{sku}' } },
};

/** What is asked for cannot be understood: exit code 2. */
class Misunderstood extends Error {}

/** @param {string} path */
const textOf = (path) => readFileSync(join(root, path), 'utf8');

/** @param {string} kebab hold-order → holdOrder */
const camelCase = (kebab) => kebab.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** @param {string} kebab hold-order → Hold an order */
const titleOf = (kebab) => {
  const words = kebab
    .replace(/-order$/, '-an-order')
    .replace(/-product$/, '-a-product')
    .replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The last segment of the path: what is done to the thing, or what is read of it. @param {Wanted} wanted */
const segmentOf = ({ name, kind }) => {
  const [verb = '', ...rest] = name.split('-');
  if (kind === 'command') return name.replace(/-order$/, '');
  return rest.join('-').replace(/^(order|product)s?-?/, '') || verb;
};

/** @param {Wanted} wanted */
const sampleOf = ({ area, kind }) => {
  /** @type {Readonly<Record<string, Partial<Record<Kind, { name: string, path: string }>>>>} */
  const all = samples;
  const sample = all[area]?.[kind];
  if (sample !== undefined) return sample;
  const queries = Object.hasOwn(samples, area) ? '; --kind query is' : '';
  throw new Misunderstood(
    `${area}: a ${kind} is not generated there${queries}. Copy the one that is nearest to yours.`,
  );
};

/** @param {string} area @param {string} name */
const placesOf = (area, name) => ({
  useCase: `src/application/${area}/${name}.ts`,
  operation: `${operationsFolder}/${area}/${name}.ts`,
  test: `test/application/${area}/${name}.test.ts`,
});

/** Where it answers. @param {Wanted} wanted */
const routeOf = (wanted) => ({
  method: wanted.kind === 'command' ? 'POST' : 'GET',
  path: `${sampleOf(wanted).path}/${segmentOf(wanted)}`,
});

/** The files of a use case, by path: those of its sample, renamed. @param {string} wanted @param {Kind} [kind] */
export const filesOf = (wanted, kind = 'command') => {
  const [area = '', name = ''] = wanted.split('/');
  const sample = sampleOf({ area, name, kind });
  /** @type {Readonly<Record<string, string>>} */
  const names = { [sample.name]: name, [camelCase(sample.name)]: camelCase(name) };
  const named = new RegExp(Object.keys(names).join('|'), 'g');
  /** @param {string} text */
  const renamed = (text) =>
    text
      .replace(named, (found) => names[found] ?? found)
      .replace(/^ {2}path: '.*'/m, () => `  path: '${routeOf({ area, name, kind }).path}'`)
      .replace(/^ {2}summary: '.*'/m, () => `  summary: '${titleOf(name)}'`);
  const [from, to] = [placesOf(area, sample.name), placesOf(area, name)];
  return {
    [to.useCase]: renamed(textOf(from.useCase)),
    [to.operation]: renamed(textOf(from.operation)),
    [to.test]: renamed(textOf(from.test)),
  };
};

/** The registry with one line more, in its place. @param {string} area @param {string} name */
const registeredWith = (area, name) => {
  const lines = textOf(registered).split('\n');
  const moduleOf = (/** @type {string} */ line) => /from '(.*)'/.exec(line)?.[1];
  const own = `#adapters/http/operations/${area}/${name}`;
  const after = lines.findIndex((line) => (moduleOf(line) ?? '') > own);
  const line = `export { ${camelCase(name)}Operation } from '${own}';`;
  return lines.toSpliced(after < 0 ? lines.length - 1 : after, 0, line).join('\n');
};

/** @param {string} text @param {string} field */
const literalOf = (text, field) => new RegExp(`^ {2}${field}: '(.*)'`, 'm').exec(text)?.[1] ?? '';

/** Why it cannot be written, if something is in its place. @param {Wanted} wanted @returns {string | undefined} */
const conflictOf = (wanted) => {
  const there = Object.values(placesOf(wanted.area, wanted.name)).find((path) => existsSync(join(root, path)));
  const { method, path } = routeOf(wanted);
  const shape = (/** @type {string} */ text) => text.replaceAll(/\{\w+\}/g, '{}');
  for (const file of readdirSync(join(root, operationsFolder), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = textOf(`${operationsFolder}/${file}`);
    const id = literalOf(text, 'id');
    if (id === camelCase(wanted.name)) return `the operation ${id} is there already: ${operationsFolder}/${file}`;
    if (literalOf(text, 'method') === method && shape(literalOf(text, 'path')) === shape(path))
      return `${method} ${path} is there already: ${id}. Choose another name.`;
  }
  return there && `${there} is there already`;
};

/** @param {string[]} args @returns {Wanted & { dryRun: boolean } | undefined} undefined: help was asked for */
const wantedOf = (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      kind: { type: 'string', default: 'command' },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const { kind, 'dry-run': dryRun } = values;
  if (kind !== 'command' && kind !== 'query') throw new Misunderstood(`--kind is command or query, not ${kind}`);
  if (positionals.length !== 1) throw new Misunderstood('say one name, such as orders/hold-order');
  const [area = '', name = '', ...more] = (positionals[0] ?? '').split('/');
  const areas = readdirSync(join(root, operationsFolder), { withFileTypes: true }).filter((one) => one.isDirectory());
  if (!areas.some((one) => one.name === area))
    throw new Misunderstood(`area "${area}": it is one of ${areas.map((one) => one.name).join(', ')}`);
  if (more.length > 0 || !/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)+$/.test(name))
    throw new Misunderstood(`name "${[name, ...more].join('/')}": a verb and a noun in kebab case, such as hold-order`);
  if (name.length > longestName) throw new Misunderstood(`name "${name}": at most ${longestName} characters`);
  return { area, name, kind, dryRun };
};

const renewContract = () => {
  const args = ['--import', 'tsx', 'scripts/contract/openapi.ts'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`it is written, but its contract is not: npm run openapi\n${stderr}`);
};

/** @param {Wanted} wanted @param {boolean} dryRun */
const reportOf = (wanted, dryRun) => {
  const { area, name } = wanted;
  const { useCase, operation, test } = placesOf(area, name);
  const { method, path } = routeOf(wanted);
  const sample = sampleOf(wanted).name;
  const places = [
    [useCase, 'what it does'],
    [operation, 'where it is, who may, what it takes and answers'],
    [test, 'what must be true of it'],
    [registered, 'its line'],
    ['docs/openapi.json, clients/', 'its contract, in all forms'],
  ];
  const width = Math.max(...places.map(([place = '']) => place.length));
  return `${method} ${path}${dryRun ? ' (not written: --dry-run)' : ''}

${places.map(([place = '', what]) => `  ${place.padEnd(width)}  ${what}`).join('\n')}

It does what ${sample} does. Make it yours:
  1. ${useCase}: your decision in place of ${sample}'s, from a function in src/domain
  2. ${operation}: description, scope, body, example, refusals
  3. ${test}: what you expect
  4. npm run openapi && npm test -- ${name} test/http && npm start`;
};

/** @param {string[]} args */
const main = (args) => {
  const wanted = wantedOf(args);
  if (wanted === undefined) return console.log(help);
  const { area, name, kind, dryRun } = wanted;
  const files = { ...filesOf(`${area}/${name}`, kind), [registered]: registeredWith(area, name) };
  const conflict = conflictOf(wanted);
  if (conflict !== undefined) throw new Error(conflict);
  if (!dryRun) {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
    renewContract();
  }
  console.log(reportOf(wanted, dryRun));
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  try {
    main(process.argv.slice(2));
  } catch (error) {
    const isMisunderstood = error instanceof Misunderstood || error instanceof TypeError;
    console.error(error instanceof Error ? error.message : error);
    if (isMisunderstood) console.error(`\n${help}`);
    process.exitCode = isMisunderstood ? 2 : 1;
  }
