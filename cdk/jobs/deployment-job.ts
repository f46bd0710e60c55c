import { CustomResource, Duration } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Job } from '#adapters/lambda/jobs';
import { JobFunction, type JobSurroundings } from '#cdk/jobs/job-function';

export type AskedResourceProps = Omit<JobSurroundings, 'network'> & {
  /** The construct of the function, and that of what it is asked for. */
  readonly ids: { readonly job: string; readonly resource: string };
  readonly job: Job;
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: PolicyStatement[];
  readonly resourceType: `Custom::${string}`;
  /** It is asked again when one of them is another. */
  readonly properties: Readonly<Record<string, unknown>>;
};

/** How much longer CloudFormation waits than the function may take. */
const spareSeconds = 60;

/** What CloudFormation asks a function of ours for, while it deploys. */
export const askedResource = (scope: Construct, props: AskedResourceProps): CustomResource => {
  const { ids, resourceType, properties, job, ...others } = props;
  const { handler } = new JobFunction(scope, ids.job, {
    ...others,
    job,
    // CloudFormation waits for its answer in a bucket of its own, outside of any network of ours.
    network: undefined,
  });
  return new CustomResource(scope, ids.resource, {
    resourceType,
    serviceToken: handler.functionArn,
    serviceTimeout: Duration.seconds(job.timeoutSeconds + spareSeconds),
    properties: { ...properties },
  });
};
