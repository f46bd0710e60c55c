import { defineJob } from '#adapters/lambda/job';
import { settlePayments } from '#application/payments/settle-payments';

export const settlePaymentsJob = defineJob({
  id: 'settlePayments',
  summary: 'Settles payments whose outcome is not known',
  trigger: { kind: 'schedule', everyMinutes: 5 },
  timeoutSeconds: 120,
  useCase: settlePayments,
  names: { changed: 'settled', overdue: 'UnsettledPayments' },
  overdueMeaning: 'Payments have no outcome after their time: settlePayments cannot learn it from the provider.',
});
