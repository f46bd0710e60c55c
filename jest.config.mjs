// Run it by `npm test` (scripts/test/test.mjs), which starts the engines and adds up the results. For one file in an editor:
// node --experimental-vm-modules node_modules/jest/bin/jest.js --selectProjects unit test/unit/money/money.test.ts

/** Folders of test/ that need an engine, a bundle or a deployment. Every other file under test/ belongs to `unit`. */
const folders = ['integration', 'process', 'browser', 'cdk', 'cloud'];

/** `npm test` leaves out long tests. */
const longTests = process.env.LONG_TESTS === '0' ? ['\\.long\\.test\\.ts$'] : [];

/**
 * ElectroDB checks each model that it is given, which takes a fourth of the time of tests that make many entities. In
 * functions it does not, and test/unit/entities.test.ts checks the models.
 */
const asInFunctions = { '^jsonschema$': '<rootDir>/scripts/build/stand-ins/jsonschema.cjs' };

/** The client names its modules as Node.js and TypeScript do, and Jest looks for a file of that name. */
const clientModules = { '^\\./(retrying|webhooks)\\.js$': '<rootDir>/clients/typescript/$1.ts' };

/** @param {string} displayName @param {{ testMatch: string[], testPathIgnorePatterns?: string[], moduleNameMapper?: Record<string, string> }} options */
const project = (displayName, { testPathIgnorePatterns = [], moduleNameMapper = {}, ...rest }) => ({
  displayName,
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/scripts/test/disable-storages.cjs'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testPathIgnorePatterns: [...testPathIgnorePatterns, ...longTests],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdk.out/'],
  moduleNameMapper: { ...clientModules, ...moduleNameMapper },
  ...rest,
});

export default {
  projects: [
    project('unit', {
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: folders.map((folder) => `<rootDir>/test/${folder}/`),
    }),
    ...folders.map((folder) =>
      project(folder, {
        testMatch: [`<rootDir>/test/${folder}/**/*.test.ts`],
        ...(folder === 'integration' ? { moduleNameMapper: asInFunctions } : {}),
      }),
    ),
  ],
  // Properties run 10,000 cases, and whole services start, often on two slow cores that they share.
  testTimeout: 180_000,
};
