/** The number of random cases of a property: a twentieth in a short run, and not below ten (scripts/test/test.mjs). */
export const casesOf = (cases: number): number => (process.env.LONG_TESTS === '0' ? Math.max(10, cases / 20) : cases);

/** Whether a run has enough random cases for a count of what they met: a twentieth falls below any useful bound now and then. */
export const hasManyCases = process.env.LONG_TESTS !== '0';
