import { share, sumOf, toStep } from '#test/oracle/money/exact';
import type { Line, Order, Shipping, Worth } from '#test/oracle/order';

/** The worth of the units `from` + 1 to `to` of a line, so that any partition sums to the line (money.md F1). */
export const worthOfUnits = (
  { pricesIncludeTax }: Pick<Order, 'pricesIncludeTax'>,
  line: Worth & { readonly units: number },
  from: number,
  to: number,
): Worth => {
  const part = (amount: number): number =>
    share(amount, BigInt(to), BigInt(line.units)) - share(amount, BigInt(from), BigInt(line.units));
  const taxAmount = part(line.taxAmount);
  if (pricesIncludeTax) {
    const totalAmount = part(line.totalAmount);
    return { netAmount: totalAmount - taxAmount, taxAmount, totalAmount };
  }
  const netAmount = part(line.netAmount);
  return { netAmount, taxAmount, totalAmount: netAmount + taxAmount };
};

/** Canceled and returned units are taken from the front of a line: one cursor (api.md "Money, exactly"). */
export const goneUnits = ({ canceled, returned }: Line): number => canceled + returned;

/** The worth of the units of a line that are neither canceled nor returned. */
export const worthLeft = (order: Order, line: Line): Worth => worthOfUnits(order, line, goneUnits(line), line.units);

/** The shipping that is owed: while a unit that needs shipping is not canceled and no one gave it back (money.md F2, R7). */
export const shippingOwed = ({ lines, shipping, shippingGivenBack }: Order): Shipping | null =>
  !shippingGivenBack && lines.some(({ requiresShipping, units, canceled }) => requiresShipping && canceled < units)
    ? shipping
    : null;

/** One taxed part of an order: a line, or a share of shipping at one rate. */
export type Part = { readonly rate: string; readonly taxAmount: number; readonly totalAmount: number };

const partsOfShipping = (shipping: Shipping | null): readonly Part[] =>
  (shipping?.taxes ?? []).map(({ rate, netAmount, taxAmount }) => ({
    rate,
    taxAmount,
    totalAmount: netAmount + taxAmount,
  }));

/** What is left of lines and shipping. */
export const partsLeft = (order: Order): readonly Part[] => [
  ...order.lines.map((line) => ({ rate: line.taxRate, ...worthLeft(order, line) })),
  ...partsOfShipping(shippingOwed(order)),
];

/** What was taken out of lines and shipping. */
export const partsGone = (order: Order): readonly Part[] => [
  ...order.lines.map((line) => ({ rate: line.taxRate, ...worthOfUnits(order, line, 0, goneUnits(line)) })),
  ...(shippingOwed(order) === null ? partsOfShipping(order.shipping) : []),
];

/** Lines + shipping, before adjustments and rounding. */
export const linesAndShipping = (order: Order): number =>
  sumOf(order.lines, (line) => worthLeft(order, line).totalAmount) + (shippingOwed(order)?.totalAmount ?? 0);

/** The totals of all lines ever ordered and of the shipping: the rounded sum and what it was rounded by (money.md V7, G5). */
export const totals = ({ lines, shipping, amountStep }: Order) => {
  const exact = sumOf(lines, ({ totalAmount }) => totalAmount) + (shipping?.totalAmount ?? 0);
  const totalAmount = toStep(exact, amountStep);
  return { totalAmount, roundingAmount: totalAmount - exact };
};

/** The sum of the adjustments (money.md R5). */
export const adjustedAmount = ({ adjustments }: Order): number => sumOf(adjustments, ({ amount }) => amount);

/** T: what the order is now worth, a multiple of the step (money.md R5, V7). */
export const currentAmount = (order: Order): number =>
  toStep(Math.max(0, linesAndShipping(order) - adjustedAmount(order)), order.amountStep);
