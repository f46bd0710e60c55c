import { defineJob } from '#adapters/lambda/job';
import { holdBulkOrders } from '#application/orders/sweeps/hold-bulk-orders';

export const holdBulkOrdersJob = defineJob({
  id: 'holdBulkOrders',
  summary: 'Puts pending orders of many units on hold',
  trigger: { kind: 'schedule', everyMinutes: 5 },
  timeoutSeconds: 120,
  useCase: holdBulkOrders,
  names: { changed: 'held', overdue: 'UnheldBulkOrders' },
  overdueMeaning: 'Orders of many units are confirmed without review: holdBulkOrders cannot hold them.',
});
