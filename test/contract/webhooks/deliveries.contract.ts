import { expect, test } from '@jest/globals';
import { deliveryIdOf, type WebhookDelivery } from '#domain/webhooks/delivery';
import { tenOClock } from '#test/builders/clock';
import { endpointId } from '#test/builders/webhooks/webhooks';
import { eventually, type Suite, type World } from '#test/contract/world';

const one = endpointId('1');
const other = endpointId('2');

const delivery = (at: number, wanted: Partial<WebhookDelivery> = {}): WebhookDelivery => ({
  id: deliveryIdOf(tenOClock + at, '7K3M9Q-X1QF65-V805T8:1'),
  endpointId: one,
  eventId: '7K3M9Q-X1QF65-V805T8:1',
  type: 'order.placed',
  status: 'succeeded',
  body: '{"id":"7K3M9Q-X1QF65-V805T8:1"}',
  attempts: [
    { at: tenOClock + at, milliseconds: 7, answer: { kind: 'answered', status: 204, body: '', retryAfter: null } },
  ],
  createdAt: tenOClock + at,
  ...wanted,
});

const failed = (at: number): WebhookDelivery =>
  delivery(at, {
    type: 'webhook.test',
    status: 'failed',
    attempts: [
      { at: tenOClock, milliseconds: 0, answer: { kind: 'failed', reason: 'timed-out' } },
      {
        at: tenOClock + 1,
        milliseconds: 15_000,
        answer: { kind: 'answered', status: 503, body: 'später 😀', retryAfter: '120' },
      },
    ],
  });

/** All pages of the list; each but the last is full. */
const pagesOf = async ({ ports }: World, limit: number): Promise<readonly WebhookDelivery[]> => {
  const found: WebhookDelivery[] = [];
  let after: WebhookDelivery['id'] | undefined;
  for (let pages = 0; pages < 60; pages += 1) {
    const { items, next } = await ports.webhookDeliveries.page({ endpointId: one, after, limit });
    found.push(...items);
    if (next === null) return found;
    expect(items).toHaveLength(limit);
    after = next;
  }
  throw new Error('the pages do not end');
};

export const storeWebhookDeliverySuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: a delivery is read as it was stored, and the next one with its id takes its place`, async () => {
    const { ports } = await makeWorld();
    for (const stored of [delivery(0), failed(0), { ...delivery(0), status: 'pending' } as const]) {
      await ports.storeWebhookDelivery(stored);
      expect(await ports.webhookDeliveries.find(one, stored.id)).toEqual(stored);
    }
    await eventually(async () => expect(await pagesOf({ ports }, 5)).toHaveLength(1));
  });
};

export const webhookDeliveriesSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: a delivery of another endpoint is not found`, async () => {
    const { ports } = await makeWorld();
    await ports.storeWebhookDelivery(delivery(0));
    expect(await ports.webhookDeliveries.find(other, delivery(0).id)).toBeUndefined();
    expect(await ports.webhookDeliveries.find(one, delivery(1).id)).toBeUndefined();
    expect(await ports.webhookDeliveries.page({ endpointId: other, limit: 5 })).toEqual({ items: [], next: null });
  });

  test.each([1, 2, 12, 13])(
    `${adapterName}: deliveries are listed once, the newest first, in pages of %d`,
    async (limit) => {
      const world = await makeWorld();
      const stored = Array.from({ length: 13 }, (_, index) => delivery(index));
      for (const each of [...stored, delivery(5, { endpointId: other })]) await world.ports.storeWebhookDelivery(each);
      await eventually(async () => expect(await pagesOf(world, limit)).toEqual(stored.toReversed()));
    },
  );
};
