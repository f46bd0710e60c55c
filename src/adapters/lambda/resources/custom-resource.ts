import type { CloudFormationCustomResourceEvent, CloudFormationCustomResourceResponse } from 'aws-lambda';
import {
  type JobContext,
  type JobHandler,
  type JobObservation,
  observed,
  type RunMeans,
} from '#adapters/lambda/job-run';

/** The request that CloudFormation sends while it deploys. */
export type ResourceEvent<Properties> = CloudFormationCustomResourceEvent<
  Properties & { readonly ServiceToken: string }
>;

export type Sleep = (milliseconds: number) => Promise<void>;

/** What a resource is made with. */
export type ResourceMeans = {
  /** Tries again after any failure, as long as there is time. */
  readonly patiently: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly log: (fields: JobObservation['logFields']) => void;
};

export type CustomResource<Properties> = {
  readonly job: string;
  /** Never changes: another id would have CloudFormation replace the resource. */
  readonly physicalId: string;
  /** Whether CloudFormation hides the answer. */
  readonly noEcho: boolean;
  /** The longest time of one try. No try begins with less time than this. */
  readonly tryMs: number;
  /** What a template may refer to, by name. CloudFormation takes at most 4 KB. */
  readonly attributes: (properties: Properties, means: ResourceMeans) => Promise<Readonly<Record<string, string>>>;
};

const pauseMs = 2_000;
/** How long CloudFormation's mailbox may take. */
const answerMs = 5_000;

/**
 * At a first deployment the role and the table are some seconds old and not known everywhere yet; a failure would roll
 * the whole deployment back.
 */
const patience =
  (sleep: Sleep, run: JobContext, tryMs: number): ResourceMeans['patiently'] =>
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

/** Sends the answer to CloudFormation's address. As bytes: its signature allows no content type. */
const answer = async (
  { ResponseURL, StackId, RequestId, LogicalResourceId }: ResourceEvent<unknown>,
  outcome: Outcome & Pick<CloudFormationCustomResourceResponse, 'PhysicalResourceId' | 'NoEcho'>,
): Promise<void> => {
  const { ok, status } = await fetch(ResponseURL, {
    method: 'PUT',
    body: Buffer.from(JSON.stringify({ StackId, RequestId, LogicalResourceId, ...outcome })),
    signal: AbortSignal.timeout(answerMs),
  });
  if (!ok) throw new Error(`CloudFormation refused the answer with ${status}`);
};

const kindOf = (defect: unknown): string =>
  typeof defect === 'object' && defect !== null && 'name' in defect ? String(defect.name) : 'Something';

/** Stands in the events of the stack, which outlive the log of a deployment that was rolled back. Never an error's own words. */
const reasonOf = (defect: unknown, requestId: string): string =>
  `${kindOf(defect)} in the run ${requestId}, whose log says more.`;

/**
 * Answers CloudFormation with the attributes of a resource; deleting the resource does nothing. A failure is answered
 * and then thrown: Lambda tries again, which helps if the answer did not arrive and does no harm if it did.
 */
export const createResourceHandler = <Properties>(
  { job, physicalId, noEcho, tryMs, attributes }: CustomResource<Properties>,
  sleep: Sleep,
  means: RunMeans,
): JobHandler<ResourceEvent<Properties>, void> =>
  observed(
    job,
    async (event, run) => {
      run.log({ request: event.RequestType });
      const end = (outcome: Outcome) => answer(event, { PhysicalResourceId: physicalId, NoEcho: noEcho, ...outcome });
      let made: Readonly<Record<string, string>>;
      try {
        const resource = { patiently: patience(sleep, run, tryMs), log: run.log };
        made = event.RequestType === 'Delete' ? {} : await attributes(event.ResourceProperties, resource);
      } catch (defect) {
        await end({ Status: 'FAILED', Reason: reasonOf(defect, run.awsRequestId) });
        throw defect;
      }
      await end({ Status: 'SUCCESS', Data: made });
    },
    means,
  );
