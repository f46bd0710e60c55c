import type { Context } from 'aws-lambda';
import { type Traces, traceIdOf } from '#adapters/http/edge/trace';
import type { Metrics } from '#application/ports';
import type { Request } from '#application/use-case';
import type { TraceId } from '#domain/orders/events';
import type { Refusal, Result } from '#domain/result';

/** One run of a job, for the log: numbers, ids and codes, never a payload or a person. */
export type JobObservation = {
  readonly job: string;
  readonly requestId: string;
  readonly traceId: TraceId;
  readonly logFields: Readonly<Record<string, unknown>>;
  readonly milliseconds: number;
  /** The thrown error of a failed run. */
  readonly defect?: unknown;
};

/** The part of Lambda's context that a job reads. */
export type JobContext = Pick<Context, 'awsRequestId' | 'getRemainingTimeInMillis'>;
export type JobHandler<Event, Answer> = (event: Event, context: JobContext) => Promise<Answer>;

/** The dependencies of every job. */
export type RunDependencies = {
  readonly observe: (observation: JobObservation) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly stopwatch: () => number;
  readonly traces: Traces;
  /** A key that no other run has. */
  readonly newKey: () => string;
  /** Runs work whose calls end before the run must end. */
  readonly limited: <Value>(context: JobContext, work: () => Promise<Value>) => Promise<Value>;
};

/** The dependencies of a job with a use case, besides its ports. */
export type JobDependencies = RunDependencies & { readonly metrics: Metrics };

/** One run: its trace, its request, and `log`, which adds fields to its log line. */
export type JobRun = JobContext & {
  readonly traceId: TraceId;
  readonly request: Request;
  readonly log: (fields: JobObservation['logFields']) => void;
};

/** The request of a command of the system itself. */
export const systemRequest = (key: string, trace: TraceId | null): Request => ({
  caller: { role: 'system' },
  cause: { key, fingerprint: '' },
  expects: { kind: 'none' },
  trace,
});

/** Observes every run of a job. An error is observed and thrown again, so that the platform retries. */
export const observed =
  <Event, Answer>(
    job: string,
    work: (event: Event, run: JobRun) => Promise<Answer>,
    { observe, stopwatch, traces, newKey, limited }: RunDependencies,
    traceOf: (event: Event) => TraceId | undefined = () => undefined,
  ): JobHandler<Event, Answer> =>
  async (event, context) => {
    const began = stopwatch();
    const traceId = traceOf(event) ?? traceIdOf({}, traces.ofRuntime()) ?? traces.newTraceId();
    let logFields: JobObservation['logFields'] = {};
    // No spread: Lambda's context may inherit its members.
    const run: JobRun = {
      awsRequestId: context.awsRequestId,
      getRemainingTimeInMillis: () => context.getRemainingTimeInMillis(),
      traceId,
      request: systemRequest(newKey(), traceId),
      log: (fields) => {
        logFields = { ...logFields, ...fields };
      },
    };
    const end = (failure?: { readonly defect: unknown }): void =>
      observe({
        job,
        requestId: context.awsRequestId,
        traceId,
        logFields,
        milliseconds: stopwatch() - began,
        ...failure,
      });
    return limited(run, async () => {
      try {
        const answer = await work(event, run);
        end();
        return answer;
      } catch (defect) {
        end({ defect });
        throw defect;
      }
    });
  };

/** A refusal in a job. It is thrown, so that the event is delivered again or goes to the dead-letter queue. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused';
}

export const acceptedValue = <Value>(result: Result<Value, Refusal>): Value => {
  if (!result.ok) throw new JobRefused(result.refusal.kind);
  return result.value;
};
