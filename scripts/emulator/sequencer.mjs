/**
 * The last files, in their order. The first checks the calls of functions during all tests before it. The second gives the
 * functions another table, so that their policies no longer name what they called before.
 */
const last = [/policies\.test\.ts$/, /restore\.test\.ts$/];

/** @param {string} path */
const placeOf = (path) => last.findIndex((pattern) => pattern.test(path));

/** @typedef {{ readonly path: string }} Test */

/** The order of test files: by path, the same in every run. Jest would order them by duration and failures. */
export default function Sequencer() {
  return {
    /** @template {Test} T @param {readonly T[]} tests @returns {T[]} */
    sort: (tests) => tests.toSorted((a, b) => placeOf(a.path) - placeOf(b.path) || (a.path < b.path ? -1 : 1)),
    /** @param {readonly Test[]} tests */
    allFailedTests: (tests) => tests,
    cacheResults: () => {},
  };
}
