/**
 * @typedef {object} Finding
 * @property {boolean} isFine
 * @property {string} saw
 * @property {string} [todo] what to do when it is not fine
 */
/** @typedef {'start' | 'test' | 'cloud:local' | 'deploy'} Purpose */
/**
 * @typedef {object} Check
 * @property {string} name
 * @property {readonly Purpose[]} neededFor
 * @property {() => Promise<Finding>} look
 */

/** @param {string} saw @returns {Finding} */
export const fine = (saw) => ({ isFine: true, saw });
/** @param {string} saw @param {string} todo @returns {Finding} */
export const amiss = (saw, todo) => ({ isFine: false, saw, todo });
