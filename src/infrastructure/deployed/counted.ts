import type { Operation } from '#adapters/http/operation';
import type { Handler } from '#adapters/lambda/handler';
import { powertoolsMetrics } from '#adapters/metrics/powertools';
import { flushedAfter } from '#infrastructure/deployed/flushed-after';
import { lambdaFor } from '#infrastructure/deployed/operations';

/** A deployed function that commits: its commits are counted. A module of its own, so that no other loads the library. */
export const countedLambdaFor = (operations: readonly Operation[]): Handler => {
  const metrics = powertoolsMetrics(process.env.METRICS_NAMESPACE ?? 'order-service', 'orders');
  return flushedAfter(lambdaFor(operations, metrics), metrics);
};
