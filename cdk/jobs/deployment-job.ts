import { CustomResource, Duration } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { JobOf } from '#adapters/lambda/job';
import type { Bundles } from '#cdk/functions/bundles';
import type { FunctionSurroundings } from '#cdk/functions/service-function';
import { JobFunction } from '#cdk/jobs/job-function';

export type DeploymentSurroundings = Omit<FunctionSurroundings, 'network'> & { readonly bundles: Bundles };

export type DeploymentJobProps = DeploymentSurroundings & {
  readonly job: JobOf<'deployment'>;
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
};

export type DeploymentResourceProps = {
  readonly resourceType: `Custom::${string}`;
  /** A changed property makes CloudFormation invoke the job again. */
  readonly properties: Readonly<Record<string, unknown>>;
};

/** CloudFormation waits this much longer than the time-out of the job. */
const spareSeconds = 60;

/** A job that CloudFormation invokes during a deployment, to create a custom resource. */
export class DeploymentJob extends JobFunction {
  private readonly timeoutSeconds: number;

  constructor(scope: Construct, id: string, props: DeploymentJobProps) {
    // The answer goes to CloudFormation's own bucket, which the isolated network cannot reach.
    super(scope, id, { ...props, network: undefined, keepsLog: true });
    this.timeoutSeconds = props.job.timeoutSeconds;
  }

  resource(scope: Construct, id: string, { resourceType, properties }: DeploymentResourceProps): CustomResource {
    return new CustomResource(scope, id, {
      resourceType,
      serviceToken: this.handler.functionArn,
      serviceTimeout: Duration.seconds(this.timeoutSeconds + spareSeconds),
      properties: { ...properties },
    });
  }
}
