import type { DeployedParts } from '#infrastructure/deployed/parts';

/** Prints the metrics before the answer of a run: Lambda stops a function after its answer. */
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
        // A failed flush must neither fail the run nor hide the error of the run.
      }
    }
  };
