/** @param {string} saw @returns {import('./finding.mjs').Finding} */
export const fine = (saw) => ({ isFine: true, saw });
/** @param {string} saw @param {string} todo @returns {import('./finding.mjs').Finding} */
export const amiss = (saw, todo) => ({ isFine: false, saw, todo });
