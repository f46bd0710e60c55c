import { Aws } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { StageKey } from '#cdk/data/stage-key';

export type AlarmTopicProps = { readonly name: string; readonly key: StageKey | undefined };

/** The topic of alarms, by TLS only. Its messages name metrics and no person. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;
  private readonly key: StageKey | undefined;

  constructor(scope: Construct, id: string, { name, key }: AlarmTopicProps) {
    super(scope, id);
    this.key = key;
    this.topic = new Topic(this, 'Topic', {
      topicName: name,
      enforceSSL: true,
      ...(key === undefined ? {} : { masterKey: key.forAlarms() }),
    });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'Alarms',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }

  /** AWS Backup publishes the end of a copy as an event. Its metrics have no data while it makes no copies. */
  receiveFailedCopies(vault: string): void {
    this.key?.forRuleOfAlarms();
    new Rule(this, 'FailedCopies', {
      ruleName: `${vault}-failed-copies`,
      description: 'A copy of the table was not made: docs/deploy.md#when-something-fails',
      eventPattern: {
        source: ['aws.backup'],
        detailType: ['Backup Job State Change'],
        detail: { state: ['ABORTED', 'EXPIRED', 'FAILED', 'PARTIAL'], backupVaultName: [vault] },
      },
      targets: [new SnsTopic(this.topic)],
    });
  }
}
