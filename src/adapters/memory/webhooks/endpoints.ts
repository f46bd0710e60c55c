import type { MemoryStore } from '#adapters/memory/store';
import type { Rejection, WebhookEndpoints, Write } from '#application/ports';
import { inOrderOfCreation, type WebhookEndpoint, type WebhookEndpointId } from '#domain/webhooks/endpoint';

type EndpointWrite = Extract<Write, { kind: 'webhook-endpoint' | 'delete-webhook-endpoint' }>;

export const createWebhookEndpoints = ({ webhookEndpoints }: MemoryStore): WebhookEndpoints => ({
  find: async (id) => structuredClone(webhookEndpoints.get(id) ?? undefined),
  all: async () =>
    [...webhookEndpoints.values()]
      .flatMap((endpoint) => (endpoint === null ? [] : structuredClone(endpoint)))
      .toSorted(inOrderOfCreation),
});

const idOf = (write: EndpointWrite): WebhookEndpointId =>
  write.kind === 'webhook-endpoint' ? write.endpoint.id : write.id;

/** True if the write follows the stored state. The id of a deleted endpoint is not used again. */
const isNext = (stored: WebhookEndpoint | null | undefined, write: EndpointWrite): boolean => {
  if (stored === null) return false;
  switch (write.kind) {
    case 'webhook-endpoint':
      return (stored?.version ?? 0) === write.endpoint.version - 1;
    case 'delete-webhook-endpoint':
      return stored?.version === write.version;
  }
};

export const refuseWebhookEndpoint = (
  { webhookEndpoints }: MemoryStore,
  write: EndpointWrite,
): Rejection | undefined => {
  const stored = webhookEndpoints.get(idOf(write));
  return isNext(stored, write) ? undefined : { kind: 'webhook-endpoint-changed', endpoint: stored ?? undefined };
};

export const writeWebhookEndpoint = ({ webhookEndpoints }: MemoryStore, write: EndpointWrite): void => {
  webhookEndpoints.set(idOf(write), write.kind === 'webhook-endpoint' ? structuredClone(write.endpoint) : null);
};
