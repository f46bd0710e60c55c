import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../project.mjs';
import { kebabCase } from '../text.mjs';
import { loadEsbuild, moduleOptions } from './esbuild.mjs';
import { writeWhole } from './files.mjs';

const operationsFolder = 'src/adapters/http/operations';

/** @typedef {{ id: string, trigger: { kind: string }, useCase?: { uses: readonly string[] } }} JobDeclaration */
/**
 * @typedef {object} OperationDeclaration
 * @property {string} id
 * @property {'use-case' | 'page'} kind
 * @property {string} method
 * @property {string} path
 * @property {readonly string[]} [assets] names of the files that a page serves
 * @property {{ uses: readonly string[] }} [useCase]
 * @property {string} module the module that declares it, added here
 */
/**
 * @typedef {object} Registry
 * @property {readonly OperationDeclaration[]} operations
 * @property {readonly JobDeclaration[]} jobs
 * @property {Readonly<Record<string, readonly string[]>>} portsOfProvider the ports that a provider of payments has of its own
 */

const source = `export { operations } from '#adapters/http/operations/registry';
export { jobs } from '#adapters/lambda/jobs/registry';
export { grantsOfProvider } from '#adapters/dynamodb/grants';
`;

/** The folder of each module that declares an operation, by the name of the module. @returns {Promise<ReadonlyMap<string, string>>} */
const operationFolders = async () => {
  const files = await readdir(join(root, operationsFolder), { recursive: true });
  return new Map(files.map((file) => [basename(file, '.ts'), dirname(file).replaceAll('\\', '/')]));
};

/** Reads the operations, the jobs and the providers of the service: bundles their registries and imports the bundle. @returns {Promise<Registry>} */
export const readRegistry = async () => {
  const { build } = await loadEsbuild();
  // A name of its own: Node.js loads a module once per address, and two builds may run at once.
  const path = join(root, `dist/registry.${process.pid}.${Date.now()}.mjs`);
  const { outputFiles } = await build({
    ...moduleOptions,
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    outfile: path,
  });
  await writeWhole(path, outputFiles?.[0]?.contents ?? '');
  try {
    /** @type {{ operations: readonly Omit<OperationDeclaration, 'module'>[], jobs: readonly JobDeclaration[], grantsOfProvider: Readonly<Record<string, object>> }} */
    const { operations, jobs, grantsOfProvider } = await import(pathToFileURL(path).href);
    const folders = await operationFolders();
    return {
      jobs,
      portsOfProvider: Object.fromEntries(
        Object.entries(grantsOfProvider).map(([provider, grants]) => [provider, Object.keys(grants)]),
      ),
      operations: operations.map((operation) => {
        const name = kebabCase(operation.id);
        return { ...operation, module: `#adapters/http/operations/${folders.get(name)}/${name}` };
      }),
    };
  } finally {
    await rm(path, { force: true });
  }
};
