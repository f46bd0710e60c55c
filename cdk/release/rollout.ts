import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnAlias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { patternOf } from '#cdk/functions/names';
import type { ServiceFunction } from '#cdk/functions/service-function';
import { acknowledge } from '#cdk/rules/acknowledgments';

export type RolloutProps = {
  readonly name: string;
  /** The functions of operations, each in the stack of its area, and the alarms that roll them back. */
  readonly serving: readonly ServiceFunction[];
  readonly rollback: readonly Alarm[];
  /** The functions of jobs, which those alarms do not cover. */
  readonly jobs: readonly ServiceFunction[];
  /** False: new versions get all calls at once, and the groups wait for a deployment that is a canary again. */
  readonly isCanary: boolean;
};

/** A new version gets a tenth of the calls for five minutes, then all. An alarm in that time brings the old one back. */
export class Rollout extends Construct {
  constructor(scope: Construct, id: string, { name, serving, rollback, jobs, isCanary }: RolloutProps) {
    super(scope, id);
    const application = new LambdaApplication(this, 'Application', { applicationName: name });
    const isNested = (job: ServiceFunction) => Stack.of(job) !== Stack.of(this);
    const role = roleFor(
      this,
      name,
      jobs.filter((job) => !isNested(job)),
    );
    acknowledge(role, 'any-resource', 'functions-of-areas');
    // An alias finds its group in its own stack.
    const group = (at: Construct, id: string, { alias }: ServiceFunction, alarms: readonly Alarm[]) =>
      new LambdaDeploymentGroup(at, id, {
        application,
        alias,
        role: role.withoutPolicyUpdates(),
        deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
        alarms: [...alarms],
      });
    for (const serviceFunction of serving) group(serviceFunction, 'Rollout', serviceFunction, rollback);
    for (const job of jobs) {
      const at = isNested(job) ? placeIn(Stack.of(job), id) : this;
      group(at, job.name, job, [errorAlarm(at, job)]);
    }
    // A group gives its alias an update policy. Without it CloudFormation moves the alias by itself.
    if (!isCanary)
      for (const { alias } of [...serving, ...jobs])
        (alias.node.defaultChild as CfnAlias).cfnOptions.updatePolicy = undefined as never;
  }
}

/** The place of rollouts in a nested stack. */
const placeIn = (stack: Stack, id: string): Construct =>
  (stack.node.tryFindChild(id) as Construct | undefined) ?? new Construct(stack, id);

/** It notifies nobody: a single error is retried. A job that fails on every attempt raises an alarm of its own. */
const errorAlarm = (scope: Construct, { alias, name, functionName }: ServiceFunction): Alarm =>
  new Alarm(scope, `${name}-errors`, {
    alarmName: `${functionName}-errors`,
    alarmDescription: 'The job failed. A deployment in progress rolls it back.',
    metric: alias.metricErrors({ period: Duration.minutes(1) }),
    threshold: 1,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });

/**
 * The role of CodeDeploy: it moves the aliases of this stage and reads alarms. It names the functions of nested stacks by a
 * pattern, because a policy has at most 10,240 characters. `jobs`: those of the parent.
 */
const roleFor = (scope: Construct, prefix: string, jobs: readonly ServiceFunction[]): Role =>
  new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
    inlinePolicies: {
      aliases: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
            resources: [
              patternOf(prefix),
              // By name: a reference to the alias, which depends on this role, would be circular.
              ...jobs.flatMap(({ alias }) => [
                alias.lambda.functionArn,
                `${alias.lambda.functionArn}:${alias.aliasName}`,
              ]),
            ],
          }),
          new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] }),
        ],
      }),
    },
  });
