import { inPool } from '#application/pool';
import { type Page, type Ports, Unavailable } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Result } from '#domain/result';

/** A round of a sweep. `limit`: the number of orders it reads. `after`: the last order of the round before. */
export type Sweep = { readonly after: OrderId | undefined; readonly limit: number };

/** An order that a sweep could not change, and the thrown error. */
export type FailedOrder = { readonly id: OrderId; readonly defect: unknown };

/** The outcome of a round, in the order of the page: ids of what it changes. The next sweep takes the postponed and failed again. */
export type Swept = {
  readonly seen: number;
  readonly changed: readonly string[];
  /** The table or the provider did not answer, or the order kept changing. */
  readonly postponed: readonly string[];
  readonly failed: readonly FailedOrder[];
  /** The findings of a sweep that only looks, each in words for the log. */
  readonly found?: readonly string[];
  /** The `after` of the next round; null at the end. */
  readonly next: OrderId | null;
};

/** What a sweep did with an order. */
export type Outcome = 'changed' | 'unchanged' | 'postponed';

type Outcomes = ReadonlyMap<OrderId, Outcome | { readonly defect: unknown }>;

/**
 * Changes the orders independently. When the table does not answer, the worker takes no further order: a wait for each
 * would use up the time of the run. An order that no worker took has no outcome.
 */
const changeEach = async (ids: readonly OrderId[], changeId: (id: OrderId) => Promise<Outcome>): Promise<Outcomes> => {
  const outcomes = new Map<OrderId, Outcome | { readonly defect: unknown }>();
  await inPool(ids, async (id) => {
    try {
      outcomes.set(id, await changeId(id));
    } catch (defect) {
      outcomes.set(id, { defect });
      if (defect instanceof Unavailable) return 'stop';
    }
    return 'next';
  });
  return outcomes;
};

/**
 * Reads each order of a page and changes it; undefined: it was deleted. Two sweeps at the same time change an order once, because the change of an
 * order has one cause. A defect of one order is reported, and the orders after it are still changed.
 */
export const sweepOrders = async (
  { orders }: Pick<Ports, 'orders'>,
  { items, next }: Page<OrderId, OrderId>,
  change: (record: OrderRecord | undefined, id: OrderId) => Promise<Outcome>,
): Promise<Result<Swept, never>> => {
  const outcomes = await changeEach(items, async (id) => change(await orders.find(id), id));
  const idsWith = (outcome: Outcome) => items.filter((id) => (outcomes.get(id) ?? 'postponed') === outcome);
  const failed = items.flatMap((id) => {
    const outcome = outcomes.get(id);
    return typeof outcome === 'object' ? [{ id, defect: outcome.defect }] : [];
  });
  return ok({ seen: items.length, changed: idsWith('changed'), postponed: idsWith('postponed'), failed, next });
};
