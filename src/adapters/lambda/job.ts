import type { Context } from 'aws-lambda';
import { traceIdOf } from '#adapters/http/edge/trace';
import type { Refusal, Result } from '#domain/result';

/** What one run of a job came to: numbers, ids and codes, never a payload or a person. */
export type JobObservation = {
  readonly job: string;
  readonly requestId: string;
  readonly traceId: string | undefined;
  readonly told: Readonly<Record<string, unknown>>;
  readonly milliseconds: number;
  /** What was thrown; the run counts as failed. */
  readonly defect?: unknown;
};

/** As much of Lambda's context as a job looks at. */
export type JobContext = Pick<Context, 'awsRequestId' | 'getRemainingTimeInMillis'>;
export type JobHandler<Event, Answer> = (event: Event, context: JobContext) => Promise<Answer>;

export type Observing = {
  readonly observe: (observation: JobObservation) => void;
  readonly stopwatch: () => number;
};

/** A job whose every run is told about, whatever came of it. What it throws is thrown on: the platform tries again. */
export const observed =
  <Event, Answer>(
    job: string,
    work: (event: Event, context: JobContext, tell: (told: JobObservation['told']) => void) => Promise<Answer>,
    { observe, stopwatch }: Observing,
  ): JobHandler<Event, Answer> =>
  async (event, context) => {
    const began = stopwatch();
    let told: JobObservation['told'] = {};
    const end = (defect?: { readonly defect: unknown }): void =>
      observe({
        job,
        requestId: context.awsRequestId,
        traceId: traceIdOf({}, process.env._X_AMZN_TRACE_ID),
        told,
        milliseconds: stopwatch() - began,
        ...defect,
      });
    try {
      const answer = await work(event, context, (more) => {
        told = { ...told, ...more };
      });
      end();
      return answer;
    } catch (defect) {
      end({ defect });
      throw defect;
    }
  };

/** A job has nobody to refuse: what is refused is to come again, or to be kept aside. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused';
}

export const answered = <Value>(result: Result<Value, Refusal>): Value => {
  if (!result.ok) throw new JobRefused(result.refusal.kind);
  return result.value;
};
