import type { MinorUnits } from '#domain/money';
import { toStep, worthOfUnits } from '#domain/money';
import { moneyMoved, netPaid } from '#domain/orders/money/money-moved';
import { divideShipping } from '#domain/orders/money/shipping-part';
import type { Adjustment, Order, OrderLine } from '#domain/orders/order';
import type { Paid } from '#domain/payments/payment';

/** The money of an order now (money.md R8). */
export type Balance = {
  /** T: what the order is worth now. */
  readonly currentAmount: MinorUnits;
  /** Goodwill that lowers T. */
  readonly adjustedAmount: MinorUnits;
  readonly authorizedAmount: MinorUnits;
  /** Unsettled authorizations and captures. */
  readonly pendingAmount: MinorUnits;
  readonly capturedAmount: MinorUnits;
  readonly refundedAmount: MinorUnits;
  readonly disputedAmount: MinorUnits;
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
  const removed = quantity.canceled + quantity.returned;
  const left = (amount: MinorUnits) => worthOfUnits(amount, removed, quantity.ordered, quantity.ordered);
  return pricesIncludeTax ? left(totalAmount) : left(netAmount) + left(taxAmount);
};

/** The discount of the units that are neither canceled nor returned; gross where prices include tax, else net. */
export const discountLeft = ({ lines }: Pick<Order, 'lines'>): MinorUnits =>
  lines.reduce((sum, { discountAmount, quantity: { ordered, canceled, returned } }) => {
    return sum + worthOfUnits(discountAmount, canceled + returned, ordered, ordered);
  }, 0);

type Shipped = Pick<Order, 'lines' | 'shipping' | 'shippingRefundedAmount'>;

/** Shipping is owed until every unit that needs it is canceled, also when all are returned (money.md F2). */
const shippingIsOwed = ({ lines }: Shipped): boolean =>
  lines.some(({ requiresShipping, quantity }) => requiresShipping && quantity.canceled < quantity.ordered);

/** The shipping that the customer owes now, without what was given back of it, and the shipping that is gone; null: none. */
const divided = (order: Shipped): { readonly part: Order['shipping']; readonly rest: Order['shipping'] } => {
  const { shipping, shippingRefundedAmount } = order;
  if (shipping === null) return { part: null, rest: null };
  return shippingIsOwed(order) ? divideShipping(shipping, shippingRefundedAmount) : { part: shipping, rest: null };
};
export const shippingOwed = (order: Shipped): Order['shipping'] => divided(order).rest;
export const shippingGone = (order: Shipped): Order['shipping'] => divided(order).part;

/** The parts of an order that decide its worth. */
export type Charged = Shipped & Pick<Order, 'pricesIncludeTax' | 'amountStep' | 'adjustments'>;

/** The worth of the lines and the shipping, before goodwill. */
const worthOfGoods = (order: Omit<Charged, 'adjustments' | 'amountStep'>): MinorUnits =>
  order.lines.reduce(
    (sum, line) => sum + worthOfLine(line, order.pricesIncludeTax),
    shippingOwed(order)?.totalAmount ?? 0,
  );

/** The sum of the goodwill that is left. */
export const adjustedAmountOf = ({ adjustments }: Pick<Order, 'adjustments'>): MinorUnits =>
  adjustments.reduce((sum, { amount }) => sum + amount, 0);

/** The most that goodwill may still take: what lines and shipping are worth less earlier goodwill, not rounded (money.md R5). */
export const adjustableAmountOf = (order: Omit<Charged, 'amountStep'>): MinorUnits =>
  Math.max(0, worthOfGoods(order) - adjustedAmountOf(order));

/** T: the worth of the order now, a multiple of its step (money.md V7). */
export const worthOf = (order: Charged): MinorUnits => toStep(adjustableAmountOf(order), order.amountStep);

/** The rounding in the worth of the order; below zero if it was rounded down (money.md V7). */
export const roundingOf = (order: Charged): number => worthOf(order) - adjustableAmountOf(order);

/**
 * The order with goodwill of at most the worth of its lines and shipping. The newest falls first, so that a refund that fails
 * takes back what is left of its own (money.md R5).
 */
export const withinWorth = (order: Order): Order => {
  let room = order.adjustments.length === 0 ? 0 : worthOfGoods(order);
  if (adjustedAmountOf(order) <= room) return order;
  const adjustments = order.adjustments.flatMap((adjustment): readonly Adjustment[] => {
    const amount = Math.min(adjustment.amount, room);
    room -= amount;
    return amount === 0 ? [] : [{ ...adjustment, amount }];
  });
  return { ...order, adjustments };
};

/** True if authorizations and payments cover the present worth of the order: A + N >= T. */
export const isCovered = (order: Charged & Paid): boolean => {
  const moved = moneyMoved(order);
  return moved.authorizedAmount + netPaid(moved) >= worthOf(order);
};

export const balanceOf = (order: Charged & Paid): Balance => {
  const moved = moneyMoved(order);
  const worth = worthOf(order);
  const paid = netPaid(moved);
  return {
    currentAmount: worth,
    adjustedAmount: adjustedAmountOf(order),
    authorizedAmount: moved.authorizedAmount,
    pendingAmount: moved.pendingAmount,
    capturedAmount: moved.capturedAmount,
    refundedAmount: moved.refundedAmount,
    disputedAmount: moved.disputedAmount,
    dueAmount: Math.max(0, worth - paid),
    creditAmount: Math.max(0, paid - worth),
    refundableAmount: moved.refundableAmount,
  };
};
