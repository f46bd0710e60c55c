import { defineJob } from '#adapters/lambda/job';
import { projectChanges } from '#application/projections/project-changes';

export const projectChangesJob = defineJob({
  id: 'projectChanges',
  summary: 'Writes the projections of committed changes',
  trigger: { kind: 'stream', changes: ['order'] },
  timeoutSeconds: 60,
  useCase: projectChanges,
});
