import { defineJob } from '#adapters/lambda/job';

/** Deployed where the functions cannot reach the issuer: they get its keys as a variable. */
export const fetchKeysJob = defineJob({
  id: 'fetchKeys',
  summary: "Fetches the token issuer's keys",
  trigger: { kind: 'deployment' },
  timeoutSeconds: 60,
});
