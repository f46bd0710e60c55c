import { shippingOwed } from '#test/oracle/money/worth';
import type { Order, Quantities } from '#test/oracle/order';

const day = 24 * 60 * 60_000;

/** The last moment of the last day to withdraw, anywhere. Without a delivery the time has not begun. */
const lastMoment = ({ parcels }: Order, days: number): number =>
  Math.max(
    ...parcels
      .filter(({ status }) => status === 'shipped' || status === 'delivered')
      .map(({ deliveredAt }) => (deliveredAt ?? Number.POSITIVE_INFINITY) + (days + 1) * day),
  );

/** What a reception gives back of the shipping where staff do not say: of a withdrawal the standard shipping (money.md R10). */
export const shippingOfReturn = (order: Order, returnId: string, received: Quantities, days: number): number => {
  const isBack = order.lines
    .filter(({ requiresShipping }) => requiresShipping)
    .every(({ id, units, canceled, returned }) => {
      const now = received.find(({ lineId }) => lineId === id)?.quantity ?? 0;
      return units - canceled - returned - now === 0;
    });
  const returns = order.returns.filter(({ id, status }) => id === returnId || status === 'received');
  const isInTime = returns.every(({ requestedAt }) => requestedAt <= lastMoment(order, days));
  if (received.length === 0 || !isBack || !isInTime) return 0;
  const owed = shippingOwed(order)?.totalAmount ?? 0;
  const standard = (order.standardShippingAmount ?? Number.POSITIVE_INFINITY) - order.shippingGivenBack;
  return Math.max(0, Math.min(owed, standard));
};
