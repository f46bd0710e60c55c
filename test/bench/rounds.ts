/** A piece of work. Calls follow one another, as in a function's instance. */
export type Piece = {
  /** Makes what the next calls use up; it is not measured. */
  readonly prepare?: (calls: number) => Promise<void>;
  readonly call: () => Promise<unknown>;
};

/** One way to do a piece of work. */
export type Way = Piece & { readonly name: string };

export type Taken = {
  readonly name: string;
  /** The median of the rounds: processor time of this process, all threads, in milliseconds. */
  readonly cpuMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The mean of the calls of the warm-up, while the engine still compiles what it runs on threads of its own. */
  readonly warmUpCpuMs: number;
};

/** `warmUp`: how many rounds are run before those that count. */
export type Rounds = { readonly rounds: number; readonly calls: number; readonly warmUp: number };

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

type Kept = { readonly cpuMs: number[]; readonly latenciesMs: number[] };

const run = async ({ prepare, call }: Piece, calls: number, { cpuMs, latenciesMs }: Kept): Promise<void> => {
  await prepare?.(calls);
  const before = process.cpuUsage();
  for (let count = 0; count < calls; count += 1) {
    const began = performance.now();
    await call();
    latenciesMs.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(before);
  cpuMs.push((user + system) / 1_000 / calls);
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Runs the ways in turns, so that whatever else the machine does befalls all of them alike. */
export const interleaved = async (
  ways: readonly Way[],
  { rounds, calls, warmUp }: Rounds,
): Promise<readonly Taken[]> => {
  const empty = (): Kept => ({ cpuMs: [], latenciesMs: [] });
  const sides = ways.map((way) => ({ ...way, warming: empty(), measured: empty() }));
  for (let count = 0; count < warmUp + rounds; count += 1)
    for (const side of count % 2 === 0 ? sides : sides.toReversed())
      await run(side, calls, count < warmUp ? side.warming : side.measured);
  return sides.map(({ name, warming, measured: { cpuMs, latenciesMs } }) => ({
    name,
    cpuMs: median(cpuMs),
    p50Ms: quantile(latenciesMs, 0.5),
    p99Ms: quantile(latenciesMs, 0.99),
    warmUpCpuMs: mean(warming.cpuMs),
  }));
};
