import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../command.mjs';
import { root } from '../../project.mjs';
import { camelCase } from '../../text.mjs';
import { kinds, sampleOf } from './samples.mjs';

/** @typedef {import('./samples.mjs').UseCase} UseCase */

export const operationsFolder = 'src/adapters/http/operations';
/** A function is named order-service-<stage>-<name>: 64 characters, of which a stage may take 20. */
const longestName = 29;

/** The things of the areas, which the verb of a path leaves out. */
const things = '(?:order|product|fulfillment|return|payment)';

/** @param {string} path */
export const read = (path) => readFileSync(join(root, path), 'utf8');

/** @param {string} name hold-order → hold */
const verbOf = (name) => name.replace(new RegExp(`-${things}$`), '');

/** @param {string} name read-order-label → label */
export const nounOf = (name) => {
  const [verb = '', ...rest] = name.split('-');
  return rest.join('-').replace(new RegExp(`^${things}s?-?`), '') || verb;
};

/** @param {UseCase} useCase */
export const routeOf = (useCase) => {
  const { method, path } = sampleOf(useCase);
  const { name } = useCase;
  return { method, path: path.replace('<verb>', () => verbOf(name)).replace('<noun>', () => nounOf(name)) };
};

/** @param {string} folder an area, or a room of it @param {string} name @param {string} [test] */
export const pathsOf = (folder, name, test = name) => ({
  useCase: `src/application/${folder}/${name}.ts`,
  operation: `${operationsFolder}/${folder}/${name}.ts`,
  test: `test/application/${folder}/${test}.test.ts`,
});

/** @param {string} kind @param {readonly string[]} positionals @returns {UseCase} */
export const parseUseCase = (kind, positionals) => {
  const known = kinds.find((each) => each === kind);
  if (known === undefined) throw new UsageError(`--kind is one of ${kinds.join(', ')}, not ${kind}`);
  if (positionals.length !== 1) throw new UsageError('give one name, such as orders/hold-order');
  const [area = '', ...rest] = (positionals[0] ?? '').split('/');
  const name = rest.join('/');
  const folders = readdirSync(join(root, operationsFolder), { withFileTypes: true }).filter((one) => one.isDirectory());
  if (!folders.some((folder) => folder.name === area))
    throw new UsageError(`area "${area}": it is one of ${folders.map((folder) => folder.name).join(', ')}`);
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)+$/.test(name))
    throw new UsageError(`name "${name}": a verb and a noun in kebab case, such as hold-order`);
  if (name.length > longestName) throw new UsageError(`name "${name}": at most ${longestName} characters`);
  return { area, name, kind: known };
};

/** @param {string} text @param {string} field */
const literalIn = (text, field) => new RegExp(`^ {2}${field}: '(.*)'`, 'm').exec(text)?.[1] ?? '';

/** Refuses a name, a route or a file that exists. @param {UseCase} useCase */
export const refuseConflict = (useCase) => {
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
