import type { Instant } from '#domain/instant';
import type { Decision } from '#domain/orders/decision';
import type { OrderEvent } from '#domain/orders/events';
import { evolveAll } from '#domain/orders/evolve';
import { giftsOf } from '#domain/orders/lifecycle/cancel';
import { balanceOf, isCovered } from '#domain/orders/money/balance';
import { moneyMoved } from '#domain/orders/money/money-moved';
import type { Order } from '#domain/orders/order';
import { fulfillmentStatusOf } from '#domain/orders/statuses';
import { refundsOfCredit, voidsOf } from '#domain/payments/consequences';
import { isUnsettled, operationsOf } from '#domain/payments/payment';
import { hasOpenReturn } from '#domain/returns/find-return';

const confirmed: OrderEvent<'order.confirmed'> = { type: 'order.confirmed', data: {} };
const completed: OrderEvent<'order.completed'> = { type: 'order.completed', data: {} };
const canceled: OrderEvent<'order.canceled'> = { type: 'order.canceled', data: {} };

/** A pending order without holds is confirmed once authorizations and payments cover what is left (money.md P2). */
const isConfirmed = (order: Order): boolean =>
  order.status === 'pending' && order.holds.length === 0 && isCovered(order);

/**
 * An order without holds and open return requests is completed once nothing is left to deliver, to pay, to give back or to
 * settle, and no dispute is open (money.md G4).
 */
const isCompleted = (order: Order): boolean => {
  if (order.holds.length > 0 || hasOpenReturn(order) || operationsOf(order).some(isUnsettled)) return false;
  const { dueAmount, creditAmount } = balanceOf(order);
  const fulfillment = fulfillmentStatusOf(order.lines);
  const isDone = fulfillment === 'delivered' || fulfillment === 'not-required';
  return dueAmount === 0 && creditAmount === 0 && isDone && moneyMoved(order).openDisputeAmount === 0;
};

const hasNoUnits = ({ lines }: Order): boolean =>
  lines.every(({ quantity: { ordered, canceled, returned } }) => canceled + returned >= ordered);

const confirmationOf = (order: Order): readonly OrderEvent[] => {
  // A refund of lines may take the last units before the confirmation (money.md P2).
  if (order.status === 'pending' && order.holds.length === 0 && hasNoUnits(order)) return [canceled];
  if (isConfirmed(order)) return isCompleted(order) ? [confirmed, completed] : [confirmed];
  return order.status === 'confirmed' && isCompleted(order) ? [completed] : [];
};

/**
 * What is authorized is voided when the order is completed or canceled (money.md R1, G4, V6). An order that was completed
 * before keeps its attempts and authorizations while something is due: it still takes payments (money.md G4).
 */
const releasedBy = (order: Order, completes: boolean): readonly OrderEvent[] => {
  const isOver = order.status === 'completed' && (completes || balanceOf(order).dueAmount === 0);
  return order.status === 'canceled' || isOver ? voidsOf(order) : [];
};

/**
 * The events that follow from the state of an order. They belong to the change that led to the state. `decided`: the events
 * of the change until here, which the state has already.
 */
export const consequencesOf = (order: Order, decided: readonly OrderEvent[]): readonly OrderEvent[] => {
  const events = confirmationOf(order);
  const ended = evolveAll(order, events);
  // It ends as by canceling the whole: what was paid comes back (money.md P2, R1).
  const refunds = events.includes(canceled) ? refundsOfCredit(ended) : [];
  const completes = [...decided, ...events].some(({ type }) => type === 'order.completed');
  return [...events, ...refunds, ...releasedBy(evolveAll(ended, refunds), completes)];
};

/** The decision with its consequences. A decision without events has none. */
export const concluded = (order: Order, decision: Decision, at: Instant): Decision => {
  if (decision.events.length === 0) return decision;
  const after = evolveAll(order, decision.events, at, decision.private);
  const events = consequencesOf(after, decision.events);
  const gives = events.includes(canceled) ? { gives: [...(decision.gives ?? []), ...giftsOf(after)] } : {};
  return { ...decision, events: [...decision.events, ...events], ...gives };
};
