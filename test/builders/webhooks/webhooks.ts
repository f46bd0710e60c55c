import { createHash } from 'node:crypto';
import type { Resolve } from '#adapters/webhooks/addresses';
import { createWebhookCalls } from '#adapters/webhooks/calls';
import { createWebhookKeys } from '#adapters/webhooks/keys';
import type { WebhookCalls, WebhookKeys } from '#application/ports';
import { orderIdOf } from '#domain/orders/order-id';
import type { WebhookBacklog } from '#domain/webhooks/backlog';
import { deliveryIdOf, type WebhookDelivery } from '#domain/webhooks/delivery';
import type { WebhookEndpoint, WebhookEndpointId, WebhookSecret, WebhookUrl } from '#domain/webhooks/endpoint';
import { tenOClock } from '#test/builders/clock';

/** Keys that are counted: the same in each run. */
export const countedWebhookKeys = (): WebhookKeys => {
  let count = 0;
  return createWebhookKeys((bytes) => {
    count += 1;
    return createHash('sha256').update(`${count}`).digest().subarray(0, bytes);
  });
};

/** A host that no name server knows. */
export const unknownHost = 'unknown.test';
/** A host inside a network. */
export const insideHost = 'inside.test';

/** Every other name is this machine. */
const resolve: Resolve = async (host) => {
  if (host === unknownHost) throw new Error('ENOTFOUND');
  return [{ address: host === insideHost ? '10.0.0.7' : '127.0.0.1', family: 4 }];
};

/** Calls over the network of this machine, which is the address of every name but two. */
export const localWebhookCalls = (): WebhookCalls =>
  createWebhookCalls({
    resolve,
    now: () => performance.now(),
    deadline: () => AbortSignal.timeout(5_000),
    localhostOnly: true,
  });

/** An id of an endpoint whose last symbols are these. */
export const endpointId = (text = '1'): WebhookEndpointId => `we_${text.padStart(16, '0')}` as WebhookEndpointId;

/** A secret of 32 equal bytes. */
export const webhookSecret = (byte = 1): WebhookSecret =>
  `whsec_${Buffer.alloc(32, byte).toString('base64')}` as WebhookSecret;

/** An enabled endpoint for events of every type. */
export const endpoint = (wanted: Partial<WebhookEndpoint> = {}): WebhookEndpoint => ({
  id: endpointId(),
  url: 'https://hooks.example.com/orders' as WebhookUrl,
  types: null,
  payload: 'full',
  disabled: null,
  secret: webhookSecret(),
  previous: null,
  failingSince: null,
  createdAt: tenOClock,
  version: 1,
  ...wanted,
});

/** The second version of the endpoint, with a value in every field. */
export const changedEndpoint = (wanted: Partial<WebhookEndpoint> = {}): WebhookEndpoint =>
  endpoint({
    types: ['order.placed', 'stock.out'],
    payload: 'thin',
    disabled: 'failing',
    secret: webhookSecret(2),
    previous: { secret: webhookSecret(), until: tenOClock + 86_400_000 },
    failingSince: tenOClock + 5,
    version: 2,
    ...wanted,
  });

/** A backlog of an order with a value in every field that the first release had. */
export const failingBacklog = (): WebhookBacklog => ({
  endpointId: endpointId(),
  waiting: {
    kind: 'order',
    orderId: orderIdOf({ tag: '7K3M9QX', at: tenOClock, random: '5T' }),
    next: 2,
    last: 4,
    deletedAt: tenOClock + 7,
    deletedHash: null,
    replay: null,
  },
  dueAt: tenOClock + 300_000,
  failing: { deliveryId: deliveryIdOf(tenOClock, '7K3M9Q-X1QF65-V805T8:2'), failures: 3, firstAt: tenOClock },
});

/** A backlog of an event that no journal has. */
export const stockBacklog = (): WebhookBacklog => ({
  endpointId: endpointId(),
  waiting: { kind: 'event', eventId: 'MUG:700000000000000000001', json: '{"type":"stock.out"}' },
  dueAt: tenOClock,
  failing: null,
});

/** A delivery whose first attempt was not answered, and whose second was refused. */
export const failedDelivery = (wanted: Partial<WebhookDelivery> = {}): WebhookDelivery => ({
  id: deliveryIdOf(tenOClock, '7K3M9Q-X1QF65-V805T8:2'),
  endpointId: endpointId(),
  eventId: '7K3M9Q-X1QF65-V805T8:2',
  type: 'order.confirmed',
  status: 'pending',
  body: '{"id":"7K3M9Q-X1QF65-V805T8:2"}',
  attempts: [
    { at: tenOClock, milliseconds: 15_000, answer: { kind: 'failed', reason: 'timed-out' } },
    {
      at: tenOClock + 20_000,
      milliseconds: 7,
      answer: { kind: 'answered', status: 503, body: 'later', retryAfter: '120' },
    },
  ],
  createdAt: tenOClock,
  ...wanted,
});
