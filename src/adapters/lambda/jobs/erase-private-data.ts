import { defineJob } from '#adapters/lambda/job';
import { erasePrivateData } from '#application/customers/erase-private-data';

export const erasePrivateDataJob = defineJob({
  id: 'erasePrivateData',
  summary: 'Erases the private data of orders that are closed for long',
  trigger: { kind: 'schedule', everyMinutes: 24 * 60 },
  timeoutSeconds: 900,
  useCase: erasePrivateData,
  names: { changed: 'erased', overdue: 'UnerasedOrders' },
  overdueMeaning: 'Orders have private data for longer than privateDataDays: erasePrivateData cannot erase it.',
});
