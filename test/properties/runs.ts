/** The number of random cases of a property; fewer in a short run (scripts/test/test.mjs). */
export const numRuns = process.env.LONG_TESTS === '0' ? 2_000 : 10_000;
