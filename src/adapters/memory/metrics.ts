import type { Metrics } from '#application/ports';

export type MemoryMetrics = Metrics & {
  /** Sums since the start by name, and by currency if the metric has one: `PlacedAmount EUR`. */
  readonly totals: () => Readonly<Record<string, number>>;
};

/** Metrics as sums in memory. */
export const createMemoryMetrics = (): MemoryMetrics => {
  const sums = new Map<string, number>();
  return {
    count: ({ name, value, by }) => {
      const key = by === undefined ? name : `${name} ${by.currency}`;
      sums.set(key, (sums.get(key) ?? 0) + value);
    },
    totals: () => Object.fromEntries(sums),
  };
};
