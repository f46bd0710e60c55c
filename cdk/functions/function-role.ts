import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '#cdk/rules/acknowledged-findings';
import { excuse } from '#cdk/rules/checkov';

export type FunctionRoleProps = {
  readonly log: LogGroup;
  /** What it may do beside writing its log and its traces. */
  readonly statements: readonly PolicyStatement[];
  /** Whether the function has an interface in a network, which Lambda makes in its name. */
  readonly inNetwork: boolean;
};

/** Not the managed policies for functions: those may write every log of the account. */
export class FunctionRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { log, statements, inNetwork }: FunctionRoleProps) {
    super(scope, id);
    const writeLog = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [log.logGroupArn],
    });
    acknowledge(this, 'nothing-to-narrow');
    const everywhere = new PolicyStatement({
      actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', ...(inNetwork ? interfaceActions : [])],
      resources: ['*'],
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        log: new PolicyDocument({ statements: [writeLog, everywhere] }),
        ...(statements.length === 0 ? {} : { database: new PolicyDocument({ statements: [...statements] }) }),
      },
    });
    if (inNetwork) excuse(this.role, 'CKV_AWS_111', 'An interface has no name before it is made.');
  }
}

/** Those of the managed policy AWSLambdaVPCAccessExecutionRole. */
const interfaceActions = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];
