import { setTimeout as sleep } from 'node:timers/promises';
import { issuerTimeoutMs, keySetUrl, readKeySet } from '#adapters/http/tokens/key-set';
import { createKeysHandler } from '#adapters/lambda/resources/fetch-keys';
import { deadline } from '#infrastructure/deadline';
import { deployedRuns } from '#infrastructure/deployed/runs';

export const handler = createKeysHandler(
  { keysOf: (issuer) => readKeySet(keySetUrl(issuer), deadline(issuerTimeoutMs)), timers: { sleep, deadline } },
  deployedRuns,
);
