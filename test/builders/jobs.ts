import type { JobDependencies, JobObservation } from '#adapters/lambda/job-run';
import type { Counted } from '#application/ports';

/** The dependencies of a job in a test: they record observations and counts, and keys are numbered. */
export const jobDependencies = (changed: Partial<JobDependencies> = {}) => {
  const observed: JobObservation[] = [];
  const counted: Counted[] = [];
  let keys = 0;
  const dependencies: JobDependencies = {
    observe: (observation) => void observed.push(observation),
    stopwatch: () => 0,
    traces: { ofRuntime: () => undefined, newTraceId: () => 'f'.repeat(32) },
    newKey: () => {
      keys += 1;
      return `run ${keys}`;
    },
    limited: (_, work) => work(),
    metrics: { count: (each) => void counted.push(each) },
    ...changed,
  };
  return { dependencies, observed, counted };
};

/** The context of a run with this remaining time. */
export const runContext = (msLeft = 60_000) => ({ awsRequestId: 'run-1', getRemainingTimeInMillis: () => msLeft });
