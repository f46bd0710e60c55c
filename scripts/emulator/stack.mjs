import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { root } from '../project.mjs';
import { must } from './children.mjs';
import { account, region } from './emulator.mjs';

export const stage = 'dev';
export const stackName = `order-service-${stage}`;
/** Where the pages of the HTTP tests are. */
export const webOrigins = ['https://shop.test', 'https://desk.test'];
/** With a sender there are letters, and all that is deployed for them. */
export const mailSender = 'orders@shop.test';

/** @param {string} tree @param {string} name */
const tool = (tree, name) => join(tree, 'node_modules', name);

/** The CDK starts its application by a name that npm puts within reach. @param {string} tree @returns {NodeJS.ProcessEnv} */
const withTools = (tree) => ({ ...process.env, PATH: `${tool(tree, '.bin')}${delimiter}${process.env.PATH}` });

/** What `npm run synth` does, of this tree or a copy of it. @param {string} output @param {string} [tree] */
export const synthesise = async (output, tree = root) => {
  const wishes = { seconds: 120, cwd: tree, env: withTools(tree) };
  await must(process.execPath, ['scripts/build/build.mjs', 'functions', '--if-stale'], wishes);
  const said = { stage, webOrigins: webOrigins.join(','), mailSender };
  const context = Object.entries(said).flatMap(([name, value]) => ['--context', `${name}=${value}`]);
  const asked = ['synth', '--quiet', '--output', output, ...context];
  await must(process.execPath, [tool(tree, 'aws-cdk/bin/cdk'), ...asked], wishes);
};

/** @param {readonly string[]} args @param {NodeJS.ProcessEnv} env */
const cdk = (args, env) => must(process.execPath, [tool(root, 'aws-cdk/bin/cdk'), ...args], { seconds: 180, env });

/** Prepares the account as for any CDK application. @param {string} assembly @param {NodeJS.ProcessEnv} env */
export const bootstrap = (assembly, env) => cdk(['bootstrap', `aws://${account}/${region}`, '--app', assembly], env);

/**
 * Deploys what was synthesised, as it is, or updates what is deployed.
 * @param {string} assembly @param {NodeJS.ProcessEnv} env @returns {Promise<Record<string, string>>} the stack's outputs
 */
export const deploy = async (assembly, env) => {
  const outputs = `${assembly}.outputs.json`;
  const quickly = ['--progress', 'events', '--concurrency', '8', '--asset-parallelism'];
  await cdk(['deploy', '--app', assembly, '--require-approval', 'never', '--outputs-file', outputs, ...quickly], env);
  return JSON.parse(await readFile(outputs, 'utf8'))[stackName];
};
