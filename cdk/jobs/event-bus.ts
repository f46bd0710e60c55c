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

/** Events of this many days can be replayed to a new or a repaired receiver. */
const archivedDays = 30;

/** The bus of the shop's events alone, by TLS only, with an archive. */
export class ShopBus extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, sources, key }: ShopBusProps) {
    super(scope, id);
    const encryption = key === undefined ? {} : { kmsKeyIdentifier: key.forBus(name) };
    const bus = new CfnEventBus(this, 'Bus', { name, description: 'Events of orders and stock', ...encryption });
    // The policy of a bus takes no wildcard. PutEvents is the one action that sends an event.
    const refusal = tlsOnly(['events:PutEvents'], [bus.attrArn]);
    // CfnResource, because cdk-nag reads a property of CfnEventBusPolicy that makes the library warn at every synthesis.
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
