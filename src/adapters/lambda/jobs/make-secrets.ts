import { defineJob } from '#adapters/lambda/job';

export const makeSecretsJob = defineJob({
  id: 'makeSecrets',
  summary: 'Makes the secrets that are missing',
  trigger: { kind: 'deployment' },
  timeoutSeconds: 120,
});
