import { defineJob } from '#adapters/lambda/job';
import { eventSource } from '#application/events/cloud-event';
import { sendWebhooks } from '#application/webhooks/send-webhooks';
import { publishedTypes } from '#domain/webhooks/published-type';

export const sendWebhooksJob = defineJob({
  id: 'sendWebhooks',
  summary: 'Delivers new events to webhook endpoints',
  trigger: { kind: 'events', from: eventSource, types: publishedTypes },
  timeoutSeconds: 60,
  useCase: sendWebhooks,
});
