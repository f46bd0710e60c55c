// The progress of a transfer on a terminal, and its sums.

const everyMs = 1_000;

const timeOf = (seconds: number): string =>
  seconds < 90 ? `${Math.round(seconds)} s` : `${Math.ceil(seconds / 60)} min`;

export type Meter = {
  /** Notes one more row. `share`: how much of the whole is done, from 0 to 1; undefined: the whole is not known. */
  readonly note: (share: number | undefined) => void;
  readonly rows: () => number;
  /** `12 rows in 3 s, 4 rows a second`. */
  readonly summary: () => string;
};

/** `print`: replaces the line of before; undefined: nobody watches. */
export const createMeter = (now: () => number, print: ((line: string) => void) | undefined): Meter => {
  const beganAt = now();
  let [rows, printedAt] = [0, beganAt];
  const seconds = (): number => Math.max(0.001, (now() - beganAt) / 1_000);
  const rate = (): number => Math.round(rows / seconds());
  return {
    note: (share) => {
      rows += 1;
      if (print === undefined || now() - printedAt < everyMs) return;
      printedAt = now();
      const left = share === undefined || share <= 0 ? '' : `, ${timeOf((seconds() * (1 - share)) / share)} left`;
      print(`${rows} rows, ${rate()} a second${left}`);
    },
    rows: () => rows,
    summary: () => `${rows} row${rows === 1 ? '' : 's'} in ${seconds().toFixed(1)} s, ${rate()} a second`,
  };
};

/** Prints over the line of before, if a person watches. */
export const lineOnTerminal = (stream: NodeJS.WriteStream): ((line: string) => void) | undefined =>
  stream.isTTY ? (line) => void stream.write(`\r\u001B[2K${line}`) : undefined;

/** The most memory that this process has had, in words. */
export const mostMemory = (): string => `at most ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB of memory`;
