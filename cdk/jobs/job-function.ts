import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Job } from '#adapters/lambda/job';
import type { Bundles } from '#cdk/functions/bundles';
import { type FunctionSurroundings, ServiceFunction } from '#cdk/functions/service-function';
import { allowSending, type DeadLetters } from '#cdk/jobs/dead-letters';
import { deployedNameOf } from '#cdk/jobs/job';
import { kebabCase } from '../../scripts/text.mjs';

export type JobFunctionProps = FunctionSurroundings & {
  readonly bundles: Bundles;
  readonly job: Job;
  readonly environment: Readonly<Record<string, string>>;
  /** Receives asynchronous invocations that failed on every attempt. */
  readonly deadLetters?: DeadLetters;
  readonly keepsLog?: boolean;
  /** Its permissions beside writing its log and its traces. */
  readonly statements: readonly PolicyStatement[];
};

/** No caller waits for a job: half the memory of an operation is enough. */
export const jobMemoryMb = 512;

export class JobFunction extends Construct {
  readonly code: ServiceFunction;
  /** The alias, which triggers invoke. */
  readonly handler: IFunction;
  readonly name: string;
  readonly aliasName: string;

  constructor(scope: Construct, id: string, { job, bundles, statements, deadLetters, ...props }: JobFunctionProps) {
    super(scope, id);
    this.code = new ServiceFunction(this, 'Code', {
      ...props,
      name: kebabCase(job.id),
      functionName: deployedNameOf(props.prefix, job),
      description: job.summary,
      folder: bundles.jobIn(job.id),
      size: { memoryMb: jobMemoryMb, timeoutSeconds: job.timeoutSeconds },
      statements: [...statements, ...(deadLetters === undefined ? [] : [allowSending(deadLetters)])],
      deadLettersArn: deadLetters?.arn,
    });
    this.handler = this.code.callable;
    this.name = this.code.alias.lambda.functionName;
    this.aliasName = this.code.alias.aliasName;
  }
}
