import { setTimeout as sleep } from 'node:timers/promises';
import { createSecrets } from '#adapters/dynamodb/secrets';
import { createSecretsHandler } from '#adapters/lambda/make-secrets';
import { deployedJob } from '#infrastructure/lambda-job';

const { place, observing } = deployedJob();

export const handler = createSecretsHandler(
  {
    secretOf: createSecrets(place()),
    sleep,
  },
  observing,
);
