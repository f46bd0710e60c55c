import { defineJob } from '#adapters/lambda/job';
import { expireOrders } from '#application/orders/expire-orders';

export const expireOrdersJob = defineJob({
  id: 'expireOrders',
  summary: 'Cancels orders that nobody paid in time',
  trigger: { kind: 'schedule', everyMinutes: 5 },
  timeoutSeconds: 120,
  useCase: expireOrders,
  names: { changed: 'expired', overdue: 'OverdueOrders' },
});
