import type { JobHandler } from '#adapters/lambda/job-run';
import type { SweepAnswer, SweepEvent } from '#adapters/lambda/triggers/schedule';
import { seconds } from '#domain/instant';
import { jobContext } from '#infrastructure/local/aws/job-context';

/** More often than on AWS, because a person waits for the result: five minutes are five seconds. */
const millisecondsOf = (everyMinutes: number): number => seconds(everyMinutes);

export type Schedule = {
  /** Runs it once more, after the current run. It resolves when that run has ended. */
  readonly run: () => Promise<void>;
  /** Resolves when the current run has ended. */
  readonly stop: () => Promise<void>;
};

/** Runs something at intervals, one run at a time. It tells of its failures itself; the next run tries again. */
export const startRounds = (round: () => Promise<unknown>, everyMs: number): Schedule => {
  let running: Promise<void> | undefined;
  const start = (): Promise<void> => {
    running ??= round()
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  const timer = setInterval(start, everyMs);
  return {
    run: async () => {
      await running;
      await start();
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};

/** Runs a job at intervals. Its handler logs its failures. */
export const startSchedule = (handler: JobHandler<SweepEvent, SweepAnswer>, everyMinutes: number): Schedule =>
  startRounds(() => handler({}, jobContext()), millisecondsOf(everyMinutes));
