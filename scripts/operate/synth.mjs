// Synthesizes the stack of a stage: no account, no network.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, isMain } from '../command.mjs';
import { root } from '../project.mjs';

const usage = `Usage: npm run synth -- [options]

Builds the functions and writes the template of a stage, with its assets, to cdk.out.

Options
  --stage NAME       dev, staging, prod, or a name of your own for a stage like dev (default: dev)
  -c, --context K=V  a setting instead of that of the stage, may be repeated: docs/deploy.md,
                     "Settings of a stage", lists all of them. It holds for this run. A setting for
                     every deployment belongs into the context of cdk.json, as
                     "prod:alarmEmail": "oncall@shop.example"
  -o, --output DIR   where to write (default: cdk.out)
  -h, --help         this text`;

/** @typedef {{ stage: string, context: readonly string[] }} StageSettings */

/** @satisfies {import('../command.mjs').OptionsConfig} */
export const stageOptions = {
  stage: { type: 'string', default: 'dev' },
  context: { type: 'string', short: 'c', multiple: true, default: [] },
};

/** Runs a program in this terminal. @param {readonly string[]} commandLine @returns {number} its exit code */
export const runHere = ([program = '', ...args]) =>
  spawnSync(program, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1;

/**
 * The part that must be built: cdk/stage.ts decides by the same two settings.
 * @param {StageSettings} settings @param {Readonly<Record<string, unknown>>} cdkContext the context of cdk.json
 */
export const partOf = ({ stage, context }, cdkContext) => {
  const given = context.findLast((setting) => setting.startsWith('code='))?.slice('code='.length);
  return (given ?? cdkContext.code ?? cdkContext[`${stage}:code`]) === 'layer' ? 'layer' : 'functions';
};

/** @param {StageSettings & { output: string }} settings @returns {number} the exit code */
export const synthesize = ({ stage, context, output }) => {
  const cdkContext = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')).context;
  const part = partOf({ stage, context }, cdkContext);
  const built = runHere([process.execPath, 'scripts/build/build.mjs', part, '--if-stale']);
  if (built !== 0) return built;
  const settings = [`stage=${stage}`, ...context].flatMap((setting) => ['-c', setting]);
  const synth = ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--output', output, ...settings];
  return runHere([process.execPath, ...synth]);
};

if (isMain(import.meta.url))
  await command({
    usage,
    options: { ...stageOptions, output: { type: 'string', short: 'o', default: 'cdk.out' } },
    run: synthesize,
  });
