import { Duration } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnQueue, CfnQueuePolicy } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { keptWhere } from '#cdk/data/removal-policy';
import type { StageKey } from '#cdk/data/stage-key';
import { tlsOnly } from '#cdk/data/tls-only';

export type DeadLettersProps = {
  readonly queueName: string;
  /** A rule of EventBridge that puts its own failures here; functions do so by their role. */
  readonly ruleArn?: string;
  readonly keep: boolean;
  /** SQS's own where there is none. */
  readonly key: StageKey | undefined;
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

  constructor(scope: Construct, id: string, { queueName, ruleArn, keep, key }: DeadLettersProps) {
    super(scope, id);
    const queue = new CfnQueue(this, 'Queue', {
      queueName,
      messageRetentionPeriod: kept.toSeconds(),
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
          ...(ruleArn === undefined ? [] : [byRule(queue.attrArn, ruleArn)]),
        ],
      }),
    });
    for (const each of [queue, policy]) each.applyRemovalPolicy(keptWhere(keep));
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
