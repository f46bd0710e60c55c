import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { amiss, fine } from './finding.mjs';

/** @import { Finding } from './finding.mjs' */

const run = promisify(execFile);
const patienceMs = 20_000;

const roleName = 'api-gateway-logs';
const mayWriteLogs = 'arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs';
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

/** @param {string} region @returns {string} */
const commands = (region) =>
  [
    'once in each account, and the last once in each region:',
    `aws iam create-role --role-name ${roleName} --assume-role-policy-document '${trust}'`,
    `aws iam attach-role-policy --role-name ${roleName} --policy-arn ${mayWriteLogs}`,
    `aws apigateway update-account --region ${region} --patch-operations op=replace,path=/cloudwatchRoleArn,value=$(aws iam get-role --role-name ${roleName} --query Role.Arn --output text)`,
  ].join('\n');

/** The failure of the command line of AWS. @param {unknown} error @returns {Finding} */
const notRead = (error) => {
  const { code, stderr = '' } = /** @type {{ code?: unknown, stderr?: string }} */ (error);
  return code === 'ENOENT'
    ? amiss('there is no aws command line', 'install it: it reads the role by which the gateway writes logs')
    : amiss(stderr.trim() || String(error), 'allow apigateway:GET on arn:aws:apigateway:*::/account to read it');
};

/**
 * Without a role of the account for the logs of its gateway, a REST API with an access log cannot be deployed. The command
 * line of AWS reads it: a client for this one call would be a dependency.
 * @param {string} region @returns {Promise<Finding>}
 */
export const gatewayRole = async (region) => {
  try {
    const args = ['apigateway', 'get-account', '--region', region, '--query', 'cloudwatchRoleArn', '--output', 'text'];
    const role = (await run('aws', args, { timeout: patienceMs })).stdout.trim();
    return role.startsWith('arn:')
      ? fine(`the gateway writes logs as ${role.split('/').at(-1)} in ${region}`)
      : amiss(`the gateway has no role to write logs by in ${region}`, commands(region));
  } catch (error) {
    return notRead(error);
  }
};
