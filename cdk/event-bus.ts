import { CfnArchive, CfnEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';

export type ShopBusProps = {
  readonly name: string;
  /** Whose events are kept. */
  readonly from: string;
};

/** How long events can be played again, to a receiver that was not there yet or got them wrong. */
const archivedDays = 30;

/** The shop's own bus: nobody else's events are on it. */
export class ShopBus extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, from }: ShopBusProps) {
    super(scope, id);
    const bus = new CfnEventBus(this, 'Bus', { name, description: 'What happened to orders and stock' });
    new CfnArchive(this, 'Archive', {
      archiveName: name,
      sourceArn: bus.attrArn,
      retentionDays: archivedDays,
      eventPattern: { source: [from] },
    });
    this.name = bus.ref;
    this.arn = bus.attrArn;
  }
}
