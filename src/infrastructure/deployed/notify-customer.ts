import { randomUUID } from 'node:crypto';
import { createNotifyHandler } from '#adapters/lambda/notify-customer';
import { createSesMail } from '#adapters/notifications/ses';
import { systemClock } from '#adapters/system/clock';
import { notifyCustomer } from '#application/notifications/notify-customer';
import { deployedJob } from '#infrastructure/deployed/job';

const { environment, table, observing } = deployedJob();
const stored = table();

export const handler = createNotifyHandler(
  notifyCustomer.with({
    orders: stored.orders(),
    receipts: stored.receipts(),
    commit: stored.commit(),
    mail: createSesMail({ sender: environment('MAIL_SENDER') }),
    clock: systemClock,
  }),
  randomUUID,
  observing,
);
