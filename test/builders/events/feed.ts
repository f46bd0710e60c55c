import type { CloudEvent } from '#application/events/cloud-event';
import type { FeedEntry } from '#application/ports';
import { feedPositionOf } from '#domain/events/feed';
import { tenOClock } from '#test/builders/clock';

/** An event of an order; `order` has two symbols. */
export const orderEvent = (order: string, sequence: number, wanted: Partial<CloudEvent> = {}): CloudEvent => ({
  specversion: '1.0',
  id: `7K3M9Q-X1QF65-V80${order}8:${sequence}`,
  source: `/v1/orders/7K3M9Q-X1QF65-V80${order}8`,
  type: 'order.updated',
  time: '2026-11-21T10:00:00.000Z',
  datacontenttype: 'application/json',
  sequence,
  data: { fields: ['note'] },
  ...wanted,
});

/** The event of a product that has run out. */
export const stockEvent = (): CloudEvent => ({
  specversion: '1.0',
  id: 'MUG:700000000000000000001',
  source: '/v1/products/MUG',
  type: 'stock.out',
  time: '2026-11-21T10:00:00.000Z',
  datacontenttype: 'application/json',
  data: { sku: 'MUG', available: 0, lowStockThreshold: 5 },
});

/** An entry that was written so many milliseconds after ten o'clock. */
export const feedEntry = (after = 0, event: CloudEvent = orderEvent('5T', 2)): FeedEntry => ({
  position: feedPositionOf(tenOClock + after, event),
  event,
});
