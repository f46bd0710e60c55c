import type { JobHandler, RunDependencies } from '#adapters/lambda/job-run';
import { createResourceHandler, type ResourceEvent, type Timers } from '#adapters/lambda/resources/custom-resource';

/** The names of the secrets. */
type SecretNames = { readonly Names: readonly string[] };
export type SecretsEvent = ResourceEvent<SecretNames>;

export type SecretsParts = {
  /** Returns the secret of a name, and makes a missing one. */
  readonly secretOf: (name: string) => Promise<string>;
  readonly timers: Timers;
};

/**
 * Answers CloudFormation with the secrets of some names. The removal of the stack removes no secret, because the order
 * ids made with it stay.
 */
export const createSecretsHandler = (
  { secretOf, timers }: SecretsParts,
  dependencies: RunDependencies,
): JobHandler<SecretsEvent, void> =>
  createResourceHandler<SecretNames>(
    {
      job: 'makeSecrets',
      physicalId: 'secrets',
      noEcho: true,
      // One read and one write with three attempts each.
      tryMs: 40_000,
      attributes: async ({ Names: names }, { retrying, log }) => {
        log({ names });
        return Object.fromEntries(
          await Promise.all(names.map(async (name) => [name, await retrying(() => secretOf(name))] as const)),
        );
      },
    },
    timers,
    dependencies,
  );
