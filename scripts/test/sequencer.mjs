/** Each takes longer than 10 seconds: a worker that began one last would run alone. */
const longest = [
  'cdk/settings/',
  'lives/crashes/crashes.long',
  'lives/races/',
  'lives/lives.long',
  'cdk/areas/',
  'properties/money',
  'cdk/',
  'integration/contract',
  'integration/budget',
  'process/start',
  'process/events',
];

/** @typedef {{ readonly path: string, readonly context: { readonly hasteFS: { getSize(path: string): number | null } } }} Test */

/** @param {string} path */
const rankOf = (path) => {
  const rank = longest.findIndex((part) => path.replaceAll('\\', '/').includes(`/test/${part}`));
  return rank === -1 ? longest.length : rank;
};

/** @param {Test} test */
const sizeOf = ({ path, context }) => context.hasteFS.getSize(path) ?? 0;

/** The order of test files: the longest first, then by size, the same in every run. Jest knows no durations at first. */
export default function Sequencer() {
  return {
    /** @template {Test} T @param {readonly T[]} tests @returns {T[]} */
    sort: (tests) => tests.toSorted((a, b) => rankOf(a.path) - rankOf(b.path) || sizeOf(b) - sizeOf(a)),
    /** @param {readonly Test[]} tests */
    allFailedTests: (tests) => tests,
    cacheResults: () => {},
  };
}
