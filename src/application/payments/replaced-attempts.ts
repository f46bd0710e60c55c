import { findOrder } from '#application/orders/find-order';
import { type CallingPorts, changeWithCalls } from '#application/payments/change-with-calls';
import type { Request } from '#application/use-case';
import type { OrderRecord } from '#domain/orders/events';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import type { PaymentNotFound, PaymentStatusConflict } from '#domain/payments/conflicts';
import { awaitedAction, type Payment, type PaymentId, settledVoidsOf } from '#domain/payments/payment';
import { voidPayment } from '#domain/payments/void';
import type { Refusal } from '#domain/result';

/** An attempt waits for the customer: it must be voided before a new one begins (money.md P3). */
export type AttemptAwaits = { readonly kind: 'attempt-awaits'; readonly payment: Payment };

export const awaitingAttempt = ({ payments }: Order): Payment | undefined =>
  payments.find((payment) => awaitedAction(payment) !== undefined);

/** The attempt changed before it could be voided. Another command's void that is under way is no such change. */
export const isOutdated = (refusal: Refusal | PaymentStatusConflict): boolean =>
  refusal.kind === 'payment-status-conflict' && 'because' in refusal && refusal.because === 'state';

/** Commands that replace the same attempt request its void with the same key, so it is requested once. */
const keyOfVoids = 'void:';

export const voidAttempt = (ports: CallingPorts, id: OrderId, payment: Payment, request: Request) =>
  changeWithCalls<PaymentNotFound | PaymentStatusConflict>(
    ports,
    id,
    {
      ...request,
      expects: { kind: 'none' },
      // A void that has no outcome yet has this key too: a retry goes on with it.
      cause: { key: `${keyOfVoids}${payment.id}:${settledVoidsOf(payment)}`, fingerprint: '' },
    },
    (order) => voidPayment(order, payment.id),
  );

type Change = OrderRecord['changes'][number];

const paymentsIn = ({ events }: Change): readonly PaymentId[] =>
  events.flatMap(({ data }) => ('paymentId' in data ? [data.paymentId] : []));

/** True for the voids of attempts and the outcomes of these attempts, whoever recorded them. */
const areVoids = (changes: readonly Change[]): boolean => {
  const isVoid = ({ cause: { key } }: Change): boolean => key.startsWith(keyOfVoids);
  const replaced = changes.filter(isVoid).flatMap(paymentsIn);
  const isOutcome = (change: Change): boolean =>
    change.events[0].type !== 'payment.requested' && paymentsIn(change).some((id) => replaced.includes(id));
  return changes.length > 0 && changes.every((change) => isVoid(change) || isOutcome(change));
};

/**
 * The request at the present version, if an order has changed only by replaced attempts since the version that the caller
 * expects: `If-Match` counts when the new payment is asked for, and a retry goes on after a void that was cut off (money.md
 * K3). Undefined: it changed otherwise, or not at all.
 */
export const afterVoids = async (
  ports: Pick<CallingPorts, 'orders' | 'orderIds'>,
  id: OrderId,
  request: Request,
): Promise<Request | undefined> => {
  const { expects, caller } = request;
  if (expects.kind !== 'version') return undefined;
  const found = await findOrder(ports, id, caller);
  if (!found.ok) return undefined;
  const { changes } = found.value;
  if (!areVoids(changes.slice(expects.version))) return undefined;
  return { ...request, expects: { kind: 'version', version: changes.length } };
};
