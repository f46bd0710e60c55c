import { eventsAreFrom } from '#application/events/cloud-event';
import { publishChanges } from '#application/events/publish-changes';
import { notifyCustomer } from '#application/notifications/notify-customer';
import { expireOrders } from '#application/orders/expire-orders';
import type { Ports } from '#application/ports';
import { letterTypes } from '#domain/notifications/letter';

/** A function that nobody calls by HTTP: what sets it off, and the ports of its use case, which it is granted. */
export type Job = {
  readonly id: string;
  readonly about: string;
  readonly uses: readonly (keyof Ports)[];
  readonly trigger:
    | { readonly kind: 'stream' }
    | { readonly kind: 'events'; readonly from: string; readonly types: readonly string[] }
    | { readonly kind: 'schedule'; readonly everyMinutes: number }
    | { readonly kind: 'deployment' };
  readonly timeoutSeconds: number;
};

export const publishChangesJob = {
  id: 'publishChanges',
  about: 'Publishes what was committed',
  uses: publishChanges.uses,
  trigger: { kind: 'stream' },
  timeoutSeconds: 60,
} as const satisfies Job;

export const notifyCustomerJob = {
  id: 'notifyCustomer',
  about: 'Writes to customers',
  uses: notifyCustomer.uses,
  trigger: { kind: 'events', from: eventsAreFrom, types: letterTypes },
  timeoutSeconds: 30,
} as const satisfies Job;

export const expireOrdersJob = {
  id: 'expireOrders',
  about: 'Cancels what nobody paid in time',
  uses: expireOrders.uses,
  trigger: { kind: 'schedule', everyMinutes: 5 },
  timeoutSeconds: 120,
} as const satisfies Job;

/** No use case of the shop: it has no port, and is granted the secrets' items alone. */
export const makeSecretsJob = {
  id: 'makeSecrets',
  about: 'Makes the secrets that are missing',
  uses: [],
  trigger: { kind: 'deployment' },
  timeoutSeconds: 120,
} as const satisfies Job;

/** No use case of the shop, and granted nothing. It is deployed where the functions are told the issuer's keys. */
export const fetchKeysJob = {
  id: 'fetchKeys',
  about: 'Fetches the keys of the issuer',
  uses: [],
  trigger: { kind: 'deployment' },
  timeoutSeconds: 60,
} as const satisfies Job;

/** Every job. Its entry is src/infrastructure/deployed/<id in kebab case>.ts. */
export const jobs: readonly Job[] = [
  expireOrdersJob,
  fetchKeysJob,
  makeSecretsJob,
  notifyCustomerJob,
  publishChangesJob,
];
