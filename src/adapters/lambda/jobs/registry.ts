import type { Job, JobOf, TriggerKind } from '#adapters/lambda/job';
import { anchorEventsJob } from '#adapters/lambda/jobs/anchor-events';
import { erasePrivateDataJob } from '#adapters/lambda/jobs/erase-private-data';
import { expireOrdersJob } from '#adapters/lambda/jobs/expire-orders';
import { fetchKeysJob } from '#adapters/lambda/jobs/fetch-keys';
import { makeSecretsJob } from '#adapters/lambda/jobs/make-secrets';
import { notifyCustomerJob } from '#adapters/lambda/jobs/notify-customer';
import { projectChangesJob } from '#adapters/lambda/jobs/project-changes';
import { publishChangesJob } from '#adapters/lambda/jobs/publish-changes';
import { reconcileBooksJob } from '#adapters/lambda/jobs/reconcile-books';
import { resendWebhooksJob } from '#adapters/lambda/jobs/resend-webhooks';
import { sendWebhooksJob } from '#adapters/lambda/jobs/send-webhooks';
import { settlePaymentsJob } from '#adapters/lambda/jobs/settle-payments';

/** Every job, a line each. */
export const jobs: readonly Job[] = [
  sendWebhooksJob,
  resendWebhooksJob,
  anchorEventsJob,
  erasePrivateDataJob,
  expireOrdersJob,
  fetchKeysJob,
  makeSecretsJob,
  notifyCustomerJob,
  projectChangesJob,
  publishChangesJob,
  reconcileBooksJob,
  settlePaymentsJob,
];

/** The jobs with one kind of trigger. */
export const jobsBy = <Kind extends TriggerKind>(kind: Kind): readonly JobOf<Kind>[] =>
  jobs.filter((job): job is JobOf<Kind> => job.trigger.kind === kind);
