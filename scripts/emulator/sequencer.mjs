/** It checks the calls of functions during all other tests. */
const last = /policies\.test\.ts$/;

/** @typedef {{ readonly path: string }} Test */

/** The order of test files: by path, the same in every run. Jest would order them by duration and failures. */
export default function Sequencer() {
  return {
    /** @template {Test} T @param {readonly T[]} tests @returns {T[]} */
    sort: (tests) =>
      tests.toSorted((a, b) => Number(last.test(a.path)) - Number(last.test(b.path)) || (a.path < b.path ? -1 : 1)),
    /** @param {readonly Test[]} tests */
    allFailedTests: (tests) => tests,
    cacheResults: () => {},
  };
}
