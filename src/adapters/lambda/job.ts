import type { ChangeRecord, HandledChanges } from '#application/events/change-record';
import type { StoredChange } from '#application/events/cloud-event';
import type { NotifyCustomer } from '#application/notifications/notify-customer';
import type { Ports } from '#application/ports';
import type { Sweep, Swept } from '#application/sweep';
import type { Run } from '#application/use-case';
import type { Refusal } from '#domain/result';

/** The use case of a job. Its declaration has checked the types of its ports. */
export type JobUseCase<Command, Value> = {
  readonly uses: readonly (keyof Ports)[];
  readonly with: (ports: never) => Run<Command, Value, Refusal>;
};

type Common = {
  readonly id: string;
  readonly summary: string;
  readonly timeoutSeconds: number;
};

/** Runs with each batch of the table's stream. `changes`: the kinds that AWS delivers; elsewhere it gets the others too. */
export type StreamJob = Common & {
  readonly trigger: { readonly kind: 'stream'; readonly changes: readonly StoredChange['kind'][] };
  readonly useCase: JobUseCase<readonly ChangeRecord[], HandledChanges>;
};

/** Runs with each event of some types on the bus. The log shows the value of the use case. */
export type EventsJob = Common & {
  readonly trigger: { readonly kind: 'events'; readonly from: string; readonly types: readonly string[] };
  readonly useCase: JobUseCase<NotifyCustomer, string>;
};

/** Runs at intervals, round by round until the end of its list. */
export type ScheduleJob = Common & {
  readonly trigger: { readonly kind: 'schedule'; readonly everyMinutes: number };
  readonly useCase: JobUseCase<Sweep, Swept>;
  /** `changed`: the log field of the changed orders. `overdue`: the metric of the orders that are left. */
  readonly names: { readonly changed: string; readonly overdue: string };
  /** The description of the alarm on that metric. */
  readonly overdueMeaning: string;
};

/** Runs when CloudFormation deploys a resource. It has no use case of the shop and no ports. */
export type DeploymentJob = Common & { readonly trigger: { readonly kind: 'deployment' } };

/** A function without a route. Its trigger runs its use case; AWS grants it the ports of the use case. */
export type Job = StreamJob | EventsJob | ScheduleJob | DeploymentJob;
export type TriggerKind = Job['trigger']['kind'];
export type JobOf<Kind extends TriggerKind> = Extract<Job, { trigger: { kind: Kind } }>;

/** Declares a job. The container resolves its ports, the build writes its entry, and the stack deploys its trigger. */
export const defineJob = <Declared extends Job>(job: Declared): Declared => job;

/** The ports of a job: none where it has no use case. */
export const portsOf = (job: Job): readonly (keyof Ports)[] => ('useCase' in job ? job.useCase.uses : []);
