import { isShipped, type Parcel, shippedUnits } from '#domain/fulfillment/parcel';
import type { Instant } from '#domain/instant';
import { type LineQuantities, unitsOfLine } from '#domain/orders/lines/line-quantities';
import type { Order, OrderLine } from '#domain/orders/order';

/**
 * The return window of a parcel begins with its delivery, or with its shipping while it is on its way (money.md G3). That of
 * an open parcel has not begun.
 */
const windowStartOf = ({ deliveredAt, shippedAt }: Parcel): Instant =>
  deliveredAt ?? shippedAt ?? Number.MAX_SAFE_INTEGER;

const isOpen = ({ status }: Parcel): boolean => status === 'open';

/** The units of a line that came back, or that open requests ask for. */
const unitsGone = ({ returns }: Pick<Order, 'returns'>, { id, quantity }: OrderLine): number =>
  returns
    .filter(({ status }) => status === 'requested')
    .reduce((sum, { lines }) => sum + unitsOfLine(lines, id), quantity.returned);

/**
 * The units of a line that can be returned: those in shipped parcels, less those that came back or are asked for (money.md
 * G3). With `since`, only units of parcels whose window began then or later. Units are alike, so those that came back count
 * as units of the parcels whose window ends first: no customer loses time because of an earlier return. `packed`: with the units
 * in open parcels (money.md R10).
 */
export const returnableUnits = (
  order: Order,
  line: OrderLine,
  {
    since = Number.NEGATIVE_INFINITY,
    packed = false,
  }: { readonly since?: Instant | undefined; readonly packed?: boolean } = {},
): number => {
  let remaining = unitsGone(order, line);
  let returnable = 0;
  const parcels = order.fulfillments
    .filter((parcel) => isShipped(parcel) || (packed && isOpen(parcel)))
    .toSorted((a, b) => windowStartOf(a) - windowStartOf(b));
  for (const parcel of parcels) {
    const shipped = unitsOfLine(parcel.lines, line.id);
    const ofParcel = Math.min(remaining, shipped);
    remaining -= ofParcel;
    if (windowStartOf(parcel) >= since) returnable += shipped - ofParcel;
  }
  return returnable;
};

/** True if open requests ask for more units of these lines than were shipped: the others wait in a parcel (money.md R10). */
export const asksForPacked = (
  order: Pick<Order, 'lines' | 'fulfillments' | 'returns'>,
  requested: LineQuantities,
): boolean =>
  order.lines.some((line) => unitsOfLine(requested, line.id) > 0 && unitsGone(order, line) > shippedUnits(order, line));
