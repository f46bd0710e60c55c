import type { VersionMismatch } from '#application/expectation';
import { defineUseCase, type Request } from '#application/use-case';
import { changeVersioned } from '#application/versioned';
import { checkWebhookUrl, type WebhookUrlRefused } from '#application/webhooks/check-webhook-url';
import { type WebhookEndpointNotFound, webhookEndpointNotFound } from '#application/webhooks/find-webhook-endpoint';
import { ok, type Result, refuse } from '#domain/result';
import { patched, type WebhookEndpointPatch } from '#domain/webhooks/change';
import type { WebhookEndpoint, WebhookEndpointId } from '#domain/webhooks/endpoint';

/** `url`: not checked yet. */
export type UpdateWebhookEndpoint = {
  readonly id: WebhookEndpointId;
  readonly patch: Omit<WebhookEndpointPatch, 'url'> & { readonly url: string | undefined };
};

/** Changes the address, types, payload or status of an endpoint. An address is checked, also if it stays the same. */
export const updateWebhookEndpoint = defineUseCase({
  uses: ['webhookEndpoints', 'webhookCalls', 'commit'],
  with:
    (ports) =>
    async (
      { id, patch }: UpdateWebhookEndpoint,
      { expects }: Request,
    ): Promise<Result<WebhookEndpoint, WebhookEndpointNotFound | WebhookUrlRefused | VersionMismatch>> => {
      const found = await ports.webhookEndpoints.find(id);
      if (found === undefined) return refuse(webhookEndpointNotFound(id));
      const url = patch.url === undefined ? ok(undefined) : await checkWebhookUrl(ports, patch.url);
      if (!url.ok) return url;
      const changed = await changeVersioned(expects, found, {
        after: (stored) => patched(stored, { ...patch, url: url.value }),
        unchanged: (stored) => stored,
        commit: async (endpoint) => {
          const committed = await ports.commit([{ kind: 'webhook-endpoint', endpoint }]);
          if (committed.kind === 'committed') return { done: endpoint };
          return { conflict: { stored: committed.why.endpoint } };
        },
      });
      return changed ?? refuse(webhookEndpointNotFound(id));
    },
});
