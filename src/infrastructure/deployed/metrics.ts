import { powertoolsMetrics } from '#adapters/metrics/powertools';
import type { Metrics } from '#application/ports';
import type { DeployedParts } from '#infrastructure/deployed/parts';

/** The metrics of a function. All its ports share them, so that one flush prints everything. */
export const metricsOf = (parts: DeployedParts): Metrics => {
  parts.metrics ??= powertoolsMetrics(parts.metricsNamespace, 'orders');
  return parts.metrics;
};
