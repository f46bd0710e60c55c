import { sameData } from '#domain/same-data';
import type { DisabledReason, WebhookEndpoint } from '#domain/webhooks/endpoint';

/** `enabled`: events are sent. */
export const webhookStatuses = ['enabled', 'disabled'] as const;
export type WebhookStatus = (typeof webhookStatuses)[number];

export const webhookStatusOf = ({ disabled }: Pick<WebhookEndpoint, 'disabled'>): WebhookStatus =>
  disabled === null ? 'enabled' : 'disabled';

/** A merge patch: a field that is undefined stays as it is. `types` null: every type. */
export type WebhookEndpointPatch = {
  readonly [Field in 'url' | 'types' | 'payload']: WebhookEndpoint[Field] | undefined;
} & { readonly status: WebhookStatus | undefined };

type Health = Pick<WebhookEndpoint, 'disabled' | 'failingSince'>;

/** An endpoint that is enabled starts without failures. One that is disabled already keeps its reason. */
const healthAfter = (
  { disabled, failingSince }: Health,
  status: WebhookStatus | undefined,
  reason: DisabledReason,
): Health => {
  switch (status) {
    case undefined:
      return { disabled, failingSince };
    case 'enabled':
      return { disabled: null, failingSince: null };
    case 'disabled':
      return { disabled: disabled ?? reason, failingSince };
  }
};

/** The next version of an endpoint by a patch of staff; the same endpoint if the patch changes nothing. */
export const patched = (
  endpoint: WebhookEndpoint,
  { url = endpoint.url, types = endpoint.types, payload = endpoint.payload, status }: WebhookEndpointPatch,
): WebhookEndpoint => {
  const after = { ...endpoint, url, types, payload, ...healthAfter(endpoint, status, 'staff') };
  return sameData(after, endpoint) ? endpoint : { ...after, version: endpoint.version + 1 };
};
