import { expect } from '@jest/globals';
import type { StoredChange } from '#application/events/cloud-event';
import { publishChanges } from '#application/events/publish-changes';
import type { Ports } from '#application/ports';
import { resendWebhooks, sendWebhooks } from '#application/webhooks/send-webhooks';
import type { OrderRecord } from '#domain/orders/events';
import { orderIdOf } from '#domain/orders/order-id';
import { ok } from '#domain/result';
import type { WebhookEndpoint } from '#domain/webhooks/endpoint';
import { tenOClock } from '#test/builders/clock';
import { canceled, changed, confirmed, orderRecord, writing } from '#test/builders/orders';
import { product } from '#test/builders/products';
import { bySystem } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';

export type Shop = MemoryWorld & {
  /** Publishes what was committed since the last call. */
  readonly publish: () => Promise<void>;
  readonly deliver: (ports?: Ports) => Promise<string>;
  /** Delivers what waits, and the ids of events that are late. */
  readonly deliverLater: (milliseconds: number) => Promise<readonly string[]>;
};

export const shopWith = async (...endpoints: readonly WebhookEndpoint[]): Promise<Shop> => {
  const world = memoryWorld({ products: [product({ available: 100 })] });
  const { ports, store, advance } = world;
  for (const each of endpoints) await ports.commit([{ kind: 'webhook-endpoint', endpoint: each }]);
  const changes: StoredChange[] = [];
  store.watchers.add((change) => changes.push(change));
  const deliver = async (by: Ports = ports) => answerOf(await sendWebhooks.with(by)({}, bySystem()));
  return {
    ...world,
    publish: async () => {
      const records = changes.splice(0).map((change, index) => ({
        position: String(index),
        about: 'x',
        change: ok(change),
      }));
      await publishChanges.with(ports)(records, bySystem());
    },
    deliver,
    deliverLater: async (milliseconds) => {
      advance(milliseconds);
      return answerOf(await resendWebhooks.with(ports)({ after: undefined, limit: 100 }, bySystem())).postponed;
    },
  };
};

export const newRecord = (random: string): OrderRecord =>
  orderRecord({ id: orderIdOf({ tag: '7K3M9QX', at: tenOClock, random }) });
export const a = newRecord('0A');
export const b = newRecord('0B');
export const c = newRecord('0C');

/** Places the order, confirms it, and cancels it: three changes of an event each. */
export const lifeOf = (record: OrderRecord) => {
  const second = changed(record, [confirmed]);
  return { placed: record, confirmed: second, canceled: changed(second, [canceled]) };
};
export const commit = async ({ ports }: MemoryWorld, ...records: readonly OrderRecord[]) => {
  for (const record of records) {
    const committed = await ports.commit([writing(record)]);
    expect(committed).toEqual({ kind: 'committed' });
  }
};
