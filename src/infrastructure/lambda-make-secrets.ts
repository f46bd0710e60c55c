import { createSecrets } from '#adapters/dynamodb/secrets';
import { createSecretsHandler } from '#adapters/lambda/make-secrets';
import { deployedJob } from '#infrastructure/lambda-job';

const { place, observing } = deployedJob();

export const handler = createSecretsHandler(
  {
    secretOf: createSecrets(place()),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  },
  observing,
);
