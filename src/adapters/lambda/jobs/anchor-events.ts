import { defineJob } from '#adapters/lambda/job';
import { anchorEvents } from '#application/audit/anchor-events';

export const anchorEventsJob = defineJob({
  id: 'anchorEvents',
  summary: 'Publishes a hash over the orders of each day',
  // Twice a day, so that a day whose run failed gets another one. The second anchor of a day is the first again.
  trigger: { kind: 'schedule', everyMinutes: 12 * 60 },
  timeoutSeconds: 900,
  useCase: anchorEvents,
  names: { changed: 'anchored', overdue: 'UnanchoredDays' },
  overdueMeaning: 'A day has no anchor for audits: anchorEvents cannot publish it.',
});
