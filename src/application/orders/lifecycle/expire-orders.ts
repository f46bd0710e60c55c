import { storeChange } from '#application/orders/change-order';
import { callFor } from '#application/payments/change-with-calls';
import { type SettlingPorts, settlesPayments } from '#application/payments/settle-operation';
import { type Outcome, type Sweep, sweepOrders } from '#application/sweep';
import { defineUseCase, type Request } from '#application/use-case';
import { minutes } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { expire } from '#domain/orders/lifecycle/expire';
import { awaitedAction, type Paid, settledVoidsOf } from '#domain/payments/payment';
import { ok } from '#domain/result';

/**
 * An order expires once: its journal has this cause from then on. An attempt that waits for the customer is voided first,
 * each time under a cause of its own (money.md P4).
 */
const causeOf = ({ payments }: Paid): Request['cause'] => {
  const attempts = payments
    .filter((payment) => awaitedAction(payment) !== undefined)
    .map((payment) => `${payment.id}:${settledVoidsOf(payment)}`);
  return { key: ['expiry', ...attempts].join(':'), fingerprint: '' };
};

const expireOne = async (ports: SettlingPorts, record: OrderRecord, request: Request): Promise<Outcome> => {
  const expiring = { ...request, cause: causeOf(fold(record)) };
  let changes = false;
  const changed = await storeChange(ports, record, expiring, (order, at) => {
    // Attempts began or ended since the record was read, so the cause is that of another state: the next sweep decides.
    if (causeOf(order).key !== expiring.cause.key) return ok({ events: [] });
    const decision = expire(order, at);
    changes = decision.events.length > 0;
    return ok(decision);
  });
  if (!changed.ok) return changed.refusal.kind === 'order-not-found' ? 'unchanged' : 'postponed';
  if (!changes || changed.value.replayed) return 'unchanged';
  // An outcome that stays unknown is settled later, by the sweep of unsettled payments.
  await callFor(ports, changed.value, expiring);
  return 'changed';
};

/** Expires unpaid orders that are old enough. Each order's own `expiresAt` decides. */
export const expireOrders = defineUseCase({
  uses: ['awaitedOrders', 'orders', 'commit', 'clock', ...settlesPayments],
  with: (ports) => async (sweep: Sweep, request: Request) => {
    const placedTo = ports.clock.now() - minutes(ports.shop.pendingOrderMinutes);
    const page = await ports.awaitedOrders.page({ ...sweep, placedTo });
    return sweepOrders(ports, page, async (record) =>
      record === undefined ? 'unchanged' : expireOne(ports, record, request),
    );
  },
});
