import { Duration } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnQueue, CfnQueuePolicy } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { removalPolicyOf } from '#cdk/data/removal-policy';
import type { StageKey } from '#cdk/data/stage-key';
import { tlsOnly } from '#cdk/data/tls-only';

export type DeadLettersProps = {
  readonly queueName: string;
  /** A rule of EventBridge that sends undelivered events here. A function may send by its role. */
  readonly ruleArn?: string;
  readonly keep: boolean;
  /** Undefined where SQS's own key encrypts. */
  readonly key: StageKey | undefined;
};

/** The longest retention of SQS. notifyCustomer remembers its attempts for longer. */
const retention = Duration.days(14);

/**
 * A queue of what failed on every attempt, for a person to redrive: encrypted, by TLS only. A stage that keeps its data
 * keeps the queue and its policy when the stack or the job is removed. Its name then stays taken, as that of the table.
 */
export class DeadLetters extends Construct {
  readonly arn: string;
  readonly url: string;
  readonly name: string;

  constructor(scope: Construct, id: string, { queueName, ruleArn, keep, key }: DeadLettersProps) {
    super(scope, id);
    const queue = new CfnQueue(this, 'Queue', {
      queueName,
      messageRetentionPeriod: retention.toSeconds(),
      ...(key === undefined
        ? { sqsManagedSseEnabled: true }
        : { kmsMasterKeyId: ruleArn === undefined ? key.arn : key.forRule() }),
    });
    this.arn = queue.attrArn;
    this.url = queue.ref;
    this.name = queueName;
    const policy = new CfnQueuePolicy(this, 'Policy', {
      queues: [queue.ref],
      policyDocument: new PolicyDocument({
        statements: [
          tlsOnly(['sqs:*'], [queue.attrArn]),
          ...(ruleArn === undefined ? [] : [allowSendingByRule(queue.attrArn, ruleArn)]),
        ],
      }),
    });
    for (const resource of [queue, policy]) resource.applyRemovalPolicy(removalPolicyOf(keep));
  }
}

const allowSendingByRule = (queueArn: string, ruleArn: string): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal('events.amazonaws.com')],
    actions: ['sqs:SendMessage'],
    resources: [queueArn],
    conditions: { ArnEquals: { 'aws:SourceArn': ruleArn } },
  });

/** Lets a function's role send its failed invocations to the queue. */
export const allowSending = ({ arn }: DeadLetters): PolicyStatement =>
  new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [arn] });
