import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Job } from '#adapters/lambda/jobs';
import type { Bundles } from '#cdk/functions/bundles';
import { type FunctionSurroundings, ServiceFunction } from '#cdk/functions/service-function';

/** What all jobs of a stage are made with. */
export type JobSurroundings = FunctionSurroundings & { readonly bundles: Bundles };

export type JobFunctionProps = JobSurroundings & {
  readonly job: Job;
  readonly environment: Readonly<Record<string, string>>;
  /** The queue of what was handed to it without waiting and failed for good. */
  readonly deadLettersArn?: string;
  /** Everything that it may do but write its log and its traces. */
  readonly statements: PolicyStatement[];
};

const kebabCase = (id: string): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Nobody waits for a job: half of what an operation has is enough. */
export const jobMemoryMb = 512;

/** A job as a function, which may do what its ports may and what sets it off takes. */
export class JobFunction extends Construct {
  readonly code: ServiceFunction;
  /** The alias, which is what others call. */
  readonly handler: IFunction;
  readonly name: string;
  readonly aliasName: string;

  constructor(scope: Construct, id: string, { job, bundles, statements, ...props }: JobFunctionProps) {
    super(scope, id);
    this.code = new ServiceFunction(this, 'Code', {
      ...props,
      name: kebabCase(job.id),
      description: job.about,
      folder: bundles.jobIn(job.id),
      size: { memoryMb: jobMemoryMb, timeoutSeconds: job.timeoutSeconds },
      database: statements,
    });
    this.handler = this.code.callable;
    this.name = this.code.alias.lambda.functionName;
    this.aliasName = this.code.alias.aliasName;
  }
}
