import type { Job, JobOf, TriggerKind } from '#adapters/lambda/job';
import { nameInArea } from '#cdk/functions/names';
import { capitalized, kebabCase } from '../../scripts/text.mjs';

export const isTriggeredBy = <Kind extends TriggerKind>(job: Job, kind: Kind): job is JobOf<Kind> =>
  job.trigger.kind === kind;

export type JobNames = {
  /** The id of the job's construct. */
  readonly construct: string;
  /** The id of its dead-letter queue's construct and alarm; in kebab case the name of the queue. */
  readonly deadLetters: string;
  /** The id of the alarm of a job that runs too late. */
  readonly lateAlarm: string;
};

/**
 * The first jobs were deployed under other names, and queues have short ones. A deployed resource cannot be renamed: it would
 * be replaced.
 */
const deployedNames: Readonly<Record<string, Partial<JobNames>>> = {
  publishChanges: { construct: 'Publisher', deadLetters: 'Unpublished', lateAlarm: 'StreamBehind' },
  notifyCustomer: { construct: 'Notifier', deadLetters: 'Unsent' },
  projectChanges: { deadLetters: 'Unprojected' },
  sendWebhooks: { deadLetters: 'Undelivered' },
  expireOrders: { construct: 'Sweeper', lateAlarm: 'NoSweeps' },
};

export const namesOf = ({ id }: Job): JobNames => ({
  construct: capitalized(id),
  deadLetters: `${capitalized(id)}DeadLetters`,
  lateAlarm: `${capitalized(id)}Late`,
  ...deployedNames[id],
});

/** Scheduled jobs share a nested stack, as the functions of an area do. */
export const scheduledArea = 'jobs';

/**
 * The name of a job's function and of its rule. Those of a scheduled job are named as the functions of areas are:
 * CodeDeploy's policy covers them by its pattern.
 */
export const deployedNameOf = (prefix: string, job: Job): string =>
  isTriggeredBy(job, 'schedule') ? nameInArea(prefix, scheduledArea, job.id) : `${prefix}-${kebabCase(job.id)}`;
