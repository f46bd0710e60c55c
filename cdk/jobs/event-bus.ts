import { CfnResource } from 'aws-cdk-lib';
import { CfnArchive, CfnEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { StageKey } from '#cdk/data/stage-key';
import { tlsOnly } from '#cdk/data/tls-only';

export type ShopBusProps = {
  readonly name: string;
  /** The sources whose events are archived. */
  readonly sources: readonly string[];
  readonly key: StageKey | undefined;
};

/** How long events can be played again, to a receiver that was not there yet or got them wrong. */
const archivedDays = 30;

/** The shop's own bus: nobody else's events are on it, and it takes none over an open line. */
export class ShopBus extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, sources, key }: ShopBusProps) {
    super(scope, id);
    const encryption = key === undefined ? {} : { kmsKeyIdentifier: key.forBus(name) };
    const bus = new CfnEventBus(this, 'Bus', { name, description: 'What happened to orders and stock', ...encryption });
    // A bus's policy names single actions in all that AWS documents. This is the one by which an event comes.
    const refusal = tlsOnly(['events:PutEvents'], [bus.attrArn]);
    // By its type alone: of the library's class cdk-nag reads what the library then warns of, at every synthesis.
    new CfnResource(this, 'TlsOnly', {
      type: 'AWS::Events::EventBusPolicy',
      properties: { EventBusName: bus.ref, StatementId: 'TlsOnly', Statement: refusal.toStatementJson() },
    });
    new CfnArchive(this, 'Archive', {
      archiveName: name,
      sourceArn: bus.attrArn,
      retentionDays: archivedDays,
      eventPattern: { source: [...sources] },
      ...encryption,
    });
    this.name = bus.ref;
    this.arn = bus.attrArn;
  }
}
