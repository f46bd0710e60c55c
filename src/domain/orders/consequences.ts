import type { Instant } from '#domain/instant';
import type { Decision } from '#domain/orders/decision';
import type { LaterEvents, OrderEvent } from '#domain/orders/events';
import { evolve } from '#domain/orders/evolve';
import { balanceOf, isCovered } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { detailsOf } from '#domain/orders/private-data';
import { fulfillmentStatusOf } from '#domain/orders/statuses';
import { hasOpenReturn } from '#domain/returns/find-return';

const confirmed: OrderEvent<'order.confirmed'> = { type: 'order.confirmed', data: {} };
const completed: OrderEvent<'order.completed'> = { type: 'order.completed', data: {} };

/** A pending order without holds is confirmed once authorizations and payments cover what is left (money.md P2). */
const isConfirmed = (order: Order): boolean =>
  order.status === 'pending' && order.holds.length === 0 && isCovered(order);

/** An order without holds and open return requests is completed once nothing is left to deliver, to pay or to give back (money.md G4). */
const isCompleted = (order: Order): boolean => {
  if (order.holds.length > 0 || hasOpenReturn(order)) return false;
  const { dueAmount, creditAmount } = balanceOf(order);
  const fulfillment = fulfillmentStatusOf(order.lines);
  return dueAmount === 0 && creditAmount === 0 && (fulfillment === 'delivered' || fulfillment === 'not-required');
};

/** The events that follow from the state of an order. They belong to the change that led to the state. */
export const consequencesOf = (order: Order): readonly OrderEvent[] => {
  if (isConfirmed(order)) return isCompleted(order) ? [confirmed, completed] : [confirmed];
  return order.status === 'confirmed' && isCompleted(order) ? [completed] : [];
};

const isLater = (event: OrderEvent): event is OrderEvent<keyof LaterEvents> => event.type !== 'order.placed';

/** The decision with its consequences. A decision without events has none. */
export const concluded = (order: Order, decision: Decision, at: Instant): Decision => {
  if (decision.events.length === 0) return decision;
  const circumstances = { at, ...detailsOf(decision.private) };
  const after = decision.events
    .filter(isLater)
    .reduce((state: Order, event) => evolve(state, event, circumstances), order);
  return { ...decision, events: [...decision.events, ...consequencesOf(after)] };
};
