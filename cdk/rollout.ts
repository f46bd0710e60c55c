import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '#cdk/acknowledged';
import type { ServiceFunction } from '#cdk/service-function';

export type RolloutProps = {
  readonly name: string;
  readonly functions: readonly ServiceFunction[];
  readonly rollback: readonly Alarm[];
};

/** A new version gets a tenth of the calls for five minutes, then all; an alarm meanwhile brings the old one back. */
export class Rollout extends Construct {
  constructor(scope: Construct, id: string, { name, functions, rollback }: RolloutProps) {
    super(scope, id);
    const application = new LambdaApplication(this, 'Application', { applicationName: name });
    const role = roleFor(this, functions);
    acknowledge(role, 'nothing-to-narrow');
    for (const { alias, name: functionName } of functions) {
      new LambdaDeploymentGroup(this, functionName, {
        application,
        alias,
        role: role.withoutPolicyUpdates(),
        deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
        alarms: [...rollback],
      });
    }
  }
}

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
