/** One way to do a piece of work. Calls follow one another, as in a function's instance. */
export type Way = { readonly name: string; readonly call: () => Promise<unknown> };

export type Taken = {
  readonly name: string;
  /** The median of the rounds: processor time of this process, all threads, in milliseconds. */
  readonly cpuMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

export type Rounds = { readonly rounds: number; readonly calls: number; readonly warmUp: number };

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

type Kept = { readonly way: Way; readonly cpuMs: number[]; readonly latenciesMs: number[] };

const round = async ({ way, cpuMs, latenciesMs }: Kept, calls: number): Promise<void> => {
  const before = process.cpuUsage();
  for (let count = 0; count < calls; count += 1) {
    const began = performance.now();
    await way.call();
    latenciesMs.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(before);
  cpuMs.push((user + system) / 1_000 / calls);
};

/** Runs the ways in turns, so that whatever else the machine does befalls all of them alike. */
export const interleaved = async (
  ways: readonly Way[],
  { rounds, calls, warmUp }: Rounds,
): Promise<readonly Taken[]> => {
  const kept = ways.map((way): Kept => ({ way, cpuMs: [], latenciesMs: [] }));
  for (const each of kept) await round({ ...each, cpuMs: [], latenciesMs: [] }, warmUp);
  for (let count = 0; count < rounds; count += 1)
    for (const each of count % 2 === 0 ? kept : kept.toReversed()) await round(each, calls);
  return kept.map(({ way, cpuMs, latenciesMs }) => ({
    name: way.name,
    cpuMs: median(cpuMs),
    p50Ms: quantile(latenciesMs, 0.5),
    p99Ms: quantile(latenciesMs, 0.99),
  }));
};
