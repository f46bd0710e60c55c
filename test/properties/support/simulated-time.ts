import type { Instant } from '#domain/instant';

type Timer = { readonly at: Instant; readonly wake: () => void };

/**
 * A time that passes only while every task sleeps. What a task does between two sleeps takes none of it, also if it waits for
 * an engine.
 */
export const simulatedTime = (start: Instant) => {
  let now = start;
  let active = 0;
  const timers: Timer[] = [];
  const failures: unknown[] = [];

  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      active -= 1;
      timers.push({
        at: now + milliseconds,
        wake: () => {
          active += 1;
          resolve();
        },
      });
    });

  /** Begins a task beside the others. */
  const begin = (task: () => Promise<void>): void => {
    active += 1;
    task()
      .catch((error: unknown) => failures.push(error))
      .finally(() => {
        active -= 1;
      });
  };

  /** Until every task has ended. */
  const run = async (): Promise<void> => {
    for (;;) {
      while (active > 0) await new Promise(setImmediate);
      const [failure] = failures;
      if (failure !== undefined) throw failure;
      timers.sort((one, other) => one.at - other.at);
      const next = timers.shift();
      if (next === undefined) return;
      now = Math.max(now, next.at);
      next.wake();
    }
  };

  return { now: () => now, sleep, begin, run };
};

export type SimulatedTime = ReturnType<typeof simulatedTime>;
