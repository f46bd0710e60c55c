import type { Parcel } from '#domain/fulfillment/parcel';
import type { MinorUnits } from '#domain/money';
import type { Decision } from '#domain/orders/decision';
import { unitsOfLine } from '#domain/orders/lines/line-quantities';
import { shippingOwed } from '#domain/orders/money/balance';
import type { Order, OrderLine } from '#domain/orders/order';
import { capturableAmountOf } from '#domain/payments/capture';
import { authorizedAmountOf, isBusy, nextOperationId } from '#domain/payments/payment';
import { worthOfLineUnits } from '#domain/payments/refund-tax';
import { requestCapture } from '#domain/payments/request-operation';

/** `request`: a capture is a command. `shipment`: shipping a parcel also asks for it (money.md C7). */
export const captureTimes = ['request', 'shipment'] as const;
export type CaptureTime = (typeof captureTimes)[number];

const wasShipped = ({ shippedAt }: Parcel): boolean => shippedAt !== null;

/** The units of a line in parcels that left the shop. */
const shippedUnits = ({ fulfillments }: Order, { id }: OrderLine): number =>
  fulfillments.filter(wasShipped).reduce((sum, { lines }) => sum + unitsOfLine(lines, id), 0);

/** The worth of the units of a parcel: the next ones of each line after those that are canceled or were shipped before. */
const worthOfParcel = (order: Order, { lines }: Parcel): MinorUnits =>
  order.lines.reduce((sum, line) => {
    const units = unitsOfLine(lines, line.id);
    if (units === 0) return sum;
    const to = line.quantity.canceled + shippedUnits(order, line);
    return sum + worthOfLineUnits(line, to - units, to, order.pricesIncludeTax).totalAmount;
  }, 0);

const isLast = (order: Order): boolean =>
  order.lines.every(
    (line) => !line.requiresShipping || shippedUnits(order, line) + line.quantity.canceled >= line.quantity.ordered,
  );

/** What a parcel that was just shipped is worth: the first one with the shipping, the last one all that is due. */
const targetOf = (order: Order, parcel: Parcel): MinorUnits => {
  const due = capturableAmountOf(order);
  if (isLast(order)) return due;
  const isFirst = order.fulfillments.filter(wasShipped).length === 1;
  const shipping = isFirst ? (shippingOwed(order)?.totalAmount ?? 0) : 0;
  return Math.min(due, worthOfParcel(order, parcel) + shipping);
};

/**
 * The captures that a shipped parcel asks for, the oldest authorization first. An authorization that can be captured once is
 * captured in full with the first parcel (money.md C7). `order`: after the parcel left.
 */
export const capturesOnShipment = (order: Order, parcel: Parcel): Decision['events'] => {
  const events: Decision['events'][number][] = [];
  const last = isLast(order);
  let target = targetOf(order, parcel);
  let due = capturableAmountOf(order);
  for (const payment of order.payments) {
    const rest = authorizedAmountOf(payment);
    const amount = Math.min(rest, due, payment.capturesMany ? target : due);
    if (amount === 0 || isBusy(payment)) continue;
    events.push(requestCapture(payment, nextOperationId(order, events.length), amount, !payment.capturesMany || last));
    target = Math.max(0, target - amount);
    due -= amount;
  }
  return events;
};
