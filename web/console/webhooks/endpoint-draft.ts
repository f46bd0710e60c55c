import type { OrdersClient } from '../../../clients/typescript/index';
import type { EventType, WebhookEndpoint } from '../types';

/** What the form of an endpoint has. `types` null: every type, also later ones. */
export type EndpointDraft = {
  readonly url: string;
  readonly types: readonly EventType[] | null;
  readonly payload: WebhookEndpoint['payload'];
};

export const emptyDraft: EndpointDraft = { url: '', types: null, payload: 'full' };

export const draftOf = ({ url, types, payload }: WebhookEndpoint): EndpointDraft => ({
  url,
  types: types as readonly EventType[] | null,
  payload,
});

const bodyOf = ({ url, types, payload }: EndpointDraft) => ({
  url: url.trim(),
  types: types === null ? null : [...types],
  payload,
});

export const createEndpoint = (api: OrdersClient, key: string, draft: EndpointDraft) =>
  api.POST('/v1/webhook-endpoints', { params: { header: { 'Idempotency-Key': key } }, body: bodyOf(draft) });

export type EndpointChange = Partial<EndpointDraft> & { readonly status?: WebhookEndpoint['status'] };

/** Changes an endpoint as it was when the page read it. */
export const changeEndpoint = (api: OrdersClient, { id, version }: WebhookEndpoint, change: EndpointChange) => {
  const { types, ...rest } = change;
  return api.PATCH('/v1/webhook-endpoints/{endpointId}', {
    params: { path: { endpointId: id }, header: { 'If-Match': `"${version}"` } },
    body: { ...rest, ...(types === undefined ? {} : { types: types === null ? null : [...types] }) },
  });
};
