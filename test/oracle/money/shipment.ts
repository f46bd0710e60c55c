import type { PaymentPart } from '#test/oracle/money/amounts';
import { sumOf, toStep } from '#test/oracle/money/exact';
import { sums } from '#test/oracle/money/sums';
import { shippingOwed, worthOfUnits } from '#test/oracle/money/worth';
import type { Order, Parcel } from '#test/oracle/order';
import { shippedUnits } from '#test/oracle/units';

const unitsIn = ({ lines }: Parcel, lineId: string): number =>
  sumOf(
    lines.filter((entry) => entry.lineId === lineId),
    ({ quantity }) => quantity,
  );

/** The worth of the next units of each line in a parcel: those after the canceled and the shipped ones. */
const worthOfParcel = (order: Order, parcel: Parcel): number =>
  sumOf(order.lines, (line) => {
    const from = line.canceled + shippedUnits(order, line);
    return worthOfUnits(order, line, from, from + unitsIn(parcel, line.id)).totalAmount;
  });

/** No unit is left to ship after the parcel. */
const isLast = (order: Order, parcel: Parcel): boolean =>
  order.lines
    .filter(({ requiresShipping }) => requiresShipping)
    .every((line) => line.canceled + shippedUnits(order, line) + unitsIn(parcel, line.id) === line.units);

/**
 * The captures that shipping an open parcel asks for where the shop captures on shipment, oldest authorization first
 * (money.md C7). `isCapturedOnce` names the payments whose authorization can be captured once.
 */
export const capturesOnShipment = (
  order: Order,
  parcel: Parcel,
  isCapturedOnce: (paymentId: string) => boolean,
): readonly PaymentPart[] => {
  const isFirst = order.parcels.every(({ status }) => status !== 'shipped' && status !== 'delivered');
  let due = sums(order).dueAmount;
  const shipping = isFirst ? (shippingOwed(order)?.totalAmount ?? 0) : 0;
  let wanted = isLast(order, parcel) ? due : toStep(worthOfParcel(order, parcel) + shipping, order.amountStep);
  return order.payments.flatMap(({ id, authorizedAmount }) => {
    const amount = Math.min(due, authorizedAmount, isCapturedOnce(id) ? due : wanted);
    due -= amount;
    wanted = Math.max(0, wanted - amount);
    return amount > 0 ? [{ paymentId: id, amount }] : [];
  });
};
