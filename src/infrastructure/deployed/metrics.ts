import { powertoolsMetrics } from '#adapters/metrics/powertools';
import type { Metrics } from '#application/ports';
import type { DeployedParts } from '#infrastructure/deployed/parts';

/** The metrics of a function: one for all that count in it, so that one flush prints them. */
export const metricsOf = (parts: DeployedParts): Metrics => {
  parts.metrics ??= powertoolsMetrics(parts.metricsNamespace, 'orders');
  return parts.metrics;
};
