import { changeRecord } from '#application/orders/change-order';
import { type Ports, Unavailable } from '#application/ports';
import { defineReaction, type Request } from '#application/use-case';
import { minutes } from '#domain/instant';
import type { TraceId } from '#domain/orders/events';
import { expire } from '#domain/orders/expire';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Result } from '#domain/result';

export type ExpireOrders = {
  /** Where an earlier run ended. */
  readonly after: OrderId | undefined;
  /** How many orders one run looks at. */
  readonly limit: number;
  readonly trace: TraceId | null;
};

/** An order that a sweep failed over, and what was thrown. */
export type FailedOrder = { readonly id: OrderId; readonly defect: unknown };

export type ExpiredOrders = {
  readonly seen: number;
  readonly expired: readonly OrderId[];
  /** Orders that could not be changed for now; they are met again by the next sweep. */
  readonly postponed: readonly OrderId[];
  /** In the order of the page. They are met again too. */
  readonly failed: readonly FailedOrder[];
  /** Where the next run goes on; null at the end. */
  readonly next: OrderId | null;
};

/** An order expires once: whoever finds this cause in it has nothing to do. */
const requestOf = (trace: TraceId | null): Request => ({
  caller: { role: 'system' },
  cause: { key: 'expiry', fingerprint: '' },
  expects: { kind: 'nothing-said' },
  trace,
});

type Outcome = 'expired' | 'stays' | 'postponed';

const expireOne = async (
  ports: Pick<Ports, 'orders' | 'clock' | 'commit'>,
  id: OrderId,
  request: Request,
): Promise<Outcome> => {
  const record = await ports.orders.find(id);
  if (record === undefined) return 'stays';
  let ends = false;
  const changed = await changeRecord(ports, record, request, (order, at) => {
    const decision = expire(order, at);
    ends = decision.events.length > 0;
    return ok(decision);
  });
  if (!changed.ok) return changed.refusal.kind === 'order-not-found' ? 'stays' : 'postponed';
  return ends && !changed.value.replayed ? 'expired' : 'stays';
};

/** So many at once. */
const atOnce = 5;

type Outcomes = ReadonlyMap<OrderId, Outcome | { readonly defect: unknown }>;

/**
 * Deals with each order by itself. Who meets a table that does not answer takes no other: waiting for it over each
 * order would use up the run. An order that is left for that has no outcome.
 */
const expireEach = async (
  items: readonly OrderId[],
  expireIt: (id: OrderId) => Promise<Outcome>,
): Promise<Outcomes> => {
  const outcomes = new Map<OrderId, Outcome | { readonly defect: unknown }>();
  const queue = items.values();
  const work = async (): Promise<void> => {
    for (const id of queue) {
      try {
        outcomes.set(id, await expireIt(id));
      } catch (defect) {
        outcomes.set(id, { defect });
        if (defect instanceof Unavailable) return;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  return outcomes;
};

/**
 * Cancels what nobody paid in time: looks through the orders that wait and were placed long enough ago, reads each and
 * decides by what it says itself. Two sweeps at once do it once. A defect of one order is told with the rest, so that
 * the orders behind it expire all the same.
 */
export const expireOrders = defineReaction({
  uses: ['awaitedOrders', 'orders', 'commit', 'clock', 'shop'],
  with:
    (ports) =>
    async ({ after, limit, trace }: ExpireOrders): Promise<Result<ExpiredOrders, never>> => {
      const placedTo = ports.clock.now() - minutes(ports.shop.pendingOrderMinutes);
      const { items, next } = await ports.awaitedOrders.page({ placedTo, after, limit });
      const request = requestOf(trace);
      const outcomes = await expireEach(items, (id) => expireOne(ports, id, request));
      const those = (wanted: Outcome) => items.filter((id) => (outcomes.get(id) ?? 'postponed') === wanted);
      const failed = items.flatMap((id) => {
        const outcome = outcomes.get(id);
        return typeof outcome === 'object' ? [{ id, defect: outcome.defect }] : [];
      });
      return ok({ seen: items.length, expired: those('expired'), postponed: those('postponed'), failed, next });
    },
});
