import { createResourceHandler, type ResourceEvent, type Sleep } from '#adapters/lambda/custom-resource';
import type { JobHandler, Observing } from '#adapters/lambda/job';

/** The secrets of these names. */
type SecretsAsked = { readonly Names: readonly string[] };
export type SecretsEvent = ResourceEvent<SecretsAsked>;

export type SecretsParts = {
  /** The secret of a name, which is made where there is none. */
  readonly secretOf: (name: string) => Promise<string>;
  readonly sleep: Sleep;
};

/**
 * Answers CloudFormation with the secrets of the names that it asks for. Nothing is taken away when the stack is: what
 * was made with a secret outlives it.
 */
export const createSecretsHandler = (
  { secretOf, sleep }: SecretsParts,
  observing: Observing,
): JobHandler<SecretsEvent, void> =>
  createResourceHandler<SecretsAsked>(
    {
      job: 'makeSecrets',
      physicalId: 'secrets',
      noEcho: true,
      // Reading and putting one, each tried three times.
      tryMs: 40_000,
      attributes: async ({ Names: names }, { patiently, tell }) => {
        tell({ names });
        return Object.fromEntries(
          await Promise.all(names.map(async (name) => [name, await patiently(() => secretOf(name))] as const)),
        );
      },
    },
    sleep,
    observing,
  );
