import { defineJob } from '#adapters/lambda/job';
import { publishChanges } from '#application/events/publish-changes';

export const publishChangesJob = defineJob({
  id: 'publishChanges',
  summary: 'Publishes the events of committed changes',
  trigger: { kind: 'stream', changes: ['order', 'stock'] },
  timeoutSeconds: 60,
  useCase: publishChanges,
});
