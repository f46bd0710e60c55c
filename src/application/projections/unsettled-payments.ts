import type { ListEntry } from '#application/ports';
import { defineProjection, type OrderTransition } from '#application/projections/projection';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { awaitsOutcome, operationsOf } from '#domain/payments/payment';

/** True if an operation of the order has its outcome still to come. */
export const isUnsettledOrder = (order: Order | undefined): boolean =>
  order !== undefined && operationsOf(order).some(awaitsOutcome);

/** The two ends of a transition. */
type Ends = Pick<OrderTransition, 'before' | 'after'>;

/** The transitions of each order as one: from the state before the first to the state after the last. */
const wholeTransitions = (transitions: readonly OrderTransition[]): ReadonlyMap<OrderId, Ends> => {
  const whole = new Map<OrderId, Ends>();
  for (const { before, after } of transitions) {
    const id = (after ?? before)?.id;
    if (id !== undefined) whole.set(id, { before: (whole.get(id) ?? { before }).before, after });
  }
  return whole;
};

/**
 * The entry of a transition. An order that is settled before and after has none: most payments are settled within one
 * batch. An order that is unsettled afterwards always has one: an earlier delivery may have left it out.
 */
const entryOf = (orderId: OrderId, { before, after }: Ends): readonly ListEntry[] => {
  const isListed = isUnsettledOrder(after);
  return isListed || isUnsettledOrder(before) ? [{ orderId, isListed }] : [];
};

/**
 * The orders with an operation whose outcome is still to come. A batch that is delivered again together with later changes
 * may leave the entry of a settled order behind; the sweep takes it back (ADR 0033).
 */
export const unsettledPayments = defineProjection({
  name: 'unsettled-payments',
  summary: 'the orders whose payments are not settled, for the job settlePayments',
  uses: ['writeUnsettledOrders'],
  with:
    ({ writeUnsettledOrders }) =>
    async (transitions) => {
      const entries = [...wholeTransitions(transitions)].flatMap(([id, whole]) => entryOf(id, whole));
      await writeUnsettledOrders(entries);
      return entries.length;
    },
});
