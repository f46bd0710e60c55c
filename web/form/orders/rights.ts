import type { Order } from '../../../clients/typescript/index';
import type { Config } from '../../shared/config';

/** The units that a customer's request is about. Whether it is possible, the service says: GET /v1/orders/{orderId}/actions. */

export type Units = readonly { readonly lineId: string; readonly quantity: number }[];

const dayMilliseconds = 86_400_000;

const isWithCustomer = ({ status }: Order['fulfillments'][number]): boolean =>
  status === 'shipped' || status === 'delivered';

/** Units by line of parcels and open requests. */
const sumsOf = (parts: readonly Units[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { lineId, quantity } of parts.flat()) sums.set(lineId, (sums.get(lineId) ?? 0) + quantity);
  return sums;
};

const only = (units: Units): Units => units.filter(({ quantity }) => quantity > 0);

/** Units that were shipped, less those that came back or are in an open request (money.md G3). */
export const returnableUnits = ({ lines, fulfillments, returns }: Order): Units => {
  const shipped = sumsOf(fulfillments.filter(isWithCustomer).map((parcel) => parcel.lines));
  const requested = sumsOf(returns.filter(({ status }) => status === 'requested').map((request) => request.lines));
  return only(
    lines.map(({ id, quantity }) => ({
      lineId: id,
      quantity: (shipped.get(id) ?? 0) - quantity.returned - (requested.get(id) ?? 0),
    })),
  );
};

/** Units that are neither canceled nor in a parcel. */
export const openUnits = ({ lines }: Order): Units =>
  only(
    lines.map(({ id, quantity }) => ({
      lineId: id,
      quantity: quantity.ordered - quantity.canceled - quantity.fulfilled,
    })),
  );

/** Units in a parcel that has not left. */
const packedUnits = ({ fulfillments }: Order): Units =>
  [...sumsOf(fulfillments.filter(({ status }) => status === 'open').map((parcel) => parcel.lines))].map(
    ([lineId, quantity]) => ({ lineId, quantity }),
  );

const isActive = ({ status }: Order): boolean => status === 'pending' || status === 'confirmed';

/** What a cancellation takes: the whole order, or the units that are not packed once a parcel has left. */
export const cancelableUnits = (order: Order): 'whole' | Units =>
  order.fulfillments.some(isWithCustomer) ? openUnits(order) : 'whole';

export type Withdrawal = { readonly cancel: 'whole' | Units; readonly giveBack: Units };

/**
 * What a withdrawal does: it cancels what has not been packed, and asks to return the rest. Null: the destination has no
 * right to withdraw, its time is over, nothing is left, or a withdrawal may hold the order until staff unpack a parcel. The time begins when the last parcel is delivered; its first day
 * does not count (money.md R10).
 */
export const withdrawalFrom = (order: Order, now: number, { withdrawal }: Config): Withdrawal | null => {
  const country = order.shippingAddress?.country;
  if (withdrawal === null || country === undefined || !withdrawal.countries.includes(country)) return null;
  if (order.status === 'canceled' || (order.holds.length > 0 && packedUnits(order).length > 0)) return null;
  const parcels = order.fulfillments.filter(isWithCustomer);
  const delivered = parcels.map(({ deliveredAt }) =>
    deliveredAt === null ? Number.POSITIVE_INFINITY : Date.parse(deliveredAt),
  );
  if (parcels.length > 0 && now > Math.max(...delivered) + (withdrawal.days + 1) * dayMilliseconds) return null;
  if (parcels.length === 0) return isActive(order) ? { cancel: 'whole', giveBack: [] } : null;
  const rest = isActive(order) ? { cancel: openUnits(order), packed: packedUnits(order) } : { cancel: [], packed: [] };
  const giveBack = [...sumsOf([returnableUnits(order), rest.packed])].map(([lineId, quantity]) => ({
    lineId,
    quantity,
  }));
  return giveBack.length + rest.cancel.length === 0 ? null : { cancel: rest.cancel, giveBack };
};

/** The payment that waits for the customer. */
export const waitingPayment = ({ payments }: Order): Order['payments'][number] | undefined =>
  payments.find(({ status }) => status === 'requires-action');

/** Something may happen soon without the customer: the page looks again. */
export const isUnsettled = ({ payments }: Order): boolean =>
  payments.some(({ operations }) => operations.some(({ state }) => state === 'pending' || state === 'requires-action'));

/** The payment that failed last, unless another one succeeded since. */
export const failedPayment = (order: Order): Order['payments'][number] | undefined => {
  const last = order.payments.at(-1);
  return order.status === 'pending' && last?.status === 'failed' ? last : undefined;
};
