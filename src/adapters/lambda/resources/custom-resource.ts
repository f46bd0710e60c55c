import type { CloudFormationCustomResourceEvent, CloudFormationCustomResourceResponse } from 'aws-lambda';
import {
  type JobContext,
  type JobHandler,
  type JobObservation,
  observed,
  type RunDependencies,
} from '#adapters/lambda/job-run';
import { expecting, isFields } from '#adapters/lambda/triggers/expected-event';

/** The request that CloudFormation sends while it deploys. */
export type ResourceEvent<Properties> = CloudFormationCustomResourceEvent<
  Properties & { readonly ServiceToken: string }
>;

const isEvent = <Properties>(event: unknown): event is ResourceEvent<Properties> =>
  isFields(event) &&
  typeof event.ResponseURL === 'string' &&
  (event.RequestType === 'Create' || event.RequestType === 'Update' || event.RequestType === 'Delete');

/** The timers of a run. */
export type Timers = {
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A signal that aborts after a number of milliseconds. */
  readonly deadline: (milliseconds: number) => AbortSignal;
};

/** One run for a resource. */
export type ResourceRun = {
  /** Repeats work after any failure, as long as there is time. */
  readonly retrying: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly log: (fields: JobObservation['logFields']) => void;
};

export type CustomResource<Properties> = {
  readonly job: string;
  /** Must never change: CloudFormation replaces a resource with another id. */
  readonly physicalId: string;
  /** Whether CloudFormation hides the answer. */
  readonly noEcho: boolean;
  /** The longest time of one attempt. No attempt begins with less time left. */
  readonly tryMs: number;
  /** The attributes that a template may refer to. CloudFormation accepts at most 4 KB. */
  readonly attributes: (properties: Properties, run: ResourceRun) => Promise<Readonly<Record<string, string>>>;
};

const pauseMs = 2_000;
/** The time for the answer to CloudFormation. */
const answerMs = 5_000;

/**
 * Retries, because at a first deployment the role and the table may not be usable everywhere yet, and a failure would
 * roll back the whole deployment.
 */
const retryUntil =
  ({ sleep }: Timers, run: JobContext, tryMs: number): ResourceRun['retrying'] =>
  async (work) => {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (run.getRemainingTimeInMillis() < pauseMs + tryMs + answerMs) throw error;
      }
      await sleep(pauseMs);
    }
  };

type Outcome = Pick<CloudFormationCustomResourceResponse, 'Status' | 'Data'> & { readonly Reason?: string };

/** Sends the answer to CloudFormation's address, as bytes: the signature allows no content type. */
const answer = async (
  { ResponseURL, StackId, RequestId, LogicalResourceId }: ResourceEvent<unknown>,
  outcome: Outcome & Pick<CloudFormationCustomResourceResponse, 'PhysicalResourceId' | 'NoEcho'>,
  signal: AbortSignal,
): Promise<void> => {
  const { ok, status } = await fetch(ResponseURL, {
    method: 'PUT',
    body: Buffer.from(JSON.stringify({ StackId, RequestId, LogicalResourceId, ...outcome })),
    signal,
  });
  if (!ok) throw new Error(`CloudFormation refused the answer with status ${status}`);
};

const kindOf = (defect: unknown): string =>
  typeof defect === 'object' && defect !== null && 'name' in defect ? String(defect.name) : 'Something';

/** The reason in the events of the stack, which stay after a rolled-back deployment. Never the message of an error. */
const reasonOf = (defect: unknown, requestId: string): string =>
  `${kindOf(defect)} in the run ${requestId}, whose log says more.`;

/**
 * Answers CloudFormation with the attributes of a resource; a deletion does nothing. A failure is answered and then
 * thrown, so that Lambda retries; the retry is needed if the answer did not arrive, and harmless if it did.
 */
export const createResourceHandler = <Properties>(
  { job, physicalId, noEcho, tryMs, attributes }: CustomResource<Properties>,
  timers: Timers,
  dependencies: RunDependencies,
): JobHandler<ResourceEvent<Properties>, void> =>
  observed(
    job,
    expecting(isEvent<Properties>, async (event, run) => {
      run.log({ request: event.RequestType });
      const end = (outcome: Outcome) =>
        answer(event, { PhysicalResourceId: physicalId, NoEcho: noEcho, ...outcome }, timers.deadline(answerMs));
      let made: Readonly<Record<string, string>>;
      try {
        const resource = { retrying: retryUntil(timers, run, tryMs), log: run.log };
        made = event.RequestType === 'Delete' ? {} : await attributes(event.ResourceProperties, resource);
      } catch (defect) {
        await end({ Status: 'FAILED', Reason: reasonOf(defect, run.awsRequestId) });
        throw defect;
      }
      await end({ Status: 'SUCCESS', Data: made });
    }),
    dependencies,
  );
