import { secretPrefix } from '#adapters/webhooks/signature';
import type { WebhookKeys } from '#application/ports';
import { type WebhookSecret, webhookEndpointIdOf } from '#domain/webhooks/endpoint';

/** As many unpredictable bytes. */
export type BytesOf = (count: number) => Uint8Array;

/** Ids of 80 random bits, and secrets of 256. */
export const createWebhookKeys = (bytesOf: BytesOf): WebhookKeys => ({
  newId: () => webhookEndpointIdOf(bytesOf(16)),
  newSecret: () => `${secretPrefix}${Buffer.from(bytesOf(32)).toString('base64')}` as WebhookSecret,
});
