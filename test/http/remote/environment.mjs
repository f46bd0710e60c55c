// Jest's own environment for Node, which also tells apart what could not be tried from outside: a test that leaves itself
// out (inside.ts) is skipped, not passed and not failed, and counted by its reason.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Jest brings it, and looks for it in the same place. @type {typeof import('jest-environment-node')} */
const { TestEnvironment } = createRequire(import.meta.url)('jest-environment-node');

/** An error, or an error with the place where its test was written. @param {unknown} entry */
const errorOf = (entry) => /** @type {Error | undefined} */ (Array.isArray(entry) ? entry[0] : entry);
/** @param {unknown} entry */
const leavesOut = (entry) => errorOf(entry)?.name === 'LeftOut';

export default class AcceptanceEnvironment extends TestEnvironment {
  /** @type {Record<string, number>} */
  tests = {};
  /** @type {Record<string, number>} */
  assertions = {};
  /** @type {Record<string, number>} */
  excused = {};

  /** @override */
  async setup() {
    await super.setup();
    /** @param {string} reason */
    this.global.noteLeftOut = (reason) => {
      this.assertions[reason] = (this.assertions[reason] ?? 0) + 1;
    };
    /** @param {string} reason */
    this.global.noteExcused = (reason) => {
      this.excused[reason] = (this.excused[reason] ?? 0) + 1;
    };
  }

  /** @param {import('@jest/types').Circus.Event} event */
  handleTestEvent(event) {
    if (event.name !== 'test_done') return;
    const { test } = event;
    const reason = errorOf(test.errors.find(leavesOut))?.message;
    if (reason === undefined || !test.errors.every(leavesOut)) return;
    test.errors = [];
    test.status = 'skip';
    this.tests[reason] = (this.tests[reason] ?? 0) + 1;
  }

  /** @override */
  async teardown() {
    const file = process.env.ACCEPTANCE_LEFT_OUT;
    const { tests, assertions, excused } = this;
    if (file !== undefined) appendFileSync(file, `${JSON.stringify({ tests, assertions, excused })}\n`);
    await super.teardown();
  }
}
