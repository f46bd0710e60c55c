import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnQueue, CfnQueuePolicy } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export type DeadLettersProps = {
  readonly queueName: string;
  /** A rule of EventBridge that puts its own failures here; functions do so by their role. */
  readonly ruleArn?: string;
  readonly keep: boolean;
};

/** As long as SQS keeps anything. The notifier remembers its tries for longer. */
const kept = Duration.days(14);

/**
 * What failed for good, until somebody looks: encrypted, and reached by TLS only. Where the stage keeps it, queue and
 * policy stay when the stack or the function goes; as with the table, the name is then taken until somebody decides.
 */
export class DeadLetters extends Construct {
  readonly arn: string;
  readonly url: string;
  readonly name: string;

  constructor(scope: Construct, id: string, { queueName, ruleArn, keep }: DeadLettersProps) {
    super(scope, id);
    const queue = new CfnQueue(this, 'Queue', {
      queueName,
      messageRetentionPeriod: kept.toSeconds(),
      sqsManagedSseEnabled: true,
    });
    this.arn = queue.attrArn;
    this.url = queue.ref;
    this.name = queueName;
    const withoutTls = new PolicyStatement({
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['sqs:*'],
      resources: [queue.attrArn],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    const policy = new CfnQueuePolicy(this, 'Policy', {
      queues: [queue.ref],
      policyDocument: new PolicyDocument({
        statements: [withoutTls, ...(ruleArn === undefined ? [] : [byRule(queue.attrArn, ruleArn)])],
      }),
    });
    for (const each of [queue, policy]) each.applyRemovalPolicy(keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
  }
}

const byRule = (queueArn: string, ruleArn: string): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal('events.amazonaws.com')],
    actions: ['sqs:SendMessage'],
    resources: [queueArn],
    conditions: { ArnEquals: { 'aws:SourceArn': ruleArn } },
  });

/** What a function needs to have its failures put into a queue. */
export const mayPutInto = ({ arn }: DeadLetters): PolicyStatement =>
  new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [arn] });
