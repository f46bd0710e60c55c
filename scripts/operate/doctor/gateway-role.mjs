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

/** What the command line of AWS says when it fails. @param {unknown} error @returns {Finding} */
const notRead = (error) => {
  const { code, stderr = '' } = /** @type {{ code?: unknown, stderr?: string }} */ (error);
  return code === 'ENOENT'
    ? amiss('there is no aws command line', 'install it: by which role the gateway writes logs is read by it')
    : amiss(stderr.trim() || String(error), 'allow apigateway:GET on arn:aws:apigateway:*::/account to read it');
};

/**
 * A REST API may write no access log, and is not deployed, where the account has named no role for its gateway to write
 * logs by. Asked by the command line of AWS: a client for this one question would be a dependency.
 * @param {string} region @returns {Promise<Finding>}
 */
export const gatewayRole = async (region) => {
  try {
    const asked = ['apigateway', 'get-account', '--region', region, '--query', 'cloudwatchRoleArn', '--output', 'text'];
    const role = (await run('aws', asked, { timeout: patienceMs })).stdout.trim();
    return role.startsWith('arn:')
      ? fine(`the gateway writes logs as ${role.split('/').at(-1)} in ${region}`)
      : amiss(`the gateway has no role to write logs by in ${region}`, commands(region));
  } catch (error) {
    return notRead(error);
  }
};
