import type { JobHandler, RunMeans } from '#adapters/lambda/job-run';
import { createResourceHandler, type ResourceEvent, type Sleep } from '#adapters/lambda/resources/custom-resource';

/** The names of the secrets. */
type SecretNames = { readonly Names: readonly string[] };
export type SecretsEvent = ResourceEvent<SecretNames>;

export type SecretsParts = {
  /** The secret of a name; makes it if there is none. */
  readonly secretOf: (name: string) => Promise<string>;
  readonly sleep: Sleep;
};

/**
 * Answers CloudFormation with the secrets of some names. Removing the stack removes no secret: the ids that were made
 * with one outlive the stack.
 */
export const createSecretsHandler = (
  { secretOf, sleep }: SecretsParts,
  means: RunMeans,
): JobHandler<SecretsEvent, void> =>
  createResourceHandler<SecretNames>(
    {
      job: 'makeSecrets',
      physicalId: 'secrets',
      noEcho: true,
      // One read and one write, each tried three times.
      tryMs: 40_000,
      attributes: async ({ Names: names }, { patiently, log }) => {
        log({ names });
        return Object.fromEntries(
          await Promise.all(names.map(async (name) => [name, await patiently(() => secretOf(name))] as const)),
        );
      },
    },
    sleep,
    means,
  );
