import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeLimitsCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { amiss, fine } from './finding.mjs';
import { gatewayRole } from './gateway-role.mjs';

/** @import { Check, Finding } from './finding.mjs' */
/** @import { StageNeeds } from './stage.mjs' */

/** The usual quota of an account. A new account has less, which is the first limit that a shop reaches. */
const usualConcurrency = 1_000;
/** Lambda always leaves this many to functions without a reservation. */
const neverReserved = 100;
/** The oldest bootstrap version that the CDK of this repository can use. */
const bootstrapNeeded = 6;

const patience = {
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  maxAttempts: 2,
};

/** @param {unknown} error @returns {string} */
const reasonOf = (error) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** @param {() => Promise<Finding>} look @param {string} todo @returns {() => Promise<Finding>} */
const orElse = (look, todo) => async () => {
  try {
    return await look();
  } catch (error) {
    return amiss(reasonOf(error), todo);
  }
};

/** @param {string} region @returns {Promise<Finding>} */
const identity = async (region) => {
  const { Account, Arn } = await new STSClient({ region, ...patience }).send(new GetCallerIdentityCommand({}));
  return fine(`account ${Account}, as ${Arn?.split(':').at(-1)}`);
};

/** Asks nobody: credentials are found, or not, without a region. @returns {Promise<Finding>} */
const credentials = async () => {
  await new STSClient({ region: 'us-east-1', ...patience }).config.credentials();
  return fine('credentials are there; which account they are of needs a region');
};

/** @param {string} region @returns {Promise<Finding>} */
const bootstrap = async (region) => {
  const client = new CloudFormationClient({ region, ...patience });
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }));
  const version = Number(stack?.Outputs?.find(({ OutputKey }) => OutputKey === 'BootstrapVersion')?.OutputValue);
  return version >= bootstrapNeeded
    ? fine(`prepared for the CDK in ${region}, version ${version}`)
    : amiss(
        `prepared for the CDK in ${region} by version ${version}, ${bootstrapNeeded} is needed`,
        'npx cdk bootstrap --app cdk.out',
      );
};

/** A stage that reserves more concurrency than the account has cannot be deployed; another is only slower. @param {string} region @param {number} reserved @returns {Promise<Finding>} */
const concurrency = async (region, reserved) => {
  const { AccountLimit } = await new LambdaClient({ region, ...patience }).send(new GetAccountSettingsCommand({}));
  const most = AccountLimit?.ConcurrentExecutions ?? 0;
  const saw = `${most} functions at once${reserved > 0 ? `, of which the stage reserves ${reserved}` : ''}`;
  return most >= (reserved > 0 ? reserved + neverReserved : usualConcurrency)
    ? fine(saw)
    : amiss(
        saw,
        `ask Service Quotas for Lambda's "Concurrent executions" of ${usualConcurrency} or more (docs/figures/limits.md)`,
      );
};

/** Whether SES has verified the address, or its domain. @param {string} region @param {string} sender @returns {Promise<Finding>} */
const mail = async (region, sender) => {
  const client = new SESv2Client({ region, ...patience });
  const identities = [sender, sender.slice(sender.indexOf('@') + 1)];
  for (const EmailIdentity of identities)
    try {
      const { VerifiedForSendingStatus } = await client.send(new GetEmailIdentityCommand({ EmailIdentity }));
      if (VerifiedForSendingStatus) return fine(`SES has verified ${EmailIdentity}`);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'NotFoundException') throw error;
    }
  return amiss(
    `SES has verified neither ${identities.join(' nor ')}`,
    `aws sesv2 create-email-identity --email-identity ${identities[1]}, and follow its instructions; letters wait until then`,
  );
};

/** @param {string} region @returns {Promise<Finding>} */
const table = async (region) => {
  const limits = await new DynamoDBClient({ region, ...patience }).send(new DescribeLimitsCommand({}));
  return fine(
    `a table accepts ${limits.TableMaxWriteCapacityUnits} write and ${limits.TableMaxReadCapacityUnits} read units a second`,
  );
};

/** From the environment or the profile, as AWS's own tools choose it. @returns {Promise<string | undefined>} */
export const chosenRegion = async () => {
  try {
    return await new STSClient({}).config.region();
  } catch {
    return undefined;
  }
};

/** For a stage that was not synthesized. */
const noNeeds = { shieldRegion: undefined, reserved: 0, sender: undefined, gatewayRole: false };

const signIn = 'aws configure sso, or set AWS_PROFILE; then try again';
const notPrepared = 'npx cdk bootstrap --app cdk.out, once in each account: it prepares each region of the stage';

/** @param {string} region @param {StageNeeds} needs @returns {Check[]} */
const stageChecks = (region, { shieldRegion, reserved, sender, gatewayRole: needsRole }) => [
  ...(shieldRegion === undefined || shieldRegion === region
    ? []
    : [
        {
          name: 'shield',
          neededFor: /** @type {const} */ (['deploy']),
          look: orElse(() => bootstrap(shieldRegion), notPrepared),
        },
      ]),
  {
    name: 'functions',
    neededFor: reserved > 0 ? ['deploy'] : [],
    look: orElse(() => concurrency(region, reserved), 'allow lambda:GetAccountSettings to read it'),
  },
  ...(sender === undefined
    ? []
    : [
        {
          name: 'mail',
          neededFor: [],
          look: orElse(() => mail(region, sender), 'allow ses:GetEmailIdentity to read it'),
        },
      ]),
  ...(needsRole
    ? [{ name: 'gateway', neededFor: /** @type {const} */ (['deploy']), look: () => gatewayRole(region) }]
    : []),
];

/**
 * The requirements on the account for a stage, in a region.
 * @param {string | undefined} region @param {string} stage @param {StageNeeds | undefined} needs
 * @returns {readonly Check[]}
 */
export const accountChecks = (region, stage, needs) => {
  if (region === undefined)
    return [
      {
        name: 'region',
        neededFor: ['deploy'],
        look: async () =>
          amiss('no region is chosen', 'set AWS_REGION, or the region of the profile that you deploy with'),
      },
      { name: 'account', neededFor: ['deploy'], look: orElse(credentials, signIn) },
    ];
  return [
    { name: 'region', neededFor: ['deploy'], look: async () => fine(region) },
    {
      name: 'account',
      neededFor: ['deploy'],
      look: orElse(() => identity(region), signIn),
    },
    { name: 'bootstrap', neededFor: ['deploy'], look: orElse(() => bootstrap(region), notPrepared) },
    {
      name: 'stage',
      neededFor: ['deploy'],
      look: async () =>
        needs === undefined
          ? amiss(
              `the needs of stage ${stage} are unknown: it was not synthesized`,
              `npm run synth -- --stage ${stage}`,
            )
          : fine(`${stage}, as last synthesized`),
    },
    ...stageChecks(region, needs ?? noNeeds),
    { name: 'table', neededFor: [], look: orElse(() => table(region), 'allow dynamodb:DescribeLimits to read it') },
  ];
};
