import type { CloudFormationCustomResourceEvent, CloudFormationCustomResourceResponse } from 'aws-lambda';
import { type JobContext, type JobHandler, type JobObservation, type Observing, observed } from '#adapters/lambda/job';

/** What CloudFormation asks for while it deploys. */
export type ResourceEvent<Properties> = CloudFormationCustomResourceEvent<
  Properties & { readonly ServiceToken: string }
>;

export type Sleep = (milliseconds: number) => Promise<void>;

/** What a run is done with. */
export type Means = {
  /** Tries again whatever went wrong, as long as there is time for it. */
  readonly patiently: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly tell: (told: JobObservation['told']) => void;
};

export type CustomResource<Properties> = {
  readonly job: string;
  /** It is the same resource for ever: another name would have CloudFormation replace it. */
  readonly physicalId: string;
  /** Whether CloudFormation is to show nothing of the answer. */
  readonly noEcho: boolean;
  /** As long as one try may take. No try begins with less time than this. */
  readonly tryMs: number;
  /** What a template may ask for, by name: 4 KB are the most that CloudFormation takes. */
  readonly attributes: (properties: Properties, means: Means) => Promise<Readonly<Record<string, string>>>;
};

const pauseMs = 2_000;
/** How long CloudFormation's mailbox may take. */
const answerMs = 5_000;

/**
 * At the first deployment what it needs is some seconds old, its role above all, and is known a little later; and a
 * failure would take the whole deployment back.
 */
const patience =
  (sleep: Sleep, run: JobContext, tryMs: number): Means['patiently'] =>
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

/** By the address that CloudFormation waits at. Bytes, because its signature allows for no content type. */
const answer = async (
  { ResponseURL, StackId, RequestId, LogicalResourceId }: ResourceEvent<unknown>,
  said: Outcome & Pick<CloudFormationCustomResourceResponse, 'PhysicalResourceId' | 'NoEcho'>,
): Promise<void> => {
  const { ok, status } = await fetch(ResponseURL, {
    method: 'PUT',
    body: Buffer.from(JSON.stringify({ StackId, RequestId, LogicalResourceId, ...said })),
    signal: AbortSignal.timeout(answerMs),
  });
  if (!ok) throw new Error(`CloudFormation did not take the answer: ${status}`);
};

const kindOf = (defect: unknown): string =>
  typeof defect === 'object' && defect !== null && 'name' in defect ? String(defect.name) : 'Something';

/** What the events of the stack say, which outlive the log where a first deployment is taken back. An error's own words are not for them. */
const reasonOf = (defect: unknown, requestId: string): string =>
  `${kindOf(defect)} in the run ${requestId}, whose log says more.`;

/**
 * Answers CloudFormation with the attributes of a resource. Nothing is taken away when the stack is. What goes wrong is
 * thrown after it was answered: Lambda tries again, which helps where the answer did not arrive, and does no harm where
 * it did.
 */
export const createResourceHandler = <Properties>(
  { job, physicalId, noEcho, tryMs, attributes }: CustomResource<Properties>,
  sleep: Sleep,
  observing: Observing,
): JobHandler<ResourceEvent<Properties>, void> =>
  observed(
    job,
    async (event, run, tell) => {
      tell({ request: event.RequestType });
      const end = (outcome: Outcome) => answer(event, { PhysicalResourceId: physicalId, NoEcho: noEcho, ...outcome });
      const means = { patiently: patience(sleep, run, tryMs), tell };
      let made: Readonly<Record<string, string>>;
      try {
        made = event.RequestType === 'Delete' ? {} : await attributes(event.ResourceProperties, means);
      } catch (defect) {
        await end({ Status: 'FAILED', Reason: reasonOf(defect, run.awsRequestId) });
        throw defect;
      }
      await end({ Status: 'SUCCESS', Data: made });
    },
    observing,
  );
