import { Metrics as Emf, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Counted, Metrics } from '#application/ports';

/** Metrics that are kept until the end of an invocation. */
export type KeptMetrics = Metrics & {
  /** Prints what was counted since the last time: a line for each set of dimensions, none where nothing was. */
  readonly flush: () => void;
};

const unitOf: Readonly<Record<Counted['unit'], (typeof MetricUnit)[keyof typeof MetricUnit]>> = {
  count: MetricUnit.Count,
  'minor units': MetricUnit.NoUnit,
};

/**
 * CloudWatch's embedded metric format on standard output: the log is the transport, so that no call is waited for. A
 * line has one set of dimensions, hence an `Emf` for each currency.
 */
export const powertoolsMetrics = (namespace: string, service: string): KeptMetrics => {
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
