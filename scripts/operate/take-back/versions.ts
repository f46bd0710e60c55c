import {
  GetAliasCommand,
  type LambdaClient,
  paginateListVersionsByFunction,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { servingAlias } from '#cdk/functions/serving-alias';

/** An alias that moves to an older version. `revision`: as it was read. */
export type Moving = {
  readonly kind: 'moves';
  readonly name: string;
  readonly version: number;
  readonly to: number;
  readonly revision: string;
};
/** The outcome for a function. `stays`: its version is older than the deployment. `new`: it has no older version. */
export type Step = { readonly kind: 'stays' | 'new'; readonly name: string; readonly version: number } | Moving;

/** A deployment still shifts the calls of an alias, and would move it again. */
export class ShiftInProgress extends Error {}

/** The newest version that was published before a time; undefined: there is none. */
const versionBefore = async (client: LambdaClient, name: string, since: Date): Promise<number | undefined> => {
  let newest: number | undefined;
  for await (const page of paginateListVersionsByFunction({ client }, { FunctionName: name }))
    for (const { Version = '', LastModified = '' } of page.Versions ?? []) {
      // `$LATEST` is no number.
      const number = Number(Version);
      if (Date.parse(LastModified) < since.getTime() && number > (newest ?? 0)) newest = number;
    }
  return newest;
};

/** The step of a function that takes back what was published at `since` or later. */
export const stepOf = async (client: LambdaClient, name: string, since: Date): Promise<Step> => {
  const alias = await client.send(new GetAliasCommand({ FunctionName: name, Name: servingAlias }));
  const version = Number(alias.FunctionVersion);
  if (Object.keys(alias.RoutingConfig?.AdditionalVersionWeights ?? {}).length > 0)
    throw new ShiftInProgress(`a deployment still moves calls to a new version of ${name}`);
  const to = await versionBefore(client, name, since);
  if (to === undefined) return { kind: 'new', name, version };
  if (to >= version) return { kind: 'stays', name, version };
  return { kind: 'moves', name, version, to, revision: alias.RevisionId ?? '' };
};

/** Moves an alias, if nobody has moved it since it was read. */
export const move = async (client: LambdaClient, { name, to, revision }: Moving): Promise<void> => {
  await client.send(
    new UpdateAliasCommand({
      FunctionName: name,
      Name: servingAlias,
      FunctionVersion: String(to),
      RevisionId: revision,
    }),
  );
};
