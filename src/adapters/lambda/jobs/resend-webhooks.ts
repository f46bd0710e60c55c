import { defineJob } from '#adapters/lambda/job';
import { resendWebhooks } from '#application/webhooks/send-webhooks';

export const resendWebhooksJob = defineJob({
  id: 'resendWebhooks',
  summary: 'Delivers events again that webhook endpoints did not take',
  trigger: { kind: 'schedule', everyMinutes: 1 },
  timeoutSeconds: 60,
  useCase: resendWebhooks,
  names: { changed: 'delivered', overdue: 'LateWebhooks' },
  overdueMeaning: 'A webhook endpoint has not taken an event for half an hour: look at its deliveries.',
});
