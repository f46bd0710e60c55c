import { JobRefused, type JobRun } from '#adapters/lambda/job-run';

export type Fields = Readonly<Record<string, unknown>>;
export const isFields = (event: unknown): event is Fields =>
  typeof event === 'object' && event !== null && !Array.isArray(event);

/**
 * Work for events of one trigger. Any other event is thrown back and logged as `foreign-event`: only a person, a warmer or
 * a wrong trigger sends one, and no retry makes it readable.
 */
export const expecting =
  <Event, Answer>(
    isExpected: (event: unknown) => event is Event,
    work: (event: Event, run: JobRun) => Promise<Answer>,
  ): ((event: unknown, run: JobRun) => Promise<Answer>) =>
  async (event, run) => {
    if (isExpected(event)) return work(event, run);
    run.log({ refused: 'foreign-event' });
    throw new JobRefused('foreign-event');
  };
