import type { DeployedParts } from '#infrastructure/deployed/parts';

/** Prints what was counted when a run has ended: Lambda stops a function after its answer. */
export const flushedAfter =
  <Inputs extends readonly unknown[], Answer>(
    handler: (...inputs: Inputs) => Promise<Answer>,
    parts: Pick<DeployedParts, 'metrics'>,
  ) =>
  async (...inputs: Inputs): Promise<Answer> => {
    try {
      return await handler(...inputs);
    } finally {
      try {
        parts.metrics?.flush();
      } catch {
        // Lost counts neither fail a command nor hide why it failed.
      }
    }
  };
