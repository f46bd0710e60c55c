// The secrets and the shards of a table, on which its items depend.
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { checkedSchedule } from '#adapters/dynamodb/orders/shards';
import { customerTags } from '#adapters/system/customer-tags';
import { servingAlias } from '#cdk/functions/serving-alias';
import type { Instant } from '#domain/instant';
import { configurationFrom } from '#infrastructure/configuration';
import { localIdentity } from '#infrastructure/local/dev/identity';
import { CannotRun } from '../../command.mjs';
import type { Target } from '../targets';
import type { Destination } from './row';

/** The names of the function that places orders: of its own, or in the one of all operations. */
const functionsOf = async (stage: string): Promise<readonly string[]> => {
  // They load the CDK, which takes seconds.
  const { areaOf, nameInArea } = await import('#cdk/functions/names');
  const { everything } = await import('#cdk/functions/bundles');
  const { placeOrderOperation } = await import('#adapters/http/operations/orders/place-order');
  const prefix = `order-service-${stage}`;
  return [nameInArea(prefix, areaOf(placeOrderOperation), placeOrderOperation.id), `${prefix}-${everything}`];
};

/** The variables of the deployed function that places orders: it makes the ids that have tags. */
const deployedVariables = async (stage: string): Promise<Target['variables']> => {
  const client = new LambdaClient({ maxAttempts: 3 });
  for (const FunctionName of await functionsOf(stage)) {
    const command = new GetFunctionConfigurationCommand({ FunctionName, Qualifier: servingAlias });
    const found = await client.send(command).catch((error: unknown) => {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
      throw error;
    });
    if (found !== undefined) return found.Environment?.Variables ?? {};
  }
  throw new CannotRun(`the stage ${stage} has no function that places orders: deploy it first`);
};

/** Every local shop has the same secret and one shard. */
const localVariables = (variables: Target['variables']): Target['variables'] => ({
  TAG_SECRETS: JSON.stringify([{ from: 0, secret: localIdentity().tagSecret }]),
  ...variables,
});

export const tableOf = ({ client, variables }: Target): Destination['place'] => {
  const { table = '' } = configurationFrom(variables, new Set(['table']), () => {
    throw new Error('a transfer needs no settings of the shop');
  });
  return { client, table };
};

/** Two stages make the same ids if they have the same secret. */
export const destinationOf = async (
  target: Target,
  stage: string | undefined,
  importedAt: Instant,
): Promise<Destination> => {
  const variables = stage === undefined ? localVariables(target.variables) : await deployedVariables(stage);
  const { tagSecrets = [], shards } = configurationFrom(variables, new Set(['tags', 'shards']), () => {
    throw new Error('a transfer needs no settings of the shop');
  });
  return { place: tableOf(target), shards: checkedSchedule(shards), tags: customerTags(tagSecrets), importedAt };
};
