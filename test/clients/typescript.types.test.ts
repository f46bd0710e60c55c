import { expect, test } from '@jest/globals';
import {
  createOrdersClient,
  type Order,
  type Problem,
  verifyWebhook,
  type WebhookEvent,
  type WebhookEventOf,
  type WebhookEventType,
} from '../../clients/typescript/index';

/**
 * Calls of the client that must not compile: each `@ts-expect-error` fails the type check when the line below compiles.
 * Nothing is sent.
 */

const orders = createOrdersClient({ baseUrl: 'http://localhost:1' });
const cart = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] };
const path = { orderId: '7K3M9Q-X1QF65-V805T8' };

const calls = {
  complete: () => orders.POST('/v1/orders', { body: cart }),
  withKey: () => orders.POST('/v1/orders', { params: { header: { 'Idempotency-Key': 'mine' } }, body: cart }),
  guarded: () => orders.PATCH('/v1/orders/{orderId}', { params: { path, header: { 'If-Match': '"1"' } }, body: {} }),

  // @ts-expect-error an order has lines
  withoutLines: () => orders.POST('/v1/orders', { body: { currency: 'EUR' } }),
  // @ts-expect-error a quantity is a number
  textAsNumber: () => orders.POST('/v1/orders', { body: { ...cart, lines: [{ sku: 'MUG', quantity: '1' }] } }),
  // @ts-expect-error there is no such path
  unknownPath: () => orders.GET('/v1/order'),
  // @ts-expect-error quotes have no GET
  wrongMethod: () => orders.GET('/v1/quotes'),
  // @ts-expect-error the id of the order is missing
  withoutPath: () => orders.GET('/v1/orders/{orderId}'),
  // @ts-expect-error no order has this status
  unknownStatus: () => orders.GET('/v1/orders', { params: { query: { status: 'lost' } } }),
  // @ts-expect-error a patch requires If-Match
  unguarded: () => orders.PATCH('/v1/orders/{orderId}', { params: { path }, body: {} }),
};

const answers = {
  read: async (): Promise<Order | undefined> => (await calls.complete()).data,
  refused: async (): Promise<Problem | undefined> => (await calls.complete()).error,
  decided: async () => (await calls.complete()).error?.code === 'out-of-stock',
  // @ts-expect-error placing an order has no such refusal
  undecided: async () => (await calls.complete()).error?.code === 'hold-not-found',
  // @ts-expect-error an order has no price
  unknownMember: async () => (await calls.complete()).data?.price,
};

const webhook = { headers: new Headers(), body: '' };
const webhooks = {
  complete: (): Promise<WebhookEvent> => verifyWebhook({ ...webhook, secret: 'whsec_' }),
  rotated: () => verifyWebhook({ ...webhook, secrets: ['whsec_', 'whsec_'], now: 0, toleranceSeconds: 60 }),
  nodeHeaders: (headers: Record<string, string | string[] | undefined>) =>
    verifyWebhook({ ...webhook, headers, secret: 'whsec_' }),
  // @ts-expect-error a secret is needed
  withoutSecret: () => verifyWebhook(webhook),
  // @ts-expect-error one secret or several
  withBoth: () => verifyWebhook({ ...webhook, secret: 'whsec_', secrets: ['whsec_'] }),
  // @ts-expect-error the body is what came, not what was parsed
  parsed: () => verifyWebhook({ ...webhook, body: { type: 'order.placed' }, secret: 'whsec_' }),

  amount: (event: WebhookEvent): number | undefined =>
    event.type === 'payment.captured' ? event.data?.amount : undefined,
  ofType: ({ data }: WebhookEventOf<'order.placed'>): readonly string[] | undefined =>
    data?.lines.map(({ sku }) => sku),
  sequence: (event: WebhookEventOf<'order.deleted'>): number => event.sequence,
  // @ts-expect-error a thin payload has no data
  thin: ({ data }: WebhookEventOf<'payment.captured'>): number => data.amount,
  // @ts-expect-error a shipment has no amount
  undecided: (event: WebhookEvent) => (event.type === 'fulfillment.shipped' ? event.data?.amount : undefined),
  // @ts-expect-error no event has this type
  unknownType: (): WebhookEventType => 'order.lost',
  // @ts-expect-error events of stock have no sequence
  noSequence: (event: WebhookEventOf<'stock.low'>) => event.sequence,
};

test('all calls are only compiled', () => {
  expect(Object.values({ ...calls, ...answers, ...webhooks }).every((call) => typeof call === 'function')).toBe(true);
});
