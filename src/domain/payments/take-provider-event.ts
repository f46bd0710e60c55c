import { bounds } from '#domain/bounds';
import type { Decision } from '#domain/orders/decision';
import type { OrderEvent, OrderRecord } from '#domain/orders/events';
import type { Order } from '#domain/orders/order';
import { firstAnswered } from '#domain/payments/chain';
import { heldBecause, outcomeOf } from '#domain/payments/outcome';
import {
  authorizedAmountOf,
  findOperation,
  findPayment,
  nextOperationId,
  type OperationId,
  type Payment,
} from '#domain/payments/payment';
import { type EventOf, isKeyOfBegun, keyOfEvent, keysAbout, type ProviderEvent } from '#domain/payments/provider-event';
import { goodwillIn } from '#domain/payments/refunds/refund';
import type { RiskReason } from '#domain/payments/risk';

const nothing: Decision = { events: [] };

const idsOf = ({ id }: Payment, operationId: OperationId) => ({ paymentId: id, operationId });

/** Events of another currency are not counted; staff must look at them (money.md V3). */
const withHold = (order: Order, counted: OrderEvent): Decision => {
  const held = heldBecause(order, 'currency-differs');
  return { ...held, events: [counted, ...held.events] };
};

/** An operation of another payment is not meant. */
const outcome = (order: Order, payment: Payment, event: EventOf<'outcome'>, risks: readonly RiskReason[]): Decision =>
  findOperation(order, event.operationId)?.payment === payment
    ? outcomeOf(order, event.operationId, event.outcome, risks)
    : nothing;

/** At most what is open here: a capture may have been faster (money.md C5). */
const lapse = (order: Order, payment: Payment, event: EventOf<'lapse'>): Decision => {
  const amount = Math.min(event.amount, authorizedAmountOf(payment));
  const ids = idsOf(payment, nextOperationId(order));
  return amount === 0 ? nothing : { events: [{ type: 'payment.voided', data: { ...ids, amount, reason: 'lapsed' } }] };
};

/** A dispute that is closed before this service has heard of it is opened in the same change (money.md V5). */
const dispute = (
  order: Order,
  payment: Payment,
  event: EventOf<'dispute'>,
  begun: OperationId | undefined,
): Decision => {
  const ids = idsOf(payment, begun ?? nextOperationId(order));
  const isCounted = event.currency === order.currency;
  const opened: OrderEvent = { type: 'payment.disputed', data: { ...ids, amount: isCounted ? event.amount : 0 } };
  const closed: OrderEvent = { type: 'payment.dispute-closed', data: { ...ids, won: event.state === 'won' } };
  if (begun !== undefined) {
    const isOpen = findOperation(order, begun)?.operation.state === 'processing';
    return event.state === 'open' || !isOpen ? nothing : { events: [closed] };
  }
  if (!isCounted) return withHold(order, opened);
  return { events: event.state === 'open' ? [opened] : [opened, closed] };
};

/** A refund may fail after it succeeded (money.md R6); if its failure arrives first, it never succeeded. */
const refund = (order: Order, payment: Payment, event: EventOf<'refund'>, begun: OperationId | undefined): Decision => {
  const { amount } = event;
  const ids = idsOf(payment, begun ?? nextOperationId(order));
  const failed: OrderEvent = { type: 'payment.refund-failed', data: { ...ids, reason: 'generic' } };
  if (begun !== undefined) {
    const hasSucceeded = findOperation(order, begun)?.operation.state === 'succeeded';
    return event.state === 'failed' && hasSucceeded ? { events: [failed] } : nothing;
  }
  if (event.currency !== order.currency) return withHold(order, failed);
  if (event.state === 'failed') return { events: [failed] };
  const goodwillAmount = goodwillIn(order, amount);
  return { events: [{ type: 'payment.refunded', data: { ...ids, amount, goodwillAmount } }] };
};

/** Whether the order takes no more disputes and refunds that began at the provider. */
const isFull = ({ changes }: OrderRecord): boolean =>
  changes.filter(({ cause }) => isKeyOfBegun(cause.key)).length >= bounds.begunAtProvider;

/**
 * What an event of the provider changes. An event about a payment or an operation that the order does not have, one that is
 * not further than what is known, and one that was taken before change nothing. An event is never refused (money.md V2).
 * `risks`: as of an outcome.
 */
export const takeProviderEvent = (
  record: OrderRecord,
  order: Order,
  event: ProviderEvent,
  risks: readonly RiskReason[] = [],
): Decision => {
  const payment = findPayment(order, event.paymentId);
  const isTaken = record.changes.some(({ cause }) => cause.key === keyOfEvent(event));
  if (payment?.provider !== event.provider || isTaken) return nothing;
  if (event.kind === 'outcome') return outcome(order, payment, event, risks);
  if (event.kind === 'lapse') return lapse(order, payment, event);
  const begun = firstAnswered(record, keysAbout(event));
  if (begun === undefined && isFull(record)) return nothing;
  return event.kind === 'dispute' ? dispute(order, payment, event, begun) : refund(order, payment, event, begun);
};
