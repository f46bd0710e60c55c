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

/** The ports of a use case, imported by name: with them come their adapters and no others. @param {readonly string[]} uses */
const portImport = (uses) =>
  uses.length === 0 ? '' : `import { ${uses.join(', ')} } from '#infrastructure/deployed/ports';\n`;

/** @param {OperationDeclaration} operation */
const pageEntry = ({ id, module }) => `import { pageFor } from '#infrastructure/deployed/page';
import { ${id}Operation } from ${JSON.stringify(module)};
export const handler = pageFor([${id}Operation]);
`;

/** @param {string} id @param {string} module @param {readonly string[]} uses */
const operationEntry = (
  id,
  module,
  uses,
) => `${tableCommands}import { operationsHandler } from '#infrastructure/deployed/operations';
import { ${id}Operation } from ${JSON.stringify(module)};
${portImport(uses)}export const handler = operationsHandler([${id}Operation], { ${uses.join(', ')} });
`;

/** @param {OperationDeclaration} operation @returns {FunctionSource} */
const operationFunction = (operation) => {
  const { id, kind, assets = [], module, useCase } = operation;
  return {
    id,
    hasSettings: kind === 'use-case',
    assets,
    entry: useCase === undefined ? pageEntry(operation) : operationEntry(id, module, useCase.uses),
  };
};

/** A deployment has no use case: its job has an entry of its own. @param {JobDeclaration} job */
const jobEntry = ({ id, trigger: { kind }, useCase }) =>
  useCase === undefined
    ? `${tableCommands}export { handler } from '#infrastructure/deployed/${kebabCase(id)}';\n`
    : `${tableCommands}import { ${kind}Job } from '#infrastructure/deployed/${kind}-job';
import { ${id}Job } from '#adapters/lambda/jobs/${kebabCase(id)}';
${portImport(useCase.uses)}export const handler = ${kind}Job(${id}Job, { ${useCase.uses.join(', ')} });
`;

/** @param {JobDeclaration} job @returns {FunctionSource} */
const jobFunction = (job) => ({ id: job.id, hasSettings: true, assets: [], entry: jobEntry(job) });

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
const everythingFunction = (operations) => {
  const uses = [...new Set(operations.flatMap(({ useCase }) => useCase?.uses ?? []))];
  return {
    id: 'everything',
    hasSettings: true,
    assets: operations.flatMap(({ assets = [] }) => assets),
    entry: `${tableCommands}import { operationsHandler } from '#infrastructure/deployed/operations';
import { operations } from '#adapters/http/operations/registry';
${portImport(uses)}export const handler = operationsHandler(operations, { ${uses.join(', ')} });
`,
  };
};

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
