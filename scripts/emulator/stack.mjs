import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { must } from '../children.mjs';
import { root } from '../project.mjs';
import { account, region } from './emulator.mjs';

export const stage = 'dev';
export const stackName = `order-service-${stage}`;
/** The origins of the pages in the HTTP tests. */
export const webOrigins = ['https://shop.test', 'https://desk.test'];
/** With a sender, the stack has everything that letters need. */
export const mailSender = 'orders@shop.test';

/** @param {string} tree @param {string} name */
const tool = (tree, name) => join(tree, 'node_modules', name);

/** The CDK starts its application by a name that must be in PATH. @param {string} tree @returns {NodeJS.ProcessEnv} */
const withTools = (tree) => ({ ...process.env, PATH: `${tool(tree, '.bin')}${delimiter}${process.env.PATH}` });

/**
 * Synthesizes the stack of this tree, or of a copy, as `npm run synth` does.
 * @param {string} output @param {string} [tree] @param {Readonly<Record<string, string>>} [further] settings of the stage
 */
export const synthesize = async (output, tree = root, further = {}) => {
  const options = { seconds: 120, cwd: tree, env: withTools(tree) };
  await must(process.execPath, ['scripts/build/build.mjs', 'functions', '--if-stale'], options);
  const settings = { stage, webOrigins: webOrigins.join(','), mailSender, ...further };
  const context = Object.entries(settings).flatMap(([name, value]) => ['--context', `${name}=${value}`]);
  const args = ['synth', '--quiet', '--output', output, ...context];
  await must(process.execPath, [tool(tree, 'aws-cdk/bin/cdk'), ...args], options);
};

/** @param {readonly string[]} args @param {NodeJS.ProcessEnv} env */
const cdk = (args, env) => must(process.execPath, [tool(root, 'aws-cdk/bin/cdk'), ...args], { seconds: 180, env });

/** Prepares the account for the CDK. @param {string} assembly @param {NodeJS.ProcessEnv} env */
export const bootstrap = (assembly, env) => cdk(['bootstrap', `aws://${account}/${region}`, '--app', assembly], env);

/**
 * Deploys a synthesized assembly, or updates the deployed stack to it.
 * @param {string} assembly @param {NodeJS.ProcessEnv} env @returns {Promise<Record<string, string>>} the stack's outputs
 */
export const deploy = async (assembly, env) => {
  const outputs = `${assembly}.outputs.json`;
  const fast = ['--progress', 'events', '--concurrency', '8', '--asset-parallelism'];
  await cdk(['deploy', '--app', assembly, '--require-approval', 'never', '--outputs-file', outputs, ...fast], env);
  return JSON.parse(await readFile(outputs, 'utf8'))[stackName];
};
