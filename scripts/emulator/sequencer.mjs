/** Looks at what all the others had functions do. */
const last = /policies\.test\.ts$/;

/** @typedef {{ path: string }} Test */

/** The order in which Jest runs files: by path, the same every time; Jest's own goes by what failed and took long. */
export default function Sequencer() {
  return {
    /** @param {readonly Test[]} tests */
    sort: (tests) =>
      tests.toSorted((a, b) => Number(last.test(a.path)) - Number(last.test(b.path)) || (a.path < b.path ? -1 : 1)),
    /** @param {readonly Test[]} tests */
    allFailedTests: (tests) => tests,
    cacheResults: () => {},
  };
}
