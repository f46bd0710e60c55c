// `npm test` (scripts/test/test.mjs) is the way in: it starts the engines and adds up the results. For one file in an editor:
// node --experimental-vm-modules node_modules/jest/bin/jest.js --selectProjects unit test/unit/money/money.test.ts

/** Folders of test/ that need something running or built; everything else under test/ is `unit`, so no file is left out. */
const apart = ['integration', 'process', 'cdk', 'cloud'];

/** `npm test` leaves out what takes long: scripts/test/test.mjs. */
const leftOut = process.env.LONG_TESTS === '0' ? ['\\.long\\.test\\.ts$'] : [];

/** @param {string} displayName @param {{ testMatch: string[], testPathIgnorePatterns?: string[] }} folders */
const project = (displayName, { testPathIgnorePatterns = [], ...folders }) => ({
  displayName,
  testEnvironment: 'node',
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
  testPathIgnorePatterns: [...testPathIgnorePatterns, ...leftOut],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdk.out/'],
  ...folders,
});

export default {
  projects: [
    project('unit', {
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: apart.map((folder) => `<rootDir>/test/${folder}/`),
    }),
    ...apart.map((folder) => project(folder, { testMatch: [`<rootDir>/test/${folder}/**/*.test.ts`] })),
  ],
  // Properties run 10,000 cases and two cores are often shared.
  testTimeout: 60_000,
};
