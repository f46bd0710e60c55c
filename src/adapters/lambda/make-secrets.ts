import type { CloudFormationCustomResourceEvent, CloudFormationCustomResourceResponse } from 'aws-lambda';
import { type JobContext, type JobHandler, type Observing, observed } from '#adapters/lambda/job';

/** What CloudFormation asks for while it deploys: the secrets of these names. */
export type SecretsEvent = CloudFormationCustomResourceEvent<{
  readonly ServiceToken: string;
  readonly Names: readonly string[];
}>;

export type SecretsParts = {
  /** The secret of a name, which is made where there is none. */
  readonly secretOf: (name: string) => Promise<string>;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

/** It is the same resource for ever: another name would have CloudFormation replace it. */
const physicalId = 'secrets';
const pauseMs = 2_000;
/** As long as reading and putting one may take, each tried three times. No try begins with less time than this. */
const tryMs = 40_000;
/** How long CloudFormation's mailbox may take. */
const answerMs = 5_000;

/**
 * Tries again whatever went wrong. At the first deployment the role is some seconds old, and what it may do is known a
 * little later; and a failure would take the whole deployment back.
 */
const patiently = async <Value>(
  { sleep }: SecretsParts,
  run: JobContext,
  work: () => Promise<Value>,
): Promise<Value> => {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (run.getRemainingTimeInMillis() < pauseMs + tryMs + answerMs) throw error;
    }
    await sleep(pauseMs);
  }
};

const named = async (parts: SecretsParts, run: JobContext, names: readonly string[]): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await patiently(parts, run, () => parts.secretOf(name))] as const),
    ),
  );

type Outcome = Pick<CloudFormationCustomResourceResponse, 'Status' | 'Data'> & { readonly Reason?: string };

/** By the address that CloudFormation waits at. Bytes, because its signature allows for no content type. */
const answer = async (
  { ResponseURL, StackId, RequestId, LogicalResourceId }: SecretsEvent,
  outcome: Outcome,
): Promise<void> => {
  const said = { StackId, RequestId, LogicalResourceId, PhysicalResourceId: physicalId, NoEcho: true, ...outcome };
  const { ok, status } = await fetch(ResponseURL, {
    method: 'PUT',
    body: Buffer.from(JSON.stringify(said)),
    signal: AbortSignal.timeout(answerMs),
  });
  if (!ok) throw new Error(`CloudFormation did not take the answer: ${status}`);
};

/** What the events of the stack say, which outlive the log where a first deployment is taken back. An error's own words are not for them. */
const reasonOf = (defect: unknown, requestId: string): string =>
  `${defect instanceof Error ? defect.name : 'Something'} in the run ${requestId}, whose log says more.`;

/**
 * Answers CloudFormation with the secrets of the names that it asks for. Nothing is taken away when the stack is: what
 * was made with a secret outlives it. What goes wrong is thrown after it was answered: Lambda tries again, which helps
 * where the answer did not arrive, and does no harm where it did.
 */
export const createSecretsHandler = (parts: SecretsParts, observing: Observing): JobHandler<SecretsEvent, void> =>
  observed(
    'makeSecrets',
    async (event, run, tell) => {
      const names = event.RequestType === 'Delete' ? [] : event.ResourceProperties.Names;
      tell({ request: event.RequestType, names });
      let secrets: Record<string, string>;
      try {
        secrets = await named(parts, run, names);
      } catch (defect) {
        await answer(event, { Status: 'FAILED', Reason: reasonOf(defect, run.awsRequestId) });
        throw defect;
      }
      await answer(event, { Status: 'SUCCESS', Data: secrets });
    },
    observing,
  );
