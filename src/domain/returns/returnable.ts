import { isShipped, type ShippedParcel } from '#domain/fulfillment/parcel';
import type { Instant } from '#domain/instant';
import { unitsOfLine } from '#domain/orders/lines/line-quantities';
import type { Order, OrderLine } from '#domain/orders/order';

/** The return window of a parcel begins with its delivery, or with its shipping while it is on its way (money.md G3). */
const windowStartOf = ({ deliveredAt, shippedAt }: ShippedParcel): Instant => deliveredAt ?? shippedAt;

/** The units of a line that came back, or that open requests ask for. */
const unitsGone = (order: Order, { id, quantity }: OrderLine): number =>
  order.returns
    .filter(({ status }) => status === 'requested')
    .reduce((sum, { lines }) => sum + unitsOfLine(lines, id), quantity.returned);

/**
 * The units of a line that can be returned: those in shipped parcels, less those that came back or are asked for (money.md
 * G3). With `since`, only units of parcels whose window began then or later. Units are alike, so those that came back count
 * as units of the parcels whose window ends first: no customer loses time because of an earlier return.
 */
export const returnableUnits = (order: Order, line: OrderLine, since: Instant = Number.NEGATIVE_INFINITY): number => {
  let gone = unitsGone(order, line);
  let returnable = 0;
  const parcels = order.fulfillments.filter(isShipped).toSorted((a, b) => windowStartOf(a) - windowStartOf(b));
  for (const parcel of parcels) {
    const shipped = unitsOfLine(parcel.lines, line.id);
    const goneOfParcel = Math.min(gone, shipped);
    gone -= goneOfParcel;
    if (windowStartOf(parcel) >= since) returnable += shipped - goneOfParcel;
  }
  return returnable;
};
