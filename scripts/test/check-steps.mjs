import { generators } from '../generate/generators.mjs';

/**
 * A step of `npm run check`: an npm script. `test`: a test of the full run does the same, so only --quick runs the step.
 * `needs`: what a machine may lack; the step is then left out.
 * @typedef {{ name: string, script: string, args?: readonly string[], minutes: number, test?: string, needs?: string }} Step
 */

/** @type {readonly Step[]} */
export const steps = [
  { name: 'types', script: 'typecheck', minutes: 6 },
  { name: 'format, lint', script: 'lint', minutes: 4 },
  { name: 'placeholders', script: 'placeholders', minutes: 2 },
  { name: 'lock file', script: 'check-lock', minutes: 8 },
  { name: 'unused code', script: 'unused', minutes: 6 },
  ...generators
    .filter(({ isTest }) => !isTest)
    .map(({ name, script, minutes, test, needs }) => ({
      ...{ name, script, args: ['--check'], minutes },
      ...(test === undefined ? {} : { test }),
      ...(needs === undefined ? {} : { needs }),
    })),
  { name: 'contract lint', script: 'lint-contract', minutes: 4 },
];
