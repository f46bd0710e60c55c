import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Job } from '#adapters/lambda/jobs';
import type { JobCodeOf } from '#cdk/code';

export type JobFunctionProps = {
  readonly job: Job;
  /** Before the name of the function. */
  readonly prefix: string;
  readonly codeOf: JobCodeOf;
  readonly environment: Record<string, string>;
  /** Everything that it may do but write its log. */
  readonly statements: PolicyStatement[];
};

const kebabCase = (id: string): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A job as a function, with its own log and a role that may do what its ports may and what sets it off takes. */
export class JobFunction extends Construct {
  readonly handler: LambdaFunction;

  constructor(scope: Construct, id: string, { job, prefix, codeOf, environment, statements }: JobFunctionProps) {
    super(scope, id);
    const functionName = `${prefix}-${kebabCase(job.id)}`;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const log = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        log: new PolicyDocument({ statements: [log] }),
        job: new PolicyDocument({ statements }),
      },
    });
    this.handler = new LambdaFunction(this, 'Function', {
      functionName,
      description: job.about,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(codeOf(job)),
      handler: 'index.handler',
      memorySize: 512,
      timeout: Duration.seconds(job.timeoutSeconds),
      environment,
      role,
      logGroup,
    });
  }
}
