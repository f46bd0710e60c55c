import { isShipped, type Parcel, shippedUnits } from '#domain/fulfillment/parcel';
import { type MinorUnits, toStep } from '#domain/money';
import type { Decision } from '#domain/orders/decision';
import { unitsOfLine } from '#domain/orders/lines/line-quantities';
import { shippingOwed } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { capturableAmountOf } from '#domain/payments/captures/capture';
import { authorizedAmountOf, isBusy, nextOperationId } from '#domain/payments/payment';
import { worthOfLineUnits } from '#domain/payments/refunds/refund-tax';
import { requestCapture } from '#domain/payments/request-operation';

/** `request`: a capture is a command. `shipment`: shipping a parcel also asks for it (money.md C7). */
export const captureTimes = ['request', 'shipment'] as const;
export type CaptureTime = (typeof captureTimes)[number];

/** The worth of units that left last: the next ones of each line after those that are canceled or were shipped before. */
const worthOfLast = (order: Order, parcels: readonly Parcel[]): MinorUnits =>
  order.lines.reduce((sum, line) => {
    const units = parcels.reduce((count, { lines }) => count + unitsOfLine(lines, line.id), 0);
    if (units === 0) return sum;
    const to = line.quantity.canceled + shippedUnits(order, line);
    return sum + worthOfLineUnits(line, to - units, to, order.pricesIncludeTax).totalAmount;
  }, 0);

const isLast = (order: Order): boolean =>
  order.lines.every(
    (line) => !line.requiresShipping || shippedUnits(order, line) + line.quantity.canceled >= line.quantity.ordered,
  );

/**
 * The worth of the parcels that left last, to the step, less what was asked for them: the first one with the shipping, the
 * last one all that is due (money.md C7, V7).
 */
export const targetOf = (order: Order, parcels: readonly Parcel[], requestedAmount: MinorUnits = 0): MinorUnits => {
  const due = capturableAmountOf(order);
  if (isLast(order)) return due;
  const haveFirst = order.fulfillments.filter(isShipped).length === parcels.length;
  const shipping = haveFirst ? (shippingOwed(order)?.totalAmount ?? 0) : 0;
  const worth = toStep(worthOfLast(order, parcels) + shipping, order.amountStep);
  return Math.min(due, Math.max(0, worth - requestedAmount));
};

/** The captures of an amount, the oldest authorization first. One that can be captured once is captured in full. */
export const capturesOf = (order: Order, target: MinorUnits): Decision['events'] => {
  const events: Decision['events'][number][] = [];
  const last = isLast(order);
  let left = target;
  let due = capturableAmountOf(order);
  for (const payment of order.payments) {
    const rest = authorizedAmountOf(payment);
    const amount = Math.min(rest, due, payment.capturesMany ? left : due);
    if (amount === 0 || isBusy(payment)) continue;
    events.push(requestCapture(payment, nextOperationId(order, events.length), amount, !payment.capturesMany || last));
    left = Math.max(0, left - amount);
    due -= amount;
  }
  return events;
};

/** The captures that a shipped parcel asks for (money.md C7). `order`: after the parcel left. */
export const capturesOnShipment = (order: Order, parcel: Parcel): Decision['events'] =>
  capturesOf(order, targetOf(order, [parcel]));
