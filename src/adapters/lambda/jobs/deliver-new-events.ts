import { defineJob } from '#adapters/lambda/job';
import { eventSource } from '#application/events/cloud-event';
import { deliverNewEvents } from '#application/webhooks/deliver-webhooks';
import { publishedTypes } from '#domain/webhooks/published-type';

export const deliverNewEventsJob = defineJob({
  id: 'deliverNewEvents',
  summary: 'Delivers new events to webhook endpoints',
  trigger: { kind: 'events', from: eventSource, types: publishedTypes },
  timeoutSeconds: 60,
  useCase: deliverNewEvents,
});
