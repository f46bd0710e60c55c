import type { Duration } from 'aws-cdk-lib';
import type { CfnRule } from 'aws-cdk-lib/aws-events';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventInvokeConfig, CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Job } from '#adapters/lambda/job';
import { type JobOf, portsOf } from '#adapters/lambda/job';
import type { StageKey } from '#cdk/data/stage-key';
import type { Bundles } from '#cdk/functions/bundles';
import { type Surroundings, variablesOf } from '#cdk/functions/environment';
import { portStatements } from '#cdk/functions/permissions';
import type { FunctionSurroundings } from '#cdk/functions/service-function';
import { JobFunction, type JobFunctionProps } from '#cdk/jobs/job-function';
import { needsOfJob } from '#infrastructure/needs';

/** The surroundings of every job of a stage. */
export type JobSurroundings = FunctionSurroundings & Surroundings & { readonly bundles: Bundles };

export type TriggeredJobProps<Kind extends Job['trigger']['kind']> = JobSurroundings & {
  readonly job: JobOf<Kind>;
  /** Encrypts the dead letters; undefined where SQS's own key does. */
  readonly key: StageKey | undefined;
};

export type PortsFunctionProps = JobSurroundings &
  Pick<JobFunctionProps, 'job' | 'deadLetters'> & {
    /** The permissions that its trigger needs. */
    readonly triggerStatements?: readonly PolicyStatement[];
  };

/** A job whose variables and permissions follow from the ports of its use case. */
export const portsFunction = (
  scope: Construct,
  id: string,
  { triggerStatements = [], ...props }: PortsFunctionProps,
): JobFunction => {
  return new JobFunction(scope, id, {
    ...props,
    environment: variablesOf(needsOfJob(props.job), props),
    statements: [...triggerStatements, ...portStatements(portsOf(props.job), props)],
  });
};

export type RuleInvocation = {
  readonly rule: CfnRule;
  readonly permissionId: string;
  /** Attempts that Lambda makes after the first one failed. */
  readonly retryAttempts: number;
  readonly maximumAge: Duration;
};

/** Lets a rule of EventBridge invoke a job, and limits how long Lambda retries. */
export const allowRule = (
  scope: Construct,
  { handler, name, aliasName, code }: JobFunction,
  { rule, permissionId, retryAttempts, maximumAge }: RuleInvocation,
): void => {
  const attempts = new CfnEventInvokeConfig(scope, 'Tries', {
    functionName: name,
    qualifier: aliasName,
    maximumRetryAttempts: retryAttempts,
    maximumEventAgeInSeconds: maximumAge.toSeconds(),
  });
  // It refers to the alias by name, from which CloudFormation infers no order.
  attempts.node.addDependency(code.alias);
  new CfnPermission(scope, permissionId, {
    action: 'lambda:InvokeFunction',
    functionName: handler.functionArn,
    principal: 'events.amazonaws.com',
    sourceArn: rule.attrArn,
  });
};
