import { setTimeout as sleep } from 'node:timers/promises';
import { issuerTimeoutMs, keySetUrl, readKeySet } from '#adapters/http/tokens/key-set';
import { createKeysHandler } from '#adapters/lambda/resources/fetch-keys';
import { deployedRuns } from '#infrastructure/deployed/runs';

export const handler = createKeysHandler(
  { keysOf: (issuer) => readKeySet(keySetUrl(issuer), issuerTimeoutMs), sleep },
  deployedRuns,
);
