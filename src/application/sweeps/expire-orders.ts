import { changeRecord } from '#application/orders/change-order';
import type { Ports } from '#application/ports';
import { defineReaction, type Request } from '#application/use-case';
import { minutes } from '#domain/instant';
import type { TraceId } from '#domain/order/events';
import { expire } from '#domain/order/expire';
import type { OrderId } from '#domain/order/order-id';
import { ok, type Result } from '#domain/result';

export type ExpireOrders = {
  /** Where an earlier run ended. */
  readonly after: OrderId | undefined;
  /** How many orders one run looks at. */
  readonly limit: number;
  readonly trace: TraceId | null;
};

export type ExpiredOrders = {
  readonly seen: number;
  readonly expired: readonly OrderId[];
  /** Orders that could not be changed for now; they are met again by the next sweep. */
  readonly postponed: readonly OrderId[];
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

/**
 * Cancels what nobody paid in time: looks through the orders that wait and were placed long enough ago, reads each and
 * decides by what it says itself. Two sweeps at once do it once. A defect of one order ends the run, and is met by the
 * alarm, not passed over.
 */
export const expireOrders = defineReaction({
  uses: ['awaitedOrders', 'orders', 'commit', 'clock', 'shop'],
  with:
    (ports) =>
    async ({ after, limit, trace }: ExpireOrders): Promise<Result<ExpiredOrders, never>> => {
      const placedTo = ports.clock.now() - minutes(ports.shop.pendingOrderMinutes);
      const { items, next } = await ports.awaitedOrders.page({ placedTo, after, limit });
      const request = requestOf(trace);
      const outcomes = new Map<OrderId, Outcome>();
      const queue = items.values();
      const work = async (): Promise<void> => {
        for (const id of queue) outcomes.set(id, await expireOne(ports, id, request));
      };
      await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
      const those = (wanted: Outcome) => items.filter((id) => outcomes.get(id) === wanted);
      return ok({ seen: items.length, expired: those('expired'), postponed: those('postponed'), next });
    },
});
