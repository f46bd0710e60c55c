// The functions of the service, and the source of each entry: it imports a declaration and wraps it by a maker from
// src/infrastructure/deployed.
import { root } from '../project.mjs';
import { kebabCase } from '../text.mjs';

/** @import { JobDeclaration, OperationDeclaration, Registry } from './registry.mjs' */

/**
 * @typedef {object} FunctionSource
 * @property {string} id
 * @property {string} entry TypeScript
 * @property {boolean} hasSettings whether it reads the settings of the shop
 * @property {readonly string[]} assets names of the files that it serves
 */

/** Gives ElectroDB the commands of the SDK: every function over the table needs it. */
const tableCommands = `import './scripts/build/stand-ins/commands.mjs';\n`;

/** @param {OperationDeclaration} operation */
const makerOf = ({ kind, useCase }) => {
  if (kind === 'page') return { before: '', module: '#infrastructure/deployed/page', name: 'pageFor' };
  return useCase?.uses.includes('commit')
    ? { before: tableCommands, module: '#infrastructure/deployed/counted', name: 'countedLambdaFor' }
    : { before: tableCommands, module: '#infrastructure/deployed/operations', name: 'lambdaFor' };
};

/** @param {OperationDeclaration} operation @returns {FunctionSource} */
const operationFunction = (operation) => {
  const { id, kind, assets = [], module } = operation;
  const maker = makerOf(operation);
  return {
    id,
    hasSettings: kind === 'use-case',
    assets,
    entry: `${maker.before}import { ${maker.name} } from ${JSON.stringify(maker.module)};
import { ${id}Operation } from ${JSON.stringify(module)};
export const handler = ${maker.name}([${id}Operation]);
`,
  };
};

/** @param {JobDeclaration} job @returns {FunctionSource} */
const jobFunction = ({ id }) => ({
  id,
  hasSettings: true,
  assets: [],
  entry: `${tableCommands}export { handler } from '#infrastructure/deployed/${kebabCase(id)}';\n`,
});

/** The function behind no route: it answers 404 and 405. @param {readonly OperationDeclaration[]} operations @returns {FunctionSource} */
const unmatchedFunction = (operations) => ({
  id: 'unmatched',
  hasSettings: false,
  assets: [],
  entry: `import { unmatchedFor } from '#infrastructure/deployed/unmatched';
export const handler = unmatchedFor(${JSON.stringify(operations.map(({ id, method, path }) => ({ id, method, path })))});
`,
});

/** One function for all operations. @param {readonly OperationDeclaration[]} operations @returns {FunctionSource} */
const everythingFunction = (operations) => ({
  id: 'everything',
  hasSettings: true,
  assets: operations.flatMap(({ assets = [] }) => assets),
  entry: `${tableCommands}import { operations } from '#adapters/http/operations/registry';
import { countedLambdaFor } from '#infrastructure/deployed/counted';
export const handler = countedLambdaFor(operations);
`,
});

/** @param {Registry} registry @returns {readonly FunctionSource[]} */
export const functionSources = ({ operations, jobs }) => [
  ...operations.map(operationFunction),
  unmatchedFunction(operations),
  everythingFunction(operations),
  ...jobs.map(jobFunction),
];

/** Resolves `function:<id>` to the entry of that function. @param {readonly FunctionSource[]} sources @returns {import('esbuild').Plugin} */
export const functionEntries = (sources) => {
  const entries = new Map(sources.map(({ id, entry }) => [`function:${id}`, entry]));
  return {
    name: 'function-entries',
    setup: (hooks) => {
      hooks.onResolve({ filter: /^function:/ }, ({ path }) => ({ path, namespace: 'function' }));
      hooks.onLoad({ filter: /.*/, namespace: 'function' }, ({ path }) => ({
        contents: entries.get(path) ?? '',
        loader: 'ts',
        resolveDir: root,
      }));
    },
  };
};
