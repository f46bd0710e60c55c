// Creates a use case by copying one of the service, so that its templates are compiled and tested code.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, isMain, UsageError } from '../command.mjs';
import { root } from '../project.mjs';
import { camelCase } from '../text.mjs';

const usage = `Usage: npm run new:use-case -- <area>/<verb>-<noun> [options]

Writes a use case, its operation and its test, adds a line to the registry, and generates the contract again. The endpoint
works at once: it does what the copied use case does, until you replace its decision by yours.

  orders/hold-order                  a command of staff on an order, from place-hold: POST /v1/orders/{orderId}/hold
  orders/read-label --kind query     reads an order, from get-order: GET /v1/orders/{orderId}/label
  catalog/read-margin --kind query   reads a product, from get-stock: GET /v1/products/{sku}/margin

Options
  --kind KIND  command (default) or query
  --dry-run    print what it would write, and write nothing
  -h, --help   this text

Exit code 0: written; 1: the name is taken; 2: wrong name or options.`;

const operationsFolder = 'src/adapters/http/operations';
const registered = `${operationsFolder}/registered.ts`;
/** A function is named order-service-<stage>-<name>: 64 characters, of which a stage may take 20. */
const longestName = 29;

/** @typedef {'command' | 'query'} Kind @typedef {{ area: string, name: string, kind: Kind }} UseCase */
/**
 * The use case that is copied, the room of its area in which it is, and the path that its operation extends.
 * @typedef {{ name: string, room?: string, path: string }} Sample
 */

/** @type {Readonly<Record<string, Partial<Record<Kind, Sample>>>>} */
const samples = {
  orders: {
    command: { name: 'place-hold', room: 'holds', path: '/v1/orders/{orderId}' },
    query: { name: 'get-order', room: 'reading', path: '/v1/orders/{orderId}' },
  },
  catalog: { query: { name: 'get-stock', path: '/v1/products/{sku}' } },
};

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), 'utf8');

/** @param {string} name hold-order → Hold an order */
const titleOf = (name) => {
  const words = name
    .replace(/-order$/, '-an-order')
    .replace(/-product$/, '-a-product')
    .replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The last segment of the path: the verb of a command, the noun of a query. @param {UseCase} useCase */
const segmentOf = ({ name, kind }) => {
  const [verb = '', ...rest] = name.split('-');
  if (kind === 'command') return name.replace(/-order$/, '');
  return rest.join('-').replace(/^(order|product)s?-?/, '') || verb;
};

/** @param {UseCase} useCase */
const sampleOf = ({ area, kind }) => {
  const sample = samples[area]?.[kind];
  if (sample !== undefined) return sample;
  const queries = Object.hasOwn(samples, area) ? '; --kind query is' : '';
  throw new UsageError(
    `${area}: a ${kind} is not generated there${queries}. Copy the use case that is nearest to yours.`,
  );
};

/** @param {string} folder an area, or a room of it @param {string} name */
const pathsOf = (folder, name) => ({
  useCase: `src/application/${folder}/${name}.ts`,
  operation: `${operationsFolder}/${folder}/${name}.ts`,
  test: `test/application/${folder}/${name}.test.ts`,
});

/** @param {UseCase} useCase */
const routeOf = (useCase) => ({
  method: useCase.kind === 'command' ? 'POST' : 'GET',
  path: `${sampleOf(useCase).path}/${segmentOf(useCase)}`,
});

/**
 * The text of each file of a new use case, by its path: the files of its sample with other names.
 * @param {string} id <area>/<verb>-<noun> @param {Kind} [kind] @returns {Readonly<Record<string, string>>}
 */
export const filesOf = (id, kind = 'command') => {
  const [area = '', name = ''] = id.split('/');
  const sample = sampleOf({ area, name, kind });
  const room = sample.room === undefined ? area : `${area}/${sample.room}`;
  /** @type {Readonly<Record<string, string>>} */
  const names = {
    [`${room}/${sample.name}`]: `${area}/${name}`,
    [sample.name]: name,
    [camelCase(sample.name)]: camelCase(name),
  };
  const sampleNames = new RegExp(Object.keys(names).join('|'), 'g');
  /** @param {string} text */
  const renamed = (text) =>
    text
      .replace(sampleNames, (found) => names[found] ?? found)
      .replace(/^ {2}path: '.*'/m, () => `  path: '${routeOf({ area, name, kind }).path}'`)
      .replace(/^ {2}summary: '.*'/m, () => `  summary: '${titleOf(name)}'`);
  const [from, to] = [pathsOf(room, sample.name), pathsOf(area, name)];
  return {
    [to.useCase]: renamed(read(from.useCase)),
    [to.operation]: renamed(read(from.operation)),
    [to.test]: renamed(read(from.test)),
  };
};

/** The registry with the new line, in its order. @param {UseCase} useCase */
const registeredWith = ({ area, name }) => {
  const lines = read(registered).split('\n');
  const moduleIn = (/** @type {string} */ line) => /from '(.*)'/.exec(line)?.[1];
  const module = `#adapters/http/operations/${area}/${name}`;
  const next = lines.findIndex((line) => (moduleIn(line) ?? '') > module);
  const line = `export { ${camelCase(name)}Operation } from '${module}';`;
  return lines.toSpliced(next < 0 ? lines.length - 1 : next, 0, line).join('\n');
};

/** @param {string} text @param {string} field */
const literalIn = (text, field) => new RegExp(`^ {2}${field}: '(.*)'`, 'm').exec(text)?.[1] ?? '';

/** Refuses a name, a route or a file that exists. @param {UseCase} useCase */
const refuseConflict = (useCase) => {
  const { method, path } = routeOf(useCase);
  const shape = (/** @type {string} */ text) => text.replaceAll(/\{\w+\}/g, '{}');
  for (const file of readdirSync(join(root, operationsFolder), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = read(`${operationsFolder}/${file}`);
    const id = literalIn(text, 'id');
    if (id === camelCase(useCase.name)) throw new Error(`operation ${id} exists already: ${operationsFolder}/${file}`);
    if (literalIn(text, 'method') === method && shape(literalIn(text, 'path')) === shape(path))
      throw new Error(`${method} ${path} exists already: ${id}. Choose another name.`);
  }
  const existing = Object.values(pathsOf(useCase.area, useCase.name)).find((file) => existsSync(join(root, file)));
  if (existing !== undefined) throw new Error(`${existing} exists already`);
};

/** @param {string} kind @param {readonly string[]} positionals @returns {UseCase} */
const parseUseCase = (kind, positionals) => {
  if (kind !== 'command' && kind !== 'query') throw new UsageError(`--kind is command or query, not ${kind}`);
  if (positionals.length !== 1) throw new UsageError('give one name, such as orders/hold-order');
  const [area = '', ...rest] = (positionals[0] ?? '').split('/');
  const name = rest.join('/');
  const folders = readdirSync(join(root, operationsFolder), { withFileTypes: true }).filter((one) => one.isDirectory());
  if (!folders.some((folder) => folder.name === area))
    throw new UsageError(`area "${area}": it is one of ${folders.map((folder) => folder.name).join(', ')}`);
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)+$/.test(name))
    throw new UsageError(`name "${name}": a verb and a noun in kebab case, such as hold-order`);
  if (name.length > longestName) throw new UsageError(`name "${name}": at most ${longestName} characters`);
  return { area, name, kind };
};

