import type { JobHandler, RunDependencies } from '#adapters/lambda/job-run';
import type { ResourceEvent, Timers } from '#adapters/lambda/resources/custom-resource';
import { deadline } from '#infrastructure/deadline';
import { awsEndpoint, type Reply } from '#test/adapters/aws-endpoint';
import { jobDependencies } from '#test/builders/jobs';

const taken: Reply = { status: 200, body: {} };

/** The fields that every answer repeats from the request. */
export const requestIds = { StackId: 'arn:stack', RequestId: 'request-7', LogicalResourceId: 'Made' };

export type Question<Properties> = {
  readonly request: ResourceEvent<Properties>['RequestType'];
  readonly properties: Properties;
  readonly mailbox?: Reply;
  readonly msLeft?: () => number;
};

/** The outcome of one request of CloudFormation, whose mailbox answers with this status. No real waits. */
export const runOf = async <Properties>(
  handlerWith: (timers: Timers, dependencies: RunDependencies) => JobHandler<ResourceEvent<Properties>, void>,
  { request, properties, mailbox = taken, msLeft }: Question<Properties>,
) => {
  const { endpoint, calls } = await awsEndpoint(() => mailbox);
  const { dependencies, observed } = jobDependencies();
  const slept: number[] = [];
  const sleep = async (milliseconds: number) => void slept.push(milliseconds);
  const handler = handlerWith({ sleep, deadline }, dependencies);
  const event = {
    RequestType: request,
    ServiceToken: 'arn:function',
    ResponseURL: `${endpoint}/mailbox?signature=abc`,
    ...requestIds,
    ResourceType: 'Custom::Any',
    ...(request === 'Create' ? {} : { PhysicalResourceId: 'of before' }),
    ResourceProperties: { ServiceToken: 'arn:function', ...properties },
  } as ResourceEvent<Properties>;
  // Two minutes, reduced by each wait, so that endless retries end.
  const minutes = (): number => 120_000 - slept.reduce((sum, milliseconds) => sum + milliseconds, 0);
  const context = { awsRequestId: 'run-1', getRemainingTimeInMillis: msLeft ?? minutes };
  const thrown = await handler(event, context).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { thrown, calls, observed, slept };
};
