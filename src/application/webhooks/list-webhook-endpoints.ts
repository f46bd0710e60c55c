import { defineUseCase } from '#application/use-case';
import { ok, type Result } from '#domain/result';
import type { WebhookEndpoint } from '#domain/webhooks/endpoint';

/** All endpoints of webhooks, in the order of their creation. */
export const listWebhookEndpoints = defineUseCase({
  uses: ['webhookEndpoints'],
  with:
    ({ webhookEndpoints }) =>
    async (): Promise<Result<readonly WebhookEndpoint[], never>> =>
      ok(await webhookEndpoints.all()),
});