const generateContract = () => {
  const args = ['--import', 'tsx', 'scripts/contract/openapi.ts'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the files are written, but the contract is not: npm run openapi\n${stderr}`);
};

/** @param {UseCase} useCase @param {boolean} dryRun */
const summaryOf = (useCase, dryRun) => {
  const paths = pathsOf(useCase.area, useCase.name);
  const { method, path } = routeOf(useCase);
  const sample = sampleOf(useCase).name;
  const rows = [
    [paths.useCase, 'what it does'],
    [paths.operation, 'its route, scope, request and reply'],
    [paths.test, 'what must be true of it'],
    [registered, 'its line'],
    ['docs/openapi.json, clients/', 'its contract, in all forms'],
  ];
  const width = Math.max(...rows.map(([file = '']) => file.length));
  return `${method} ${path}${dryRun ? ' (not written: --dry-run)' : ''}

${rows.map(([file = '', content]) => `  ${file.padEnd(width)}  ${content}`).join('\n')}

It does what ${sample} does. Make it yours:
  1. ${paths.useCase}: your decision in place of ${sample}'s, from a function in src/domain
  2. ${paths.operation}: description, scope, body, example, refusals
  3. ${paths.test}: what you expect
  4. npm run openapi && npm test -- ${useCase.name} test/http && npm start`;
};

if (isMain(import.meta.url))
  await command({
    usage,
    options: { kind: { type: 'string', default: 'command' }, 'dry-run': { type: 'boolean', default: false } },
    allowPositionals: true,
    run: ({ kind, 'dry-run': dryRun }, positionals) => {
      const useCase = parseUseCase(kind, positionals);
      const files = filesOf(`${useCase.area}/${useCase.name}`, useCase.kind);
      refuseConflict(useCase);
      if (!dryRun) {
        for (const [path, text] of Object.entries({ ...files, [registered]: registeredWith(useCase) }))
          writeFileSync(join(root, path), text);
        generateContract();
      }
      console.log(summaryOf(useCase, dryRun));
    },
  });
