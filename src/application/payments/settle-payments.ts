import { callEach } from '#application/payments/change-with-calls';
import { lostAfter, type SettlingPorts, settleByLookUp, settlesPayments } from '#application/payments/settle-operation';
import type { Ports } from '#application/ports';
import { takeBack } from '#application/projections/take-back';
import { isUnsettledOrder } from '#application/projections/unsettled-payments';
import { type Outcome, type Sweep, sweepOrders } from '#application/sweep';
import { defineUseCase, type Request } from '#application/use-case';
import { hours, type Instant } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { longestWait } from '#domain/orders/lifecycle/expire';
import type { OrderId } from '#domain/orders/order-id';
import { awaitsOutcome, operationsOf, type PaymentOperation } from '#domain/payments/payment';

type ListPorts = Pick<Ports, 'orders' | 'writeUnsettledOrders'>;

/** An order that did not change for this time has no change on its way to the projection. */
const quietFor = hours(1);

/** One cause for each step of an operation: two sweeps at once take it once, and no client has the key (money.md K2). */
const causeOf = ({ id, state }: PaymentOperation): Request['cause'] => ({
  key: `settle:${id}:${state}`,
  fingerprint: '',
});

/** Looks up every operation whose outcome is still to come, and calls the provider for what the outcomes ask for. */
const settleEach = async (ports: SettlingPorts, found: OrderRecord, request: Request): Promise<OrderRecord> => {
  let record = found;
  for (const operation of operationsOf(fold(found)).filter(awaitsOutcome)) {
    const settling = { ...request, cause: causeOf(operation) };
    record = (await settleByLookUp(ports, record, operation.id, settling)) ?? record;
    const called = await callEach(ports, record, settling, false);
    if (called === undefined) return record;
    record = called;
  }
  return record;
};

/** True if the outcome should be known by now, and no later sweep will learn it by itself. */
const isOverdue = ({ type, state, requestedAt }: PaymentOperation, now: Instant): boolean =>
  type !== 'dispute' &&
  ((state === 'pending' && now - requestedAt > lostAfter) ||
    (state === 'processing' && now - requestedAt > longestWait));

const settleOne = async (
  ports: SettlingPorts & ListPorts,
  id: OrderId,
  found: OrderRecord | undefined,
  request: Request,
): Promise<Outcome> => {
  const now = ports.clock.now();
  if (found === undefined || !isUnsettledOrder(fold(found))) {
    if (found === undefined || now - fold(found).updatedAt > quietFor)
      await takeBack(ports, ports.writeUnsettledOrders, id, (record) => isUnsettledOrder(fold(record)));
    return 'unchanged';
  }
  const record = await settleEach(ports, found, request);
  if (operationsOf(fold(record)).some((operation) => isOverdue(operation, now))) return 'postponed';
  return record === found ? 'unchanged' : 'changed';
};

/**
 * Settles the operations of payments whose outcome is still to come, by what the provider knows of them (money.md V1, V2).
 * An operation that it does not know is left alone while its call may be running, and has failed afterwards. An order whose
 * provider does not answer fails, and the next sweep takes it again.
 */
export const settlePayments = defineUseCase({
  uses: ['unsettledOrders', 'writeUnsettledOrders', 'orders', 'commit', 'clock', ...settlesPayments],
  with: (ports) => async (sweep: Sweep, request: Request) => {
    const page = await ports.unsettledOrders.page(sweep);
    return sweepOrders(ports, page, (record, id) => settleOne(ports, id, record, request));
  },
});
