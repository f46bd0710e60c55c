import { defineJob } from '#adapters/lambda/job';

/** Deployed where the functions have no way to the issuer: they are given its keys. */
export const fetchKeysJob = defineJob({
  id: 'fetchKeys',
  summary: "Fetches the token issuer's keys",
  trigger: { kind: 'deployment' },
  timeoutSeconds: 60,
});
