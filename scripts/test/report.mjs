/** @typedef {{ passed: number, failed: number, skipped: number, seconds: number, reasons: readonly string[] }} Outcome `reasons`: why it failed, besides the tests */

/** The summary of a run: a line for each suite, and the totals. */
export const createReport = () => {
  /** @type {string[]} */
  const lines = [];
  const total = { passed: 0, failed: 0 };
  /** @param {string} title @param {string} text */
  const line = (title, text) => void lines.push(`${title.padEnd(16)}${text}`.trimEnd());
  return {
    lines,
    total,
    line,

    /** @param {string} title @param {Outcome} outcome @param {string} [about] */
    ran: (title, { passed, failed, skipped, seconds, reasons }, about = '') => {
      total.passed += passed;
      total.failed += failed;
      const counts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(
        ', ',
      );
      const notes = [about, ...reasons].filter(Boolean).join('; ');
      line(title, `${counts.padEnd(26)}${seconds.toFixed(1).padStart(6)} s  ${notes}`);
    },

    /** @param {string} title @param {string} reason @param {boolean} isFailure */
    didNotRun: (title, reason, isFailure) => {
      if (isFailure) total.failed += 1;
      line(title, `did not run: ${reason}`);
    },
  };
};
