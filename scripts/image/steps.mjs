// The steps of a try: each passes or fails, and those after a failure are not tried.

/**
 * @typedef {object} Try
 * @property {import('./docker.mjs').Docker} docker
 * @property {string} image
 * @property {string} base
 * @property {string} prefix of the names of containers, volumes and projects
 * @property {string} folder for drafts
 */

/** @typedef {{ name: string, run: () => Promise<void> }} Step  `run` throws if it fails */
/** @typedef {{ passed: number, failed: number }} Totals */

/** @param {string} about @param {readonly Step[]} steps @param {Totals} totals is added to */
export const runSteps = async (about, steps, totals) => {
  let failedAt = '';
  for (const { name, run } of steps) {
    const began = performance.now();
    try {
      if (failedAt !== '') throw new Error(`not tried after: ${failedAt}`);
      await run();
      totals.passed += 1;
      console.error(`${about}: ${name} (${((performance.now() - began) / 1_000).toFixed(1)} s)`);
    } catch (error) {
      failedAt ||= name;
      totals.failed += 1;
      console.log(`${about}: FAILED: ${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
};
