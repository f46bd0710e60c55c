// The table that a command of an operator works on.
import { existsSync } from 'node:fs';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { createClient } from '#adapters/dynamodb/engine/client';
import { projectChangesJob } from '#adapters/lambda/jobs/project-changes';
import { servingAlias } from '#cdk/functions/serving-alias';
import { createEngineClient } from '#infrastructure/local/aws/engine-client';
import { localClientOptions } from '#infrastructure/local/aws/local-client';
import { claimDataFolder, databaseOf } from '#infrastructure/local/data-folder';
import { engineProgram, startEngine } from '#infrastructure/local/engine';
import { CannotRun, UsageError } from '../command.mjs';
import { kebabCase } from '../text.mjs';

/** The options that name the table, and their lines in the help. */
export const targetOptions = {
  stage: { type: 'string' },
  endpoint: { type: 'string' },
  data: { type: 'string' },
} as const;
export const targetLines = `  --stage NAME      which deployment; its table is that of its job ${projectChangesJob.id}
  --endpoint URL    another DynamoDB, with TABLE_NAME (default: orders); npm start prints that of its table
  --data DIR        the folder of a local server that does not run`;

export type TargetFlags = { readonly [Name in keyof typeof targetOptions]?: string | undefined };

/** `variables`: the environment of a function of the stage, TABLE_NAME among them. */
export type Target = {
  readonly client: DynamoDBClient;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly stop: () => Promise<void>;
};

const targetAt = (variables: Target['variables'], client: DynamoDBClient, stop = async () => {}): Target => ({
  client,
  variables,
  stop: async () => {
    client.destroy();
    await stop();
  },
});

/** The variables of the deployed job, so that entries go to the partitions that the service reads. */
const variablesOf = async (stage: string): Promise<Target['variables']> => {
  const client = new LambdaClient({ maxAttempts: 3 });
  const FunctionName = `order-service-${stage}-${kebabCase(projectChangesJob.id)}`;
  const { Environment } = await client.send(
    new GetFunctionConfigurationCommand({ FunctionName, Qualifier: servingAlias }),
  );
  return Environment?.Variables ?? {};
};

/** A local server has one shard. */
const localVariables = (): Target['variables'] => ({ TABLE_NAME: process.env.TABLE_NAME ?? 'orders' });

const inFolder = async (folder: string): Promise<Target> => {
  if (!existsSync(databaseOf(folder)))
    throw new CannotRun(`--data ${folder} has no data of a local server, which npm start -- --data ${folder} makes`);
  const program = engineProgram();
  if (program === undefined) throw new CannotRun('--data needs the embedded engine, which is not installed here');
  const release = await claimDataFolder(folder);
  if (release === undefined)
    throw new CannotRun(`a local server uses --data ${folder}: stop it, or give --endpoint with its address`);
  const engine = await startEngine(program, folder);
  return targetAt(localVariables(), createEngineClient(localClientOptions(engine.endpoint)), async () => {
    await engine.stop();
    release();
  });
};

const patienceMs = 5_000;

/** The address of a local table changes with each start, so a wrong one is the usual mistake. */
const refuseSilent = async (endpoint: string): Promise<void> => {
  await fetch(endpoint, { signal: AbortSignal.timeout(patienceMs) }).catch(() => {
    throw new CannotRun(`nothing answers at --endpoint ${endpoint}: npm start prints the address of its table`);
  });
};

export const targetOf = async ({ stage, endpoint, data }: TargetFlags): Promise<Target> => {
  if ([stage, endpoint, data].filter((each) => each !== undefined).length !== 1)
    throw new UsageError('give one of --stage, --endpoint and --data');
  if (stage !== undefined) return targetAt(await variablesOf(stage), createClient());
  if (data !== undefined) return inFolder(data);
  if (endpoint === undefined || !URL.canParse(endpoint)) throw new UsageError(`not an address: ${endpoint}`);
  await refuseSilent(endpoint);
  return targetAt(localVariables(), createClient(localClientOptions(endpoint)));
};

/** @throws what a person can do about a table that is not there */
export const unlessMissing =
  (table: string) =>
  (error: unknown): never => {
    if (error instanceof Error && error.name === 'ResourceNotFoundException')
      throw new CannotRun(`there is no table ${table} yet: deploy the stage, or start the local server once`);
    throw error;
  };
