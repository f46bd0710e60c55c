import { changeRecord } from '#application/orders/change-order';
import { inPool } from '#application/pool';
import { type Ports, Unavailable } from '#application/ports';
import type { Request } from '#application/use-case';
import type { Instant } from '#domain/instant';
import type { Decision } from '#domain/orders/decision';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Result } from '#domain/result';

/** A round of a sweep. `limit`: the number of orders it reads. `after`: the last order of the round before. */
export type Sweep = { readonly after: OrderId | undefined; readonly limit: number };

/** An order that a sweep could not change, and the thrown error. */
export type FailedOrder = { readonly id: OrderId; readonly defect: unknown };

/** The outcome of a round, in the order of the page. The next sweep takes postponed and failed orders again. */
export type Swept = {
  readonly seen: number;
  readonly changed: readonly OrderId[];
  /** The table did not answer, or the order kept changing. */
  readonly postponed: readonly OrderId[];
  readonly failed: readonly FailedOrder[];
  /** The `after` of the next round; null at the end. */
  readonly next: OrderId | null;
};

/** The ports of every sweep of awaited orders. */
export const sweepsOrders = ['awaitedOrders', 'orders', 'commit', 'clock'] as const;
type SweepPorts = Pick<Ports, (typeof sweepsOrders)[number]>;
/** A decision without events leaves the order as it is. */
type Decide = (order: Order, at: Instant) => Decision;

type Outcome = 'changed' | 'unchanged' | 'postponed';

const changeOne = async (ports: SweepPorts, id: OrderId, request: Request, decide: Decide): Promise<Outcome> => {
  const record = await ports.orders.find(id);
  if (record === undefined) return 'unchanged';
  let changes = false;
  const changed = await changeRecord(ports, record, request, (order, at) => {
    const decision = decide(order, at);
    changes = decision.events.length > 0;
    return ok(decision);
  });
  if (!changed.ok) return changed.refusal.kind === 'order-not-found' ? 'unchanged' : 'postponed';
  return changes && !changed.value.replayed ? 'changed' : 'unchanged';
};

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
 * Lists awaited orders, reads each and commits its decision. Two sweeps with one cause at the same time change an order
 * once. A defect of one order is reported, and the orders after it are still changed.
 */
export const sweepOrders = async (
  ports: SweepPorts,
  listing: Sweep & { readonly placedTo: Instant },
  request: Request,
  decide: Decide,
): Promise<Result<Swept, never>> => {
  const { items, next } = await ports.awaitedOrders.page(listing);
  const outcomes = await changeEach(items, (id) => changeOne(ports, id, request, decide));
  const idsWith = (outcome: Outcome) => items.filter((id) => (outcomes.get(id) ?? 'postponed') === outcome);
  const failed = items.flatMap((id) => {
    const outcome = outcomes.get(id);
    return typeof outcome === 'object' ? [{ id, defect: outcome.defect }] : [];
  });
  return ok({ seen: items.length, changed: idsWith('changed'), postponed: idsWith('postponed'), failed, next });
};
