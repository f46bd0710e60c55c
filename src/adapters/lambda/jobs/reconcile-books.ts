import { defineJob } from '#adapters/lambda/job';
import { sweepBooks } from '#application/reconciliation/sweep-books';

export const reconcileBooksJob = defineJob({
  id: 'reconcileBooks',
  summary: 'Compares stock, orders and payments with each other',
  trigger: { kind: 'schedule', everyMinutes: 24 * 60 },
  timeoutSeconds: 900,
  useCase: sweepBooks,
  names: { changed: 'changed', overdue: 'Differences' },
  overdueMeaning:
    'Stock, orders or payments differ from each other: run npm run reconcile, which prints each difference.',
});
