import type { Ports } from '#application/ports';
import { healthAfter, type WebhookAttempt } from '#domain/webhooks/attempts';
import { isEnabled, type WebhookEndpoint } from '#domain/webhooks/endpoint';

/** The endpoint of a run of deliveries: it changes while they go on. */
export type CurrentEndpoint = {
  /** Undefined: it is deleted or disabled, and gets nothing more. */
  readonly get: () => WebhookEndpoint | undefined;
  /** Stores what an attempt says about the endpoint, if that is new. */
  readonly learn: (attempt: WebhookAttempt) => Promise<void>;
};

/** Others may change the endpoint at the same time: each try uses the stored one. */
const mostTries = 10;

type Storing = Pick<Ports, 'commit'>;

const store = async (
  { commit }: Storing,
  endpoint: WebhookEndpoint,
  attempt: WebhookAttempt,
): Promise<WebhookEndpoint | undefined> => {
  let stored: WebhookEndpoint | undefined = endpoint;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const health = stored !== undefined && isEnabled(stored) ? healthAfter(stored, attempt) : undefined;
    if (stored === undefined || health === undefined) return stored;
    const changed: WebhookEndpoint = { ...stored, ...health, version: stored.version + 1 };
    const committed = await commit([{ kind: 'webhook-endpoint', endpoint: changed }]);
    if (committed.kind === 'committed') return changed;
    stored = committed.why.endpoint;
  }
  return stored;
};

/** One attempt after the other changes the endpoint, so that two of them store one change. */
export const currentEndpoint = (ports: Storing, found: WebhookEndpoint): CurrentEndpoint => {
  let endpoint: WebhookEndpoint | undefined = found;
  let learning: Promise<void> = Promise.resolve();
  return {
    get: () => (endpoint !== undefined && isEnabled(endpoint) ? endpoint : undefined),
    learn: (attempt) => {
      learning = learning.then(async () => {
        endpoint = endpoint && (await store(ports, endpoint, attempt));
      });
      return learning;
    },
  };
};
