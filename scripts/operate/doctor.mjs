// Checks the machine, and for a deployment the AWS account, and prints what is missing.
import { join } from 'node:path';
import { command, UsageError } from '../command.mjs';
import { root } from '../project.mjs';
import '../quiet-sdk.mjs';
import { machineChecks } from './doctor/machine.mjs';
import { needsOfStage } from './doctor/stage.mjs';

/** @import { Check, Finding, Purpose } from './doctor/finding.mjs' */

/** @type {readonly Purpose[]} */
const purposes = ['start', 'test', 'cloud:local', 'deploy'];

const usage = `Usage: npm run doctor -- [options]

Prints what this machine has and lacks, and for deploy what the AWS account has. It only reads. The needs of a stage come
from the template that npm run synth -- --stage NAME wrote.

Options
  --for PURPOSE  ${purposes.join(', ')} (default: start)
  --stage NAME   for deploy (default: dev)
  --json         one JSON document on stdout
  -h, --help     this text

Environment, for deploy: AWS_PROFILE, AWS_REGION and the other variables of AWS's tools.

Exit code 0: nothing that the purpose needs is missing; 1: something is; 2: wrong options.`;

/** @typedef {Finding & { name: string, isNeeded: boolean }} Result */

/** @param {Purpose} purpose @param {string} stage @returns {Promise<readonly Check[]>} */
const checksFor = async (purpose, stage) => {
  if (purpose !== 'deploy') return machineChecks;
  // Only this loads the clients of AWS.
  const { accountChecks, chosenRegion } = await import('./doctor/account.mjs');
  const needs = needsOfStage(join(root, 'cdk.out'), stage);
  return [...machineChecks, ...accountChecks(await chosenRegion(), stage, needs)];
};

/** @param {Result} result */
const printResult = ({ name, isFine, isNeeded, saw, todo }) => {
  const mark = isFine ? 'ok     ' : isNeeded ? 'MISSING' : 'without';
  const steps = todo === undefined ? '' : `\n${' '.repeat(21)}→ ${todo.replaceAll('\n', `\n${' '.repeat(23)}`)}`;
  console.log(`${mark}  ${name.padEnd(10)}  ${saw}${steps}`);
};

/** @param {Purpose} purpose @param {string} stage */
const nextCommand = (purpose, stage) =>
  ({ start: 'start', test: 'test', 'cloud:local': 'run cloud:local', deploy: `run deploy -- --stage ${stage}` })[
    purpose
  ];

await command({
  usage,
  options: {
    for: { type: 'string', default: 'start' },
    stage: { type: 'string', default: 'dev' },
    json: { type: 'boolean', default: false },
  },
  run: async ({ for: name, stage, json }) => {
    const purpose = purposes.find((one) => one === name);
    if (purpose === undefined) throw new UsageError(`unknown purpose: ${name}`);
    const checks = await checksFor(purpose, stage);
    const found = await Promise.all(
      checks.map(async (check) => ({
        name: check.name,
        isNeeded: check.neededFor.includes(purpose),
        ...(await check.look()),
      })),
    );
    const missing = found.filter(({ isFine, isNeeded }) => isNeeded && !isFine);
    if (json) console.log(JSON.stringify({ for: purpose, isReady: missing.length === 0, found }, null, 2));
    else {
      found.forEach(printResult);
      const names = missing.map((result) => result.name).join(', ');
      console.log(
        names === '' ? `\nReady: npm ${nextCommand(purpose, stage)}` : `\nNot ready for ${purpose}: ${names}`,
      );
    }
    return missing.length > 0 ? 1 : 0;
  },
});
