import type { Ports, Receipt } from '#application/ports';
import { type IdempotencyKeyReused, resultIn } from '#application/receipts';
import type { Done, Request } from '#application/use-case';
import { findWebhookEndpoint, type WebhookEndpointNotFound } from '#application/webhooks/find-webhook-endpoint';
import { ok, type Result } from '#domain/result';
import type { WebhookEndpoint } from '#domain/webhooks/endpoint';

/** The endpoint of a receipt as it is now, with its present secret. The caller is the one that got the secret before. */
export const replayedEndpoint = async (
  ports: Pick<Ports, 'webhookEndpoints'>,
  receipt: Receipt,
  { cause }: Request,
): Promise<Result<Done<WebhookEndpoint>, IdempotencyKeyReused | WebhookEndpointNotFound>> => {
  const result = resultIn(receipt, cause, 'webhook-endpoint');
  if (!result.ok) return result;
  const found = await findWebhookEndpoint(ports, result.value.id);
  return found.ok ? ok({ value: found.value, replayed: true }) : found;
};
