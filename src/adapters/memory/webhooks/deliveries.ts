import { pageOf } from '#adapters/memory/page';
import type { MemoryStore } from '#adapters/memory/store';
import type { StoreWebhookDelivery, WebhookDeliveries } from '#application/ports';
import { deliveriesKeptFor, type WebhookDelivery } from '#domain/webhooks/delivery';

const keyOf = ({ endpointId, id }: Pick<WebhookDelivery, 'endpointId' | 'id'>): string => `${endpointId} ${id}`;

export const createStoreWebhookDelivery =
  ({ webhookDeliveries, now }: MemoryStore): StoreWebhookDelivery =>
  async (delivery) => {
    // As a table with a time to live does, or the process would grow.
    for (const [key, { createdAt }] of webhookDeliveries) {
      if (createdAt > now() - deliveriesKeptFor) break;
      webhookDeliveries.delete(key);
    }
    webhookDeliveries.set(keyOf(delivery), structuredClone(delivery));
  };

export const createWebhookDeliveries = ({ webhookDeliveries }: MemoryStore): WebhookDeliveries => ({
  find: async (endpointId, id) => structuredClone(webhookDeliveries.get(keyOf({ endpointId, id }))),
  page: async ({ endpointId, after, limit }) => {
    const deliveries = [...webhookDeliveries.values()]
      .filter((each) => each.endpointId === endpointId && (after === undefined || each.id < after))
      .toSorted((one, other) => (one.id < other.id ? 1 : -1));
    return pageOf(deliveries, limit, ({ id }) => id);
  },
});
