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
/** No try begins with less time than this. */
const tryMs = 10_000;
/** How long CloudFormation's mailbox may take. */
const answerMs = 5_000;

const isDenied = (error: unknown): boolean => error instanceof Error && error.name === 'AccessDeniedException';

/** At the first deployment the role is some seconds old, and what it may do is known a little later. */
const untilAllowed = async <Value>(
  { sleep }: SecretsParts,
  run: JobContext,
  work: () => Promise<Value>,
): Promise<Value> => {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDenied(error) || run.getRemainingTimeInMillis() < pauseMs + tryMs) throw error;
    }
    await sleep(pauseMs);
  }
};

const named = async (parts: SecretsParts, run: JobContext, names: readonly string[]): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await untilAllowed(parts, run, () => parts.secretOf(name))] as const),
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

/**
 * Answers CloudFormation with the secrets of the names that it asks for. Nothing is taken away when the stack is: what
 * was made with a secret outlives it. A failure ends the deployment at once, with where to look; what else goes wrong is
 * thrown, and Lambda tries again.
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
        await answer(event, { Status: 'FAILED', Reason: `See the log of the request ${run.awsRequestId}.` });
        throw defect;
      }
      await answer(event, { Status: 'SUCCESS', Data: secrets });
    },
    observing,
  );
