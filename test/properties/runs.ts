/** How many random cases a property is tried with: fewer where only a few minutes are to be spent (scripts/test/test.mjs). */
export const numRuns = process.env.LONG_TESTS === '0' ? 2_000 : 10_000;
