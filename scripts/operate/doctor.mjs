// Looks at the machine, and at the AWS account if asked, and says what is missing for what.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machineChecks } from './doctor/machine.mjs';
import { needsOfStage } from './doctor/stage.mjs';
import '../quiet-sdk.mjs';

const purposes = /** @type {const} */ (['start', 'test', 'cloud:local', 'deploy']);

const help = `Usage: npm run doctor -- [options]

Says what this machine has and lacks, and for deploy what the AWS account has: it only reads. What the stage asks of the
account is read from what npm run synth -- --stage NAME wrote.

Options
  --for PURPOSE  ${purposes.join(', ')} (default: start)
  --stage NAME   for deploy (default: dev)
  --json         one JSON document on stdout
  -h, --help     this text

Environment, for deploy: AWS_PROFILE, AWS_REGION and what else AWS's tools read.

Exit code 0: nothing is missing for the purpose; 1: something is; 2: wrong options.`;

/** @param {string} text @returns {never} */
const refuse = (text) => {
  console.error(`${text}\n\n${help}`);
  process.exit(2);
};

const options = (() => {
  try {
    return parseArgs({
      options: {
        for: { type: 'string', default: 'start' },
        stage: { type: 'string', default: 'dev' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
})();
if (options.help) {
  console.log(help);
  process.exit(0);
}
const purpose = purposes.find((one) => one === options.for) ?? refuse(`unknown purpose: ${options.for}`);

const next = {
  start: 'start',
  test: 'test',
  'cloud:local': 'run cloud:local',
  deploy: `run deploy -- --stage ${options.stage}`,
};

const checks = [...machineChecks];
if (purpose === 'deploy') {
  // The clients of AWS are loaded by who asks for the account alone.
  const { accountChecks, chosenRegion } = await import('./doctor/account.mjs');
  const needs = needsOfStage(fileURLToPath(new URL('../../cdk.out', import.meta.url)), options.stage);
  checks.push(...accountChecks(await chosenRegion(), options.stage, needs));
}

const found = await Promise.all(
  checks.map(async ({ name, neededFor, look }) => ({ name, isNeeded: neededFor.includes(purpose), ...(await look()) })),
);
const missing = found.filter(({ isFine, isNeeded }) => isNeeded && !isFine);

if (options.json) console.log(JSON.stringify({ for: purpose, isReady: missing.length === 0, found }, null, 2));
else {
  for (const { name, isFine, isNeeded, saw, todo } of found) {
    const mark = isFine ? 'ok     ' : isNeeded ? 'MISSING' : 'without';
    const steps = todo === undefined ? '' : `\n${' '.repeat(21)}→ ${todo.replaceAll('\n', `\n${' '.repeat(23)}`)}`;
    console.log(`${mark}  ${name.padEnd(10)}  ${saw}${steps}`);
  }
  console.log(
    missing.length === 0
      ? `\nReady: npm ${next[purpose]}`
      : `\nNot ready for ${purpose}: ${missing.map(({ name }) => name).join(', ')}`,
  );
}
process.exitCode = missing.length > 0 ? 1 : 0;
