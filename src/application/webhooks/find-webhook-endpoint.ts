import type { Ports } from '#application/ports';
import { ok, type Result, refuse } from '#domain/result';
import type { WebhookEndpoint, WebhookEndpointId } from '#domain/webhooks/endpoint';

export type WebhookEndpointNotFound = { readonly kind: 'webhook-endpoint-not-found'; readonly id: WebhookEndpointId };

export const webhookEndpointNotFound = (id: WebhookEndpointId): WebhookEndpointNotFound => ({
  kind: 'webhook-endpoint-not-found',
  id,
});

export const findWebhookEndpoint = async (
  { webhookEndpoints }: Pick<Ports, 'webhookEndpoints'>,
  id: WebhookEndpointId,
): Promise<Result<WebhookEndpoint, WebhookEndpointNotFound>> => {
  const endpoint = await webhookEndpoints.find(id);
  return endpoint === undefined ? refuse(webhookEndpointNotFound(id)) : ok(endpoint);
};
