import type { Job } from '#adapters/lambda/jobs';
import { pascalCase } from '#cdk/functions/case';

type TriggerKind = Job['trigger']['kind'];

export type JobTriggeredBy<Kind extends TriggerKind> = Job & {
  readonly trigger: Extract<Job['trigger'], { readonly kind: Kind }>;
};

export const isTriggeredBy = <Kind extends TriggerKind>(job: Job, kind: Kind): job is JobTriggeredBy<Kind> =>
  job.trigger.kind === kind;

export const summaryOf = ({ about }: Job): string => about;
export const portsOf = ({ uses }: Job): Job['uses'] => uses;

export type JobNames = {
  /** The id of the job's construct. */
  readonly construct: string;
  /** The id of its dead-letter queue's construct and alarm; in kebab case the name of the queue. */
  readonly deadLetters: string;
  /** The id of the alarm of a job that runs too late. */
  readonly lateAlarm: string;
};

/** The first jobs were deployed under other names. A deployed resource cannot be renamed: it would be replaced. */
const deployedNames: Readonly<Record<string, Partial<JobNames>>> = {
  publishChanges: { construct: 'Publisher', deadLetters: 'Unpublished', lateAlarm: 'StreamBehind' },
  notifyCustomer: { construct: 'Notifier', deadLetters: 'Unsent' },
  expireOrders: { construct: 'Sweeper', lateAlarm: 'NoSweeps' },
};

export const namesOf = ({ id }: Job): JobNames => ({
  construct: pascalCase(id),
  deadLetters: `${pascalCase(id)}DeadLetters`,
  lateAlarm: `${pascalCase(id)}Late`,
  ...deployedNames[id],
});
