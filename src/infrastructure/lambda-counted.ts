import type { Operation } from '#adapters/http/operation';
import type { Handler } from '#adapters/lambda/handler';
import { type KeptMetrics, powertoolsMetrics } from '#adapters/metrics/powertools';
import { lambdaFor } from '#infrastructure/lambda';

/** Lambda stops a function when it has answered: what was counted is printed before. */
export const flushedAfter =
  (handler: Handler, { flush }: Pick<KeptMetrics, 'flush'>): Handler =>
  async (event) => {
    const result = await handler(event);
    try {
      flush();
    } catch {
      // Lost counts are no reason to tell a caller that the command failed.
    }
    return result;
  };

/** A deployed function that commits: its commits are counted. A module of its own, so that no other loads the library. */
export const countedLambdaFor = (operations: readonly Operation[]): Handler => {
  const metrics = powertoolsMetrics(process.env.METRICS_NAMESPACE ?? 'order-service', 'orders');
  return flushedAfter(lambdaFor(operations, metrics), metrics);
};
