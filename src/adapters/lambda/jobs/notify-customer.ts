import { defineJob } from '#adapters/lambda/job';
import { eventSource } from '#application/events/cloud-event';
import { notifyCustomer } from '#application/notifications/notify-customer';
import { letterTypes } from '#domain/notifications/letter';

export const notifyCustomerJob = defineJob({
  id: 'notifyCustomer',
  summary: 'Sends letters to customers',
  trigger: { kind: 'events', from: eventSource, types: letterTypes },
  timeoutSeconds: 30,
  useCase: notifyCustomer,
});
