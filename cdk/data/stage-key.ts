import { Aws, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, type Conditions, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { removalPolicyOf } from '#cdk/data/removal-policy';
import { skipCheckov } from '#cdk/rules/checkov';

export type StageKeyProps = { readonly name: string; readonly keep: boolean };

/**
 * A key of this account, rotated every year, for the resources that hold orders and for the topic of alarms. A role that
 * may use the table or a queue uses the key through DynamoDB or SQS only. The methods admit services that use it directly.
 */
export class StageKey extends Construct {
  readonly arn: string;
  private readonly key: Key;

  constructor(scope: Construct, id: string, { name, keep }: StageKeyProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      alias: name,
      description: `Encrypts the orders and the alarms of ${name}`,
      enableKeyRotation: true,
      removalPolicy: removalPolicyOf(keep),
    });
    this.arn = this.key.keyArn;
    skipCheckov(
      this.key,
      'CKV_AWS_33',
      'Conditions limit the statement to this account, and to calls through DynamoDB or SQS.',
    );
    this.key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ThroughTableAndQueues',
        principals: [new AnyPrincipal()],
        actions: [
          'kms:Decrypt',
          'kms:Encrypt',
          'kms:ReEncrypt*',
          'kms:GenerateDataKey*',
          'kms:DescribeKey',
          'kms:CreateGrant',
        ],
        resources: ['*'],
        conditions: {
          StringEquals: {
            'kms:CallerAccount': Aws.ACCOUNT_ID,
            'kms:ViaService': ['dynamodb', 'sqs'].map((service) => `${service}.${Aws.REGION}.${Aws.URL_SUFFIX}`),
          },
        },
      }),
    );
  }

  /** CloudWatch cannot publish to a topic under SNS's own key: nobody can change its policy. */
  forAlarms(): IKey {
    const condition = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
    this.admit('Alarms', 'cloudwatch', ['kms:Decrypt', 'kms:GenerateDataKey*'], condition);
    return this.key as IKey;
  }

  /** For the bus of this name and its archive. A reference to the bus would be circular, so the policy has its name. */
  forBus(name: string): string {
    const bus = Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: name });
    const condition = { StringEquals: { 'kms:EncryptionContext:aws:events:event-bus:arn': bus } };
    this.admit('BusDescribes', 'events', ['kms:DescribeKey']);
    this.admit('Bus', 'events', ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:ReEncrypt*'], condition);
    return this.arn;
  }

  /** For the dead-letter queue of a rule. No condition, as in AWS's examples: EventBridge drops what it cannot encrypt. */
  forRule(): string {
    this.admit('Rule', 'events', ['kms:Decrypt', 'kms:GenerateDataKey']);
    return this.arn;
  }

  private admit(sid: string, service: string, actions: string[], conditions: Conditions = {}): void {
    const principals = [new ServicePrincipal(`${service}.amazonaws.com`)];
    this.key.addToResourcePolicy(new PolicyStatement({ sid, principals, actions, resources: ['*'], conditions }));
  }
}
