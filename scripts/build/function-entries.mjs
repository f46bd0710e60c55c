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

/** @param {readonly string[]} names @param {string} module */
const importOf = (names, module) =>
  names.length === 0 ? '' : `import { ${names.join(', ')} } from '#infrastructure/deployed/${module}';\n`;

/** @typedef {(uses: readonly string[]) => string} PortImport */

/**
 * The ports of a use case, imported by name: with them come their adapters and no others. The code of a provider is only in
 * functions of a shop that names it.
 * @param {string} provider @param {readonly string[] | undefined} own the ports that this provider has of its own
 * @returns {PortImport}
 */
const portImportFor = (provider, own) => (uses) => {
  if (own === undefined) throw new Error(`shop.json: payments.provider: ${provider} is not known`);
  const [others, provided] = [uses.filter((name) => !own.includes(name)), uses.filter((name) => own.includes(name))];
  return `${importOf(others, 'ports')}${importOf(provided, `${provider}-ports`)}`;
};

/** @param {OperationDeclaration} operation */
const pageEntry = ({ id, module }) => `import { pageFor } from '#infrastructure/deployed/page';
import { ${id}Operation } from ${JSON.stringify(module)};
export const handler = pageFor([${id}Operation]);
`;

/** @param {PortImport} portImport @param {string} id @param {string} module @param {readonly string[]} uses */
const operationEntry = (
  portImport,
  id,
  module,
  uses,
) => `${tableCommands}import { operationsHandler } from '#infrastructure/deployed/operations';
import { ${id}Operation } from ${JSON.stringify(module)};
${portImport(uses)}export const handler = operationsHandler([${id}Operation], { ${uses.join(', ')} });
`;

/** @param {PortImport} portImport @returns {(operation: OperationDeclaration) => FunctionSource} */
const operationFunction = (portImport) => (operation) => {
  const { id, kind, assets = [], module, useCase } = operation;
  return {
    id,
    hasSettings: kind === 'use-case',
    assets,
    entry: useCase === undefined ? pageEntry(operation) : operationEntry(portImport, id, module, useCase.uses),
  };
};

/** A deployment has no use case: its job has an entry of its own. @param {PortImport} portImport @param {JobDeclaration} job */
const jobEntry = (portImport, { id, trigger: { kind }, useCase }) =>
  useCase === undefined
    ? `${tableCommands}export { handler } from '#infrastructure/deployed/${kebabCase(id)}';\n`
    : `${tableCommands}import { ${kind}Job } from '#infrastructure/deployed/${kind}-job';
import { ${id}Job } from '#adapters/lambda/jobs/${kebabCase(id)}';
${portImport(useCase.uses)}export const handler = ${kind}Job(${id}Job, { ${useCase.uses.join(', ')} });
`;

/** @param {PortImport} portImport @returns {(job: JobDeclaration) => FunctionSource} */
const jobFunction = (portImport) => (job) => ({
  id: job.id,
  hasSettings: true,
  assets: [],
  entry: jobEntry(portImport, job),
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

/** One function for all operations. @param {PortImport} portImport @param {readonly OperationDeclaration[]} operations @returns {FunctionSource} */
const everythingFunction = (portImport, operations) => {
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

/** @param {Registry} registry @param {string} provider of payments @returns {readonly FunctionSource[]} */
export const functionSources = ({ operations, jobs, portsOfProvider }, provider) => {
  const portImport = portImportFor(provider, portsOfProvider[provider]);
  return [
    ...operations.map(operationFunction(portImport)),
    unmatchedFunction(operations),
    everythingFunction(portImport, operations),
    ...jobs.map(jobFunction(portImport)),
  ];
};

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
