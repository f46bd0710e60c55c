import { Aws, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, type Conditions, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { keptWhere } from '#cdk/data/removal-policy';
import { excuse } from '#cdk/rules/checkov';

export type StageKeyProps = { readonly name: string; readonly keep: boolean };

/**
 * A key of this account, turned every year, for what holds orders and for the alarms' topic. Who may use the table or a
 * queue uses it through DynamoDB or SQS alone; services that act by themselves are let in by what is made with it.
 */
export class StageKey extends Construct {
  readonly arn: string;
  private readonly key: Key;

  constructor(scope: Construct, id: string, { name, keep }: StageKeyProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      alias: name,
      description: `Encrypts what holds orders of ${name}, and its alarms`,
      enableKeyRotation: true,
      removalPolicy: keptWhere(keep),
    });
    this.arn = this.key.keyArn;
    excuse(
      this.key,
      'CKV_AWS_33',
      'Whoever of this account may use the table or a queue, through DynamoDB or SQS alone: both are conditions.',
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

  /** CloudWatch publishes by itself, and cannot by SNS's own key, whose policy nobody can change. */
  forAlarms(): IKey {
    const ours = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
    this.letIn('Alarms', 'cloudwatch', ['kms:Decrypt', 'kms:GenerateDataKey*'], ours);
    return this.key as IKey;
  }

  /** For the bus of this name and its archive. By the name: a bus that its own key names cannot be made. */
  forBus(name: string): string {
    const bus = Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: name });
    const ours = { StringEquals: { 'kms:EncryptionContext:aws:events:event-bus:arn': bus } };
    this.letIn('BusDescribes', 'events', ['kms:DescribeKey']);
    this.letIn('Bus', 'events', ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:ReEncrypt*'], ours);
    return this.arn;
  }

  /** For a queue that a rule puts its failures into. Without a condition, as in AWS's examples: what is refused here is lost. */
  forRule(): string {
    this.letIn('Rule', 'events', ['kms:Decrypt', 'kms:GenerateDataKey']);
    return this.arn;
  }

  private letIn(sid: string, service: string, actions: string[], conditions: Conditions = {}): void {
    const principals = [new ServicePrincipal(`${service}.amazonaws.com`)];
    this.key.addToResourcePolicy(new PolicyStatement({ sid, principals, actions, resources: ['*'], conditions }));
  }
}
