import { root } from '../project.mjs';

/** @type {typeof import('esbuild') | undefined} */
let loaded;
/** Loaded late: `npm start` on a fresh bundle does not need it. */
export const loadEsbuild = async () => {
  try {
    loaded = await import('esbuild');
    return loaded;
  } catch {
    throw new Error('esbuild is not installed: run npm ci with development dependencies, or ship dist/ built');
  }
};

/** Ends esbuild's own process. A caller that goes on running needs it. */
export const stopEsbuild = async () => loaded?.stop();

/** @type {import('esbuild').BuildOptions} */
export const commonOptions = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20',
  // ES modules of packages come first: unused code is dropped, and loading takes two thirds of the time.
  mainFields: ['module', 'main'],
  legalComments: 'none',
  logLevel: 'silent',
  charset: 'utf8',
};

/**
 * An ES module for Node.js. CommonJS packages inside it still require the modules of Node.js.
 * @type {import('esbuild').BuildOptions}
 */
export const moduleOptions = {
  ...commonOptions,
  format: 'esm',
  banner: {
    js: `import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);`,
  },
};
