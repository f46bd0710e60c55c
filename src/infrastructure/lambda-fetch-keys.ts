import { createKeysHandler } from '#adapters/lambda/fetch-keys';
import { issuerTimeoutMs, keySetUrl, readKeySet } from '#infrastructure/key-set';
import { deployedJob } from '#infrastructure/lambda-job';

const { observing } = deployedJob();

export const handler = createKeysHandler(
  {
    keysOf: (issuer) => readKeySet(keySetUrl(issuer), issuerTimeoutMs),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  },
  observing,
);
