/** The number of random cases of a property: a tenth in a short run (scripts/test/test.mjs). */
export const casesOf = (cases: number): number => (process.env.LONG_TESTS === '0' ? cases / 10 : cases);

/** Whether a run has enough random cases for a count of what they met: a tenth falls below any useful bound now and then. */
export const hasManyCases = process.env.LONG_TESTS !== '0';
