import { defineJob } from '#adapters/lambda/job';
import { expireOrders } from '#application/orders/lifecycle/expire-orders';

export const expireOrdersJob = defineJob({
  id: 'expireOrders',
  summary: 'Cancels unpaid orders when they expire',
  trigger: { kind: 'schedule', everyMinutes: 5 },
  timeoutSeconds: 120,
  useCase: expireOrders,
  names: { changed: 'expired', overdue: 'OverdueOrders' },
  overdueMeaning: 'Unpaid orders keep their stock after their time: expireOrders cannot cancel them.',
});
