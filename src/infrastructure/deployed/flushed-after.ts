import type { KeptMetrics } from '#adapters/metrics/powertools';

/** Lambda stops a function when it has answered or failed: what was counted is printed before. */
export const flushedAfter =
  <Inputs extends readonly unknown[], Answer>(
    handler: (...inputs: Inputs) => Promise<Answer>,
    { flush }: Pick<KeptMetrics, 'flush'>,
  ) =>
  async (...inputs: Inputs): Promise<Answer> => {
    try {
      return await handler(...inputs);
    } finally {
      try {
        flush();
      } catch {
        // Lost counts are no reason to tell a caller that the command failed, nor to hide why it did.
      }
    }
  };
