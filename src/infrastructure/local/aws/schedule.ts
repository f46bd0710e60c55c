import type { JobHandler } from '#adapters/lambda/job-run';
import type { SweepAnswer, SweepEvent } from '#adapters/lambda/triggers/schedule';
import { jobContext } from '#infrastructure/local/aws/job-context';

/** More often than on AWS, because a person waits for the result. */
const everyMs = 5_000;

/** Runs a job at intervals, one run at a time. `stop` resolves when the current run has ended. */
export const startSchedule = (handler: JobHandler<SweepEvent, SweepAnswer>): { readonly stop: () => Promise<void> } => {
  let running: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    // The handler logs a failure, and the next run tries again.
    running ??= handler({}, jobContext())
      .catch(() => undefined)
      .finally(() => {
        running = undefined;
      });
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
