import type { Ports } from '#application/ports';
import { type Result, refuse } from '#domain/result';
import type { UrlFault, WebhookUrl } from '#domain/webhooks/endpoint';

/** No webhook may be sent to the address. */
export type WebhookUrlRefused = { readonly kind: 'webhook-url-refused'; readonly because: UrlFault };

export const checkWebhookUrl = async (
  { webhookCalls }: Pick<Ports, 'webhookCalls'>,
  url: string,
): Promise<Result<WebhookUrl, WebhookUrlRefused>> => {
  const checked = await webhookCalls.check(url);
  return checked.ok ? checked : refuse({ kind: 'webhook-url-refused', because: checked.refusal.kind });
};
