import { randomBytes } from 'node:crypto';
import type { Traces } from '#adapters/http/edge/trace';

/** Lambda sets the variable anew for each event. */
export const traces: Traces = {
  ofRuntime: () => process.env._X_AMZN_TRACE_ID,
  newTraceId: () => randomBytes(16).toString('hex'),
};
