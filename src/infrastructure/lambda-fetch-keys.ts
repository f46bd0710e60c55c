import { setTimeout as sleep } from 'node:timers/promises';
import { createKeysHandler } from '#adapters/lambda/fetch-keys';
import { issuerTimeoutMs, keySetUrl, readKeySet } from '#infrastructure/key-set';
import { deployedJob } from '#infrastructure/lambda-job';

const { observing } = deployedJob();

export const handler = createKeysHandler(
  {
    keysOf: (issuer) => readKeySet(keySetUrl(issuer), issuerTimeoutMs),
    sleep,
  },
  observing,
);
