import type { MinorUnits } from '#domain/money';
import { worthOfUnits } from '#domain/money';
import type { Order, OrderLine } from '#domain/orders/order';

export type Balance = {
  readonly authorizedAmount: MinorUnits;
  readonly capturedAmount: MinorUnits;
  readonly refundedAmount: MinorUnits;
  readonly dueAmount: MinorUnits;
  readonly creditAmount: MinorUnits;
  readonly refundableAmount: MinorUnits;
};

/**
 * The worth of the units that are neither canceled nor returned. Units are canceled and returned in order, and net and
 * tax are divided separately, so that parts always sum to the whole (api.md, 'Money, exactly').
 */
const worthOfLine = ({ netAmount, taxAmount, quantity }: OrderLine): MinorUnits => {
  const gone = quantity.canceled + quantity.returned;
  const left = (amount: MinorUnits) => worthOfUnits(amount, gone, quantity.ordered, quantity.ordered);
  return left(netAmount) + left(taxAmount);
};

/** T: the worth of the order now. Shipping counts until every unit is canceled, also when all are returned. */
export const worthOf = (order: Pick<Order, 'lines' | 'shipping'>): MinorUnits => {
  const canceledWhole = order.lines.every(({ quantity }) => quantity.canceled === quantity.ordered);
  if (canceledWhole) return 0;
  return order.lines.reduce((sum, line) => sum + worthOfLine(line), order.shipping?.totalAmount ?? 0);
};

export const balanceOf = (order: Pick<Order, 'lines' | 'shipping' | 'moved'>): Balance => {
  const { authorizedAmount, capturedAmount, refundedAmount } = order.moved;
  const worth = worthOf(order);
  const paid = capturedAmount - refundedAmount;
  return {
    authorizedAmount,
    capturedAmount,
    refundedAmount,
    dueAmount: Math.max(0, worth - paid),
    creditAmount: Math.max(0, paid - worth),
    refundableAmount: paid,
  };
};
