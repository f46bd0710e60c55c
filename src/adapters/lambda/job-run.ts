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
  /** What was thrown; the run counts as failed. */
  readonly defect?: unknown;
};

/** The part of Lambda's context that a job reads. */
export type JobContext = Pick<Context, 'awsRequestId' | 'getRemainingTimeInMillis'>;
export type JobHandler<Event, Answer> = (event: Event, context: JobContext) => Promise<Answer>;

/** What every run is made with. */
export type RunMeans = {
  readonly observe: (observation: JobObservation) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly stopwatch: () => number;
  readonly traces: Traces;
  /** A key that no other run has. */
  readonly newKey: () => string;
};

/** What a job with a use case is made with beside its ports. */
export type JobMeans = RunMeans & { readonly metrics: Metrics };

/** One run: the trace that it continues, its request, and what it adds to its log line. */
export type JobRun = JobContext & {
  readonly traceId: TraceId;
  readonly request: Request;
  readonly log: (fields: JobObservation['logFields']) => void;
};

/** The request of a command that the service gives itself. Another key is another command. */
export const systemRequest = (key: string, trace: TraceId | null): Request => ({
  caller: { role: 'system' },
  cause: { key, fingerprint: '' },
  expects: { kind: 'none' },
  trace,
});

/** A job whose every run is observed. What it throws is thrown on: the platform tries again. */
export const observed =
  <Event, Answer>(
    job: string,
    work: (event: Event, run: JobRun) => Promise<Answer>,
    { observe, stopwatch, traces, newKey }: RunMeans,
    traceOf: (event: Event) => TraceId | undefined = () => undefined,
  ): JobHandler<Event, Answer> =>
  async (event, context) => {
    const began = stopwatch();
    const traceId = traceOf(event) ?? traceIdOf({}, traces.ofRuntime()) ?? traces.newTraceId();
    let logFields: JobObservation['logFields'] = {};
    // Not spread: the members of Lambda's context need not be its own.
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
    try {
      const answer = await work(event, run);
      end();
      return answer;
    } catch (defect) {
      end({ defect });
      throw defect;
    }
  };

/** A job has no caller to refuse: the event comes again, or goes to the dead-letter queue. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused';
}

export const acceptedValue = <Value>(result: Result<Value, Refusal>): Value => {
  if (!result.ok) throw new JobRefused(result.refusal.kind);
  return result.value;
};
