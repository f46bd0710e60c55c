import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '#cdk/rules/acknowledgments';
import { skipCheckov } from '#cdk/rules/checkov';

export type FunctionRoleProps = {
  readonly log: LogGroup;
  /** Its permissions beside writing its log and its traces. */
  readonly statements: readonly PolicyStatement[];
  /** Whether Lambda creates a network interface for the function, by this role. */
  readonly inNetwork: boolean;
};

/** A function's role. AWS's managed policies for functions allow writing every log of the account, so it has none. */
export class FunctionRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { log, statements, inNetwork }: FunctionRoleProps) {
    super(scope, id);
    const writeLog = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [log.logGroupArn],
    });
    acknowledge(this, 'any-resource');
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
    if (inNetwork) skipCheckov(this.role, 'CKV_AWS_111', 'A network interface has no ARN before it exists.');
  }
}

/** The actions of the managed policy AWSLambdaVPCAccessExecutionRole. */
const interfaceActions = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];
