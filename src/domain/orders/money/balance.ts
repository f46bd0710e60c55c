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
 * The worth of the units that are neither canceled nor returned. Units are canceled and returned in order. Where prices
 * include tax, the total is divided and the tax is contained in it; else net and tax are divided separately. So parts
 * always sum to the whole (money.md F1).
 */
export const worthOfLine = (
  { netAmount, taxAmount, totalAmount, quantity }: OrderLine,
  pricesIncludeTax: boolean,
): MinorUnits => {
  const gone = quantity.canceled + quantity.returned;
  const left = (amount: MinorUnits) => worthOfUnits(amount, gone, quantity.ordered, quantity.ordered);
  return pricesIncludeTax ? left(totalAmount) : left(netAmount) + left(taxAmount);
};

/** Shipping is owed until every unit that needs it is canceled, also when all are returned (money.md F2). */
const shippingIsOwed = ({ lines }: Pick<Order, 'lines'>): boolean =>
  lines.some(({ requiresShipping, quantity }) => requiresShipping && quantity.canceled < quantity.ordered);

/** The shipping that the customer owes now; null: none. */
export const shippingOwed = (order: Pick<Order, 'lines' | 'shipping'>): Order['shipping'] =>
  shippingIsOwed(order) ? order.shipping : null;

/** The parts of an order that decide its worth. */
type Charged = Pick<Order, 'lines' | 'shipping' | 'pricesIncludeTax'>;

/** T: the worth of the order now. */
export const worthOf = (order: Charged): MinorUnits =>
  order.lines.reduce(
    (sum, line) => sum + worthOfLine(line, order.pricesIncludeTax),
    shippingOwed(order)?.totalAmount ?? 0,
  );

/** True if authorizations and payments cover the present worth of the order: A + N >= T. */
export const isCovered = (order: Charged & Pick<Order, 'moved'>): boolean => {
  const { authorizedAmount, capturedAmount, refundedAmount } = order.moved;
  return authorizedAmount + capturedAmount - refundedAmount >= worthOf(order);
};

export const balanceOf = (order: Charged & Pick<Order, 'moved'>): Balance => {
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
