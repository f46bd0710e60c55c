import { changeRecord } from '#application/orders/change-order';
import { inPool } from '#application/pool';
import { type Ports, Unavailable } from '#application/ports';
import type { Sweep, Swept } from '#application/sweep';
import { defineUseCase, type Request } from '#application/use-case';
import { minutes } from '#domain/instant';
import { expire } from '#domain/orders/expire';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Result } from '#domain/result';

/** An order expires once: its journal has this cause from then on. */
const expiry: Pick<Request, 'cause'> = { cause: { key: 'expiry', fingerprint: '' } };

type Outcome = 'expired' | 'unchanged' | 'postponed';

const expireOne = async (
  ports: Pick<Ports, 'orders' | 'clock' | 'commit'>,
  id: OrderId,
  request: Request,
): Promise<Outcome> => {
  const record = await ports.orders.find(id);
  if (record === undefined) return 'unchanged';
  let expires = false;
  const changed = await changeRecord(ports, record, request, (order, at) => {
    const decision = expire(order, at);
    expires = decision.events.length > 0;
    return ok(decision);
  });
  if (!changed.ok) return changed.refusal.kind === 'order-not-found' ? 'unchanged' : 'postponed';
  return expires && !changed.value.replayed ? 'expired' : 'unchanged';
};

type Outcomes = ReadonlyMap<OrderId, Outcome | { readonly defect: unknown }>;

/**
 * Expires the orders independently. When the table does not answer, the worker takes no further order: a wait for each
 * would use up the time of the run. An order that no worker took has no outcome.
 */
const expireEach = async (ids: readonly OrderId[], expireId: (id: OrderId) => Promise<Outcome>): Promise<Outcomes> => {
  const outcomes = new Map<OrderId, Outcome | { readonly defect: unknown }>();
  await inPool(ids, async (id) => {
    try {
      outcomes.set(id, await expireId(id));
    } catch (defect) {
      outcomes.set(id, { defect });
      if (defect instanceof Unavailable) return 'stop';
    }
    return 'next';
  });
  return outcomes;
};

/**
 * Expires unpaid orders. It lists the awaited orders that are old enough, reads each and decides by its `expiresAt`.
 * Two sweeps at the same time expire an order once. A defect of one order is reported, and the orders after it still
 * expire.
 */
export const expireOrders = defineUseCase({
  uses: ['awaitedOrders', 'orders', 'commit', 'clock', 'shop'],
  with:
    (ports) =>
    async ({ after, limit }: Sweep, request: Request): Promise<Result<Swept, never>> => {
      const placedTo = ports.clock.now() - minutes(ports.shop.pendingOrderMinutes);
      const { items, next } = await ports.awaitedOrders.page({ placedTo, after, limit });
      const outcomes = await expireEach(items, (id) => expireOne(ports, id, { ...request, ...expiry }));
      const idsWith = (outcome: Outcome) => items.filter((id) => (outcomes.get(id) ?? 'postponed') === outcome);
      const failed = items.flatMap((id) => {
        const outcome = outcomes.get(id);
        return typeof outcome === 'object' ? [{ id, defect: outcome.defect }] : [];
      });
      return ok({ seen: items.length, changed: idsWith('expired'), postponed: idsWith('postponed'), failed, next });
    },
});
