import type { VersionMismatch } from '#application/expectation';
import { defineUseCase, type Request } from '#application/use-case';
import { deleteVersioned } from '#application/versioned';
import { type WebhookEndpointNotFound, webhookEndpointNotFound } from '#application/webhooks/find-webhook-endpoint';
import { type Result, refuse } from '#domain/result';
import type { WebhookEndpointId } from '#domain/webhooks/endpoint';

/** Deletes an endpoint with its secrets. Nothing more is sent to it. */
export const deleteWebhookEndpoint = defineUseCase({
  uses: ['webhookEndpoints', 'clock', 'commit'],
  with:
    ({ webhookEndpoints, clock, commit }) =>
    async (
      { id }: { readonly id: WebhookEndpointId },
      { expects }: Request,
    ): Promise<Result<true, WebhookEndpointNotFound | VersionMismatch>> => {
      const deleted = await deleteVersioned(expects, await webhookEndpoints.find(id), async ({ version }) => {
        const committed = await commit([{ kind: 'delete-webhook-endpoint', id, version, at: clock.now() }]);
        if (committed.kind === 'committed') return { done: true };
        return { conflict: { stored: committed.why.endpoint } };
      });
      return deleted ?? refuse(webhookEndpointNotFound(id));
    },
});
