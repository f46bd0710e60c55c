import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeLimitsCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { amiss, fine } from './finding.mjs';

/** What most accounts have after a while; a new one has less, and a shop feels that first. */
const usualConcurrency = 1_000;
/** The oldest bootstrap that the CDK of this repository deploys through. */
const bootstrapNeeded = 6;

const patience = { requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 }, maxAttempts: 2 };

/** @param {unknown} error @returns {string} */
const reasonOf = (error) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** @param {() => Promise<import('./finding.mjs').Finding>} look @param {string} todo @returns {() => Promise<import('./finding.mjs').Finding>} */
const orElse = (look, todo) => async () => {
  try {
    return await look();
  } catch (error) {
    return amiss(reasonOf(error), todo);
  }
};

/** @param {string} region @returns {Promise<import('./finding.mjs').Finding>} */
const identity = async (region) => {
  const { Account, Arn } = await new STSClient({ region, ...patience }).send(new GetCallerIdentityCommand({}));
  return fine(`account ${Account}, as ${Arn?.split(':').at(-1)}`);
};

/** @param {string} region @returns {Promise<import('./finding.mjs').Finding>} */
const bootstrap = async (region) => {
  const client = new CloudFormationClient({ region, ...patience });
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }));
  const version = Number(stack?.Outputs?.find(({ OutputKey }) => OutputKey === 'BootstrapVersion')?.OutputValue);
  return version >= bootstrapNeeded
    ? fine(`prepared for the CDK in ${region}, version ${version}`)
    : amiss(`prepared for the CDK by version ${version}, ${bootstrapNeeded} is needed`, 'npx cdk bootstrap');
};

/** @param {string} region @returns {Promise<import('./finding.mjs').Finding>} */
const concurrency = async (region) => {
  const { AccountLimit } = await new LambdaClient({ region, ...patience }).send(new GetAccountSettingsCommand({}));
  const most = AccountLimit?.ConcurrentExecutions ?? 0;
  const saw = `${most} functions at once`;
  return most >= usualConcurrency
    ? fine(saw)
    : amiss(
        saw,
        `ask Service Quotas for Lambda's "Concurrent executions" of ${usualConcurrency} or more (docs/limits.md)`,
      );
};

/** @param {string} region @returns {Promise<import('./finding.mjs').Finding>} */
const table = async (region) => {
  const limits = await new DynamoDBClient({ region, ...patience }).send(new DescribeLimitsCommand({}));
  return fine(
    `a table takes ${limits.TableMaxWriteCapacityUnits} write and ${limits.TableMaxReadCapacityUnits} read units a second`,
  );
};

/** Where AWS's own tools look for it: the environment, then the profile. @returns {Promise<string | undefined>} */
export const chosenRegion = async () => {
  try {
    return await new STSClient({}).config.region();
  } catch {
    return undefined;
  }
};

/** What the account must have, in the region that is asked for. @param {string | undefined} region @returns {readonly import('./finding.mjs').Check[]} */
export const accountChecks = (region) => {
  if (region === undefined)
    return [
      {
        name: 'region',
        neededFor: ['deploy'],
        look: async () =>
          amiss('no region is chosen', 'set AWS_REGION, or a region in the profile that you deploy with'),
      },
    ];
  return [
    { name: 'region', neededFor: ['deploy'], look: async () => fine(region) },
    {
      name: 'account',
      neededFor: ['deploy'],
      look: orElse(() => identity(region), 'aws configure sso, or AWS_PROFILE; then again'),
    },
    {
      name: 'bootstrap',
      neededFor: ['deploy'],
      look: orElse(() => bootstrap(region), 'npx cdk bootstrap, once in each account and region'),
    },
    {
      name: 'functions',
      neededFor: [],
      look: orElse(() => concurrency(region), 'allow lambda:GetAccountSettings to read it'),
    },
    { name: 'table', neededFor: [], look: orElse(() => table(region), 'allow dynamodb:DescribeLimits to read it') },
  ];
};
