import { publishChanges } from '#application/events/publish-changes';
import type { Ports } from '#application/ports';
import { listWebhookDeliveries } from '#application/webhooks/list-webhook-deliveries';
import { replayEvents } from '#application/webhooks/replay/replay-events';
import { replayOrderEvents } from '#application/webhooks/replay/replay-order-events';
import { replayWebhookDelivery } from '#application/webhooks/replay/replay-webhook-delivery';
import { sendTestWebhook } from '#application/webhooks/send-test-webhook';
import { resendWebhooks, sendWebhooks } from '#application/webhooks/send-webhooks';
import { feedPositionOf } from '#domain/events/feed';
import { hours, minutes } from '#domain/instant';
import { orderIdOf } from '#domain/orders/order-id';
import { ok } from '#domain/result';
import { deliveryIdOf } from '#domain/webhooks/delivery';
import { accepted, asStaff, bill, type Row } from '#test/budget/rows';
import { tenOClock } from '#test/builders/clock';
import { orderEvent } from '#test/builders/events/feed';
import { orderRecord, writing } from '#test/builders/orders';
import { bySystem } from '#test/builders/requests';
import { endpoint, endpointId, failedDelivery } from '#test/builders/webhooks/webhooks';

const order = orderRecord();
const id = endpointId('0');

/** An order and endpoints, each of which takes every call at once. */
const receiving = async (given: Ports, count = 1): Promise<Ports> => {
  for (let index = 0; index < count; index += 1) {
    const each = endpoint({ id: endpointId(String(index)) });
    await given.commit([{ kind: 'webhook-endpoint', endpoint: each }]);
  }
  await given.commit([writing(order)]);
  const answer = { kind: 'answered', status: 204, body: '', retryAfter: null } as const;
  return { ...given, webhookCalls: { ...given.webhookCalls, call: async () => ({ answer, milliseconds: 7 }) } };
};

const publish = (ports: Ports) =>
  publishChanges.with(ports)(
    [
      {
        position: '1',
        about: order.id,
        change: ok({ kind: 'order', before: undefined, after: order, at: tenOClock }),
      },
    ],
    bySystem(),
  );

/** What deliveries of webhooks take. A commit of a shop takes none of it. */
export const deliveryRows: readonly Row[] = [
  {
    name: 'publish a new order to a shop without webhooks',
    floor: bill(2, 1, 1),
    how: 'the endpoints, strong, and 1 for its event in the feed',
    prepare: async (ports) => () => accepted(publish(ports)),
  },
  {
    name: 'publish a new order to 2 endpoints of webhooks',
    floor: bill(4, 3, 1),
    how: 'the endpoints, strong, 1 for its event in the feed, and 1 to add it for each',
    prepare: async (given) => {
      const ports = await receiving(given, 2);
      return () => accepted(publish(ports));
    },
  },
  {
    name: 'deliver a new order to an endpoint of webhooks',
    floor: bill(10, 5, 6),
    how: 'the endpoints, what is due four times, and the order, strong; the claim and its end, 2 for the delivery with its body, and 1 to end the wait',
    prepare: async (given) => {
      const ports = await receiving(given);
      await publish(ports);
      return () => accepted(sendWebhooks.with(ports)({}, bySystem()));
    },
  },
  {
    name: 'sweep: no event waits for the only endpoint of webhooks',
    idleRunOf: 'resendWebhooks',
    floor: bill(2, 0, 2),
    how: 'the endpoints and what is due, strong',
    prepare: async (given) => {
      const ports = await receiving(given);
      return () => accepted(resendWebhooks.with(ports)({ after: undefined, limit: 100 }, bySystem()));
    },
  },
  {
    name: 'send a test event to an endpoint of webhooks',
    of: 'sendTestWebhook',
    floor: bill(2, 1, 1),
    how: 'the endpoint, strong, and 1 for the delivery',
    prepare: async (given) => {
      const ports = await receiving(given);
      return () => accepted(sendTestWebhook.with(ports)({ id }, asStaff()));
    },
  },
  {
    name: 'list 25 deliveries to an endpoint of webhooks',
    of: 'listWebhookDeliveries',
    floor: bill(2, 0, 2),
    how: 'the endpoint, strong, and 26 deliveries of 0.3 kB',
    prepare: async (given) => {
      const ports = await receiving(given);
      for (let index = 0; index < 30; index += 1)
        await ports.storeWebhookDelivery(
          failedDelivery({ id: deliveryIdOf(tenOClock + index, 'x:1'), endpointId: id }),
        );
      return () =>
        accepted(listWebhookDeliveries.with(ports)({ endpointId: id, limit: 25, after: undefined }, asStaff()));
    },
  },
  {
    name: 'send a delivery to an endpoint of webhooks once more',
    of: 'replayWebhookDelivery',
    floor: bill(3, 1, 2),
    how: 'the endpoint and the delivery, strong, and 1 for the delivery',
    prepare: async (given) => {
      const ports = await receiving(given);
      const delivery = failedDelivery({ endpointId: id });
      await ports.storeWebhookDelivery(delivery);
      return () => accepted(replayWebhookDelivery.with(ports)({ endpointId: id, id: delivery.id }, asStaff()));
    },
  },
  {
    name: 'send the events of an order to an endpoint of webhooks once more',
    of: 'replayOrderEvents',
    floor: bill(3, 1, 2),
    how: 'the endpoint and the order, strong, and 1 to add it',
    prepare: async (given) => {
      const ports = await receiving(given);
      return () => accepted(replayOrderEvents.with(ports)({ endpointId: id, orderId: order.id }, asStaff()));
    },
  },
  {
    name: 'send the events of an hour to an endpoint of webhooks once more: 25 of 5 orders',
    of: 'replayEvents',
    floor: bill(8, 5, 4),
    how: 'strong: the endpoint, and 25 events of 0.4 kB in two queries, of which the second finds the end; 1 to add each order',
    prepare: async (given) => {
      const ports = await receiving(given);
      const now = ports.clock.now();
      const orderAt = (index: number) => orderIdOf({ tag: '7K3M9QX', at: tenOClock + index, random: '5T' });
      const events = Array.from({ length: 25 }, (_, index) => {
        const sequence = Math.floor(index / 5) + 1;
        return orderEvent('5T', sequence, { id: `${orderAt(index % 5)}:${sequence}` });
      });
      await ports.writeFeed(
        events.map((event, index) => ({ position: feedPositionOf(now - minutes(30) + index, event), event })),
      );
      const span = { from: now - hours(1), to: undefined, continueFrom: undefined };
      return () => accepted(replayEvents.with(ports)({ endpointId: id, ...span }, asStaff()));
    },
  },
];
