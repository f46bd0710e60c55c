import { type Ports, Unavailable } from '#application/ports';
import { type IdempotencyKeyReused, receiptFor, refusedUnlessReplayed } from '#application/receipts';
import { type Done, defineUseCase, type Request } from '#application/use-case';
import { findWebhookEndpoint, type WebhookEndpointNotFound } from '#application/webhooks/find-webhook-endpoint';
import { replayedEndpoint } from '#application/webhooks/replayed-endpoint';
import { ok, type Result } from '#domain/result';
import { rotated, type WebhookEndpoint, type WebhookEndpointId } from '#domain/webhooks/endpoint';

type Answer = Result<Done<WebhookEndpoint>, WebhookEndpointNotFound | IdempotencyKeyReused>;
type Rotating = Pick<Ports, 'webhookEndpoints' | 'webhookKeys' | 'receipts' | 'clock' | 'commit'>;

const maximumRounds = 10;

const rotate = async (ports: Rotating, id: WebhookEndpointId, request: Request): Promise<Answer> => {
  const secret = ports.webhookKeys.newSecret();
  let found = await findWebhookEndpoint(ports, id);
  for (let round = 0; round < maximumRounds; round += 1) {
    if (!found.ok)
      return refusedUnlessReplayed<Answer>(ports, request, found, (receipt) =>
        replayedEndpoint(ports, receipt, request),
      );
    const at = ports.clock.now();
    const endpoint = rotated(found.value, secret, at);
    const committed = await ports.commit([
      { kind: 'webhook-endpoint', endpoint },
      { kind: 'receipt', receipt: receiptFor(request.cause, { kind: 'webhook-endpoint', id }, at) },
    ]);
    if (committed.kind === 'committed') return ok({ value: endpoint, replayed: false });
    if (committed.why.kind === 'receipt-exists') return replayedEndpoint(ports, committed.why.receipt, request);
    found = committed.why.endpoint === undefined ? await findWebhookEndpoint(ports, id) : ok(committed.why.endpoint);
  }
  throw new Unavailable('the endpoint changed in every attempt of this command; repeat the request');
};

/** Gives an endpoint a new secret, once for each key. The old one signs beside it for a day. */
export const rotateWebhookSecret = defineUseCase({
  uses: ['webhookEndpoints', 'webhookKeys', 'receipts', 'clock', 'commit'],
  with:
    (ports) =>
    ({ id }: { readonly id: WebhookEndpointId }, request: Request): Promise<Answer> =>
      rotate(ports, id, request),
});
