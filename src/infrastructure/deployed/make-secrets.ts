import { setTimeout as sleep } from 'node:timers/promises';
import { createSecrets } from '#adapters/dynamodb/service/secrets';
import { createSecretsHandler } from '#adapters/lambda/make-secrets';
import { deployedJob } from '#infrastructure/deployed/job';

const { place, observing } = deployedJob();

export const handler = createSecretsHandler(
  {
    secretOf: createSecrets(place()),
    sleep,
  },
  observing,
);
