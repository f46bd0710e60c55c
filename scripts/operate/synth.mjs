// Synthesises the stack of a stage: no account, no network.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from '../project.mjs';

const help = `Usage: npm run synth -- [options]

Builds the functions and writes the template of a stage, with its assets, to cdk.out.

Options
  --stage NAME       dev, staging, prod, or a name of your own for a stage like dev (default: dev)
  -c, --context K=V  a setting instead of the stage's own, as often as you like: docs/deploy.md,
                     "Settings of a stage", has all of them. It holds for this once: what is to
                     hold at every deployment stands in the context of cdk.json, as
                     "prod:alarmEmail": "oncall@shop.example"
  -o, --output DIR   where to write (default: cdk.out)
  -h, --help         this text`;

/** @typedef {{ stage: string, context: readonly string[], output: string }} Stage */

/** @param {readonly string[]} command */
export const runHere = ([program = '', ...args]) =>
  spawnSync(program, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1;

/** @param {{ stage: string, context: readonly string[] }} asked @returns {string[]} */
export const settingsOf = ({ stage, context }) => [`stage=${stage}`, ...context].flatMap((setting) => ['-c', setting]);

/**
 * What has to be built: cdk/stage.ts decides by the same two settings.
 * @param {Omit<Stage, 'output'>} asked @param {Readonly<Record<string, unknown>>} kept
 */
export const partOf = ({ stage, context }, kept) => {
  const said = context.findLast((setting) => setting.startsWith('code='))?.slice('code='.length);
  return (said ?? kept.code ?? kept[`${stage}:code`]) === 'layer' ? 'layer' : 'functions';
};

/** @param {Stage} asked @returns {number} */
export const synthesise = (asked) => {
  const kept = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')).context;
  const built = runHere([process.execPath, 'scripts/build/build.mjs', partOf(asked, kept), '--if-stale']);
  if (built !== 0) return built;
  return runHere([
    process.execPath,
    'node_modules/aws-cdk/bin/cdk',
    'synth',
    '--quiet',
    '--output',
    asked.output,
    ...settingsOf(asked),
  ]);
};

const main = () => {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string', default: 'dev' },
      context: { type: 'string', short: 'c', multiple: true, default: [] },
      output: { type: 'string', short: 'o', default: 'cdk.out' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(help);
  process.exitCode = synthesise(values);
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  try {
    main();
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n\n${help}`);
    process.exitCode = 2;
  }
