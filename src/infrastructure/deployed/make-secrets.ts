import { setTimeout as sleep } from 'node:timers/promises';
import { createSecrets } from '#adapters/dynamodb/service/secrets';
import { createSecretsHandler } from '#adapters/lambda/resources/make-secrets';
import { configurationFrom } from '#infrastructure/configuration';
import { deadline } from '#infrastructure/deadline';
import { deployedParts } from '#infrastructure/deployed/parts';
import { deployedRuns } from '#infrastructure/deployed/runs';
import { deployedSettings } from '#infrastructure/deployed/settings';
import { newSecret } from '#infrastructure/random';

const { place } = deployedParts(configurationFrom(process.env, new Set(['table']), deployedSettings));

export const handler = createSecretsHandler(
  { secretOf: createSecrets(place, newSecret), timers: { sleep, deadline } },
  deployedRuns,
);
