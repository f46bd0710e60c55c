import { Construct } from 'constructs';
import { notifyCustomerJob } from '#adapters/lambda/jobs';
import type { StageKey } from '#cdk/data/stage-key';
import type { OrderTable } from '#cdk/data/table';
import type { ServiceFunction } from '#cdk/functions/service-function';
import { ShopBus } from '#cdk/jobs/event-bus';
import { Notifier } from '#cdk/jobs/events-job';
import type { JobSurroundings } from '#cdk/jobs/job-function';
import { Sweeper } from '#cdk/jobs/schedule-job';
import { Publisher } from '#cdk/jobs/stream-job';

export type ShopEventsProps = JobSurroundings & {
  readonly table: OrderTable;
  readonly shards: string;
  readonly metricsNamespace: string;
  readonly key: StageKey | undefined;
};

/** What happens without a request: stream to bus, bus to customers, and what the clock ends. */
export class ShopEvents extends Construct {
  readonly bus: ShopBus;
  readonly publisher: Publisher;
  /** Undefined where no sender of mail is set. */
  readonly notifier: Notifier | undefined;
  readonly sweeper: Sweeper;
  /** Every function once. */
  readonly functions: readonly ServiceFunction[];

  constructor(scope: Construct, id: string, { shards, metricsNamespace, key, ...shared }: ShopEventsProps) {
    super(scope, id);
    const { prefix, stage } = shared;
    const { mail } = stage;
    this.bus = new ShopBus(this, 'Events', { name: prefix, from: notifyCustomerJob.trigger.from, key });
    this.publisher = new Publisher(this, 'Publisher', { ...shared, bus: this.bus, key });
    this.notifier =
      mail === undefined ? undefined : new Notifier(this, 'Notifier', { ...shared, bus: this.bus, key, mail });
    this.sweeper = new Sweeper(this, 'Sweeper', { ...shared, shards, metricsNamespace });
    this.functions = [this.publisher, this.sweeper, this.notifier].flatMap((each) => (each ? [each.job.code] : []));
  }
}
