import { Metrics as Emf, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Counted, Metrics } from '#application/ports';

/** Metrics that are buffered until the end of an invocation. */
export type BufferedMetrics = Metrics & {
  /** Prints the counts since the last flush: a line for each set of dimensions; nothing if nothing was counted. */
  readonly flush: () => void;
};

const unitOf: Readonly<Record<Counted['unit'], (typeof MetricUnit)[keyof typeof MetricUnit]>> = {
  count: MetricUnit.Count,
  'minor units': MetricUnit.NoUnit,
};

/**
 * Metrics in CloudWatch's embedded metric format on standard output: the log is the transport, so no call is needed. A
 * line has one set of dimensions, so each currency has its own `Emf`.
 */
export const powertoolsMetrics = (namespace: string, service: string): BufferedMetrics => {
  const lines = new Map<string, Emf>();
  const lineOf = ({ by }: Counted): Emf => {
    const key = by?.currency ?? '';
    const line = lines.get(key) ?? new Emf({ namespace, serviceName: service, defaultDimensions: { ...by } });
    lines.set(key, line);
    return line;
  };
  return {
    count: (counted) => {
      lineOf(counted).addMetric(counted.name, unitOf[counted.unit], counted.value);
    },
    flush: () => {
      for (const line of lines.values()) if (line.hasStoredMetrics()) line.publishStoredMetrics();
    },
  };
};
