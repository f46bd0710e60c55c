import { setTimeout as sleep } from 'node:timers/promises';
import { issuerTimeoutMs, keySetUrl, readKeySet } from '#adapters/http/tokens/key-set';
import { createKeysHandler } from '#adapters/lambda/fetch-keys';
import { deployedJob } from '#infrastructure/deployed/job';

const { observing } = deployedJob();

export const handler = createKeysHandler(
  {
    keysOf: (issuer) => readKeySet(keySetUrl(issuer), issuerTimeoutMs),
    sleep,
  },
  observing,
);
