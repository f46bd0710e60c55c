/**
 * What was found of one thing: whether it is there, what was seen, and what to do when it is not.
 * @typedef {{ isFine: boolean, saw: string, todo?: string }} Finding
 * @typedef {'start' | 'test' | 'cloud:local' | 'deploy'} Purpose
 * @typedef {{ name: string, neededFor: readonly Purpose[], look: () => Promise<Finding> }} Check
 */

/** @param {string} saw @returns {Finding} */
export const fine = (saw) => ({ isFine: true, saw });
/** @param {string} saw @param {string} todo @returns {Finding} */
export const amiss = (saw, todo) => ({ isFine: false, saw, todo });
