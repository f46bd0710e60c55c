import { Duration } from 'aws-cdk-lib';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ServiceFunction } from '#cdk/functions/service-function';
import { acknowledge } from '#cdk/rules/acknowledged-findings';

export type RolloutProps = {
  readonly name: string;
  /** What answers requests, and the alarms that say how. */
  readonly serving: readonly ServiceFunction[];
  readonly rollback: readonly Alarm[];
  /** What runs without a request, of which those alarms know nothing. */
  readonly jobs: readonly ServiceFunction[];
};

/** A new version gets a tenth of the calls for five minutes, then all; an alarm meanwhile brings the old one back. */
export class Rollout extends Construct {
  constructor(scope: Construct, id: string, { name, serving, rollback, jobs }: RolloutProps) {
    super(scope, id);
    const application = new LambdaApplication(this, 'Application', { applicationName: name });
    const role = roleFor(this, [...serving, ...jobs]);
    acknowledge(role, 'nothing-to-narrow');
    const group = ({ alias, name: functionName }: ServiceFunction, alarms: readonly Alarm[]) =>
      new LambdaDeploymentGroup(this, functionName, {
        application,
        alias,
        role: role.withoutPolicyUpdates(),
        deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
        alarms: [...alarms],
      });
    for (const each of serving) group(each, rollback);
    for (const each of jobs) group(each, [failing(this, name, each)]);
  }
}

/** It tells nobody: a single failure is tried again, and what fails for good rings by its queue or as overdue. */
const failing = (scope: Construct, prefix: string, { alias, name }: ServiceFunction): Alarm =>
  new Alarm(scope, `${name}-errors`, {
    alarmName: `${prefix}-${name}-errors`,
    alarmDescription: 'The job failed: a new version of it is taken back.',
    metric: alias.metricErrors({ period: Duration.minutes(1) }),
    threshold: 1,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });

/** What CodeDeploy does in our name: it moves these aliases and looks at alarms. */
const roleFor = (scope: Construct, functions: readonly ServiceFunction[]): Role =>
  new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
    inlinePolicies: {
      aliases: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
            // By the alias's name: the alias itself waits for this role.
            resources: functions.flatMap(({ alias }) => [
              alias.lambda.functionArn,
              `${alias.lambda.functionArn}:${alias.aliasName}`,
            ]),
          }),
          new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] }),
        ],
      }),
    },
  });
