import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ChangeRecord } from '#application/events/change-record';
import type { StoredChange } from '#application/events/cloud-event';
import { projectChanges } from '#application/projections/project-changes';
import { type OrderId, orderIdOf } from '#domain/orders/order-id';
import { ok } from '#domain/result';
import { tenOClock } from '#test/builders/clock';
import { bySystem } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import type { MemoryWorld } from '#test/builders/world';

/** A delivery of `size` records, after which the first `done` count as handled: the others are delivered again. */
export const deliveries = fc.array(fc.record({ size: fc.integer({ min: 1, max: 8 }), done: fc.nat(8) }), {
  maxLength: 40,
});
type Delivery = { readonly size: number; readonly done: number };

/** Which item's record comes next: records of different items come in any order. */
export const turns = fc.array(fc.nat(), { minLength: 60, maxLength: 60 });

/** The id of an order; there are two of each moment. */
export const idOf = (index: number): OrderId =>
  orderIdOf({ tag: '7K3M9QX', at: tenOClock + Math.floor(index / 2), random: index % 2 === 0 ? '0A' : '0B' });

const aboutOf = (change: StoredChange): string =>
  change.kind === 'order' ? String((change.after ?? change.before)?.id) : change.sku;

/** The records of the stream: those of one item in their order, those of different items in any. */
export const shuffled = (changes: readonly StoredChange[], order: readonly number[]): readonly ChangeRecord[] => {
  const names = [...new Set(changes.map(aboutOf))];
  const queues = names.map((name) => [name, changes.filter((change) => aboutOf(change) === name)] as const);
  const records: ChangeRecord[] = [];
  while (queues.length > 0) {
    const turn = (order[records.length] ?? 0) % queues.length;
    const [about, queue] = queues[turn] as (typeof queues)[number];
    const [change] = queue.splice(0, 1);
    if (queue.length === 0) queues.splice(turn, 1);
    if (change !== undefined) records.push({ position: String(records.length + 1), about, change: ok(change) });
  }
  return records;
};

/** Delivers every record to the projections, some of them again. */
export const drain = async ({ ports }: MemoryWorld, records: readonly ChangeRecord[], how: readonly Delivery[]) => {
  const project = projectChanges.with(ports);
  let done = 0;
  for (const delivery of [...how, { size: records.length, done: records.length }]) {
    const { retryFrom } = answerOf(await project(records.slice(done, done + delivery.size), bySystem()));
    assert.equal(retryFrom, null);
    done += Math.min(delivery.done, delivery.size);
  }
  assert.ok(done >= records.length);
};
