import { randomBytes } from 'node:crypto';
import type { Context } from 'aws-lambda';
import { traceIdOf } from '#adapters/http/edge/trace';
import type { Refusal, Result } from '#domain/result';

/** What one run of a job came to: numbers, ids and codes, never a payload or a person. */
export type JobObservation = {
  readonly job: string;
  readonly requestId: string;
  readonly traceId: string;
  readonly told: Readonly<Record<string, unknown>>;
  readonly milliseconds: number;
  /** What was thrown; the run counts as failed. */
  readonly defect?: unknown;
};

/** As much of Lambda's context as a job looks at. */
export type JobContext = Pick<Context, 'awsRequestId' | 'getRemainingTimeInMillis'>;
/** What a run is given besides: the trace that it goes on with, or one of its own. */
type Run = JobContext & { readonly traceId: string };
export type JobHandler<Event, Answer> = (event: Event, context: JobContext) => Promise<Answer>;

export type Observing = {
  readonly observe: (observation: JobObservation) => void;
  readonly stopwatch: () => number;
};

/** A job whose every run is told about, whatever came of it. What it throws is thrown on: the platform tries again. */
export const observed =
  <Event, Answer>(
    job: string,
    work: (event: Event, run: Run, tell: (told: JobObservation['told']) => void) => Promise<Answer>,
    { observe, stopwatch }: Observing,
    traceOf: (event: Event) => string | undefined = () => undefined,
  ): JobHandler<Event, Answer> =>
  async (event, context) => {
    const began = stopwatch();
    const traceId = traceOf(event) ?? traceIdOf({}, process.env._X_AMZN_TRACE_ID) ?? randomBytes(16).toString('hex');
    // Not spread: what Lambda hands over need not be its own properties.
    const run: Run = {
      awsRequestId: context.awsRequestId,
      getRemainingTimeInMillis: () => context.getRemainingTimeInMillis(),
      traceId,
    };
    let told: JobObservation['told'] = {};
    const end = (defect?: { readonly defect: unknown }): void =>
      observe({
        job,
        requestId: context.awsRequestId,
        traceId,
        told,
        milliseconds: stopwatch() - began,
        ...defect,
      });
    try {
      const answer = await work(event, run, (more) => {
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
