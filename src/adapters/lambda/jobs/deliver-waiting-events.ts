import { defineJob } from '#adapters/lambda/job';
import { deliverWaitingEvents } from '#application/webhooks/deliver-webhooks';

export const deliverWaitingEventsJob = defineJob({
  id: 'deliverWaitingEvents',
  summary: 'Delivers events again that webhook endpoints did not take',
  trigger: { kind: 'schedule', everyMinutes: 1 },
  timeoutSeconds: 60,
  useCase: deliverWaitingEvents,
  names: { changed: 'delivered', overdue: 'LateWebhooks' },
  overdueMeaning: 'A webhook endpoint has not taken an event for half an hour: look at its deliveries.',
});
