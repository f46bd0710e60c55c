import { type Ports, type Receipt, Unavailable } from '#application/ports';
import { type IdempotencyKeyReused, receiptFor, refusedUnlessReplayed } from '#application/receipts';
import { type Done, defineUseCase, type Request } from '#application/use-case';
import { checkWebhookUrl, type WebhookUrlRefused } from '#application/webhooks/check-webhook-url';
import type { WebhookEndpointNotFound } from '#application/webhooks/find-webhook-endpoint';
import { replayedEndpoint } from '#application/webhooks/replayed-endpoint';
import { bounds } from '#domain/bounds';
import { ok, type Result, refuse } from '#domain/result';
import type { WebhookEndpoint } from '#domain/webhooks/endpoint';

export type TooManyWebhookEndpoints = { readonly kind: 'too-many-webhook-endpoints'; readonly maximum: number };

export type CreateWebhookEndpoint = Pick<WebhookEndpoint, 'types' | 'payload'> & { readonly url: string };
/** `webhook-endpoint-not-found`: the endpoint of an earlier attempt was deleted since. */
type CreateRefusal = WebhookUrlRefused | TooManyWebhookEndpoints | IdempotencyKeyReused | WebhookEndpointNotFound;
type Answer = Result<Done<WebhookEndpoint>, CreateRefusal>;
type Creating = Pick<Ports, 'webhookEndpoints' | 'webhookKeys' | 'webhookCalls' | 'receipts' | 'clock' | 'commit'>;

const newEndpoint = async (
  ports: Creating,
  { url, types, payload }: CreateWebhookEndpoint,
): Promise<Result<WebhookEndpoint, WebhookUrlRefused | TooManyWebhookEndpoints>> => {
  const { webhookEndpoints, webhookKeys, clock } = ports;
  const checked = await checkWebhookUrl(ports, url);
  if (!checked.ok) return checked;
  const maximum = bounds.webhookEndpoints;
  if ((await webhookEndpoints.all()).length >= maximum) return refuse({ kind: 'too-many-webhook-endpoints', maximum });
  return ok({
    id: webhookKeys.newId(),
    url: checked.value,
    types,
    payload,
    disabled: null,
    secret: webhookKeys.newSecret(),
    previous: null,
    failingSince: null,
    createdAt: clock.now(),
    version: 1,
  });
};

/** Creates an endpoint, once for each key: the receipt has its id. */
export const createWebhookEndpoint = defineUseCase({
  uses: ['webhookEndpoints', 'webhookKeys', 'webhookCalls', 'receipts', 'clock', 'commit'],
  with:
    (ports) =>
    async (command: CreateWebhookEndpoint, request: Request): Promise<Answer> => {
      const replay = (receipt: Receipt) => replayedEndpoint(ports, receipt, request);
      const created = await newEndpoint(ports, command);
      if (!created.ok) return refusedUnlessReplayed<Answer>(ports, request, created, replay);
      const endpoint = created.value;
      const result = { kind: 'webhook-endpoint', id: endpoint.id } as const;
      const committed = await ports.commit([
        { kind: 'webhook-endpoint', endpoint },
        { kind: 'receipt', receipt: receiptFor(request.cause, result, endpoint.createdAt) },
      ]);
      if (committed.kind === 'committed') return ok({ value: endpoint, replayed: false });
      if (committed.why.kind === 'receipt-exists') return replay(committed.why.receipt);
      throw new Unavailable('another endpoint has the random id of this one; repeat the request');
    },
});
