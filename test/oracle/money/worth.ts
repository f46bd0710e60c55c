import { allocate, share, sumOf, taxIn, toStep } from '#test/oracle/money/exact';
import type { Line, Order, Shipping, TaxShare, Worth } from '#test/oracle/order';

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

const totalOf = ({ netAmount, taxAmount }: TaxShare): number => netAmount + taxAmount;

/** What is left of shipping when an amount of it is given back, which contains tax at the rates of its shares (R10). */
const withoutPart = (shipping: Shipping, givenBack: number): Shipping | null => {
  if (givenBack >= shipping.totalAmount) return givenBack === 0 ? shipping : null;
  const parts = allocate(givenBack, shipping.taxes.map(totalOf));
  const taxes = shipping.taxes
    .map(({ rate, netAmount, taxAmount }, index): TaxShare => {
      const part = parts[index] ?? 0;
      const tax = taxIn(part, rate);
      return { rate, netAmount: netAmount - (part - tax), taxAmount: taxAmount - tax };
    })
    .filter((left) => totalOf(left) > 0);
  const netAmount = sumOf(taxes, (left) => left.netAmount);
  const taxAmount = sumOf(taxes, (left) => left.taxAmount);
  return { ...shipping, taxes, netAmount, taxAmount, totalAmount: netAmount + taxAmount };
};

/** The shipping that is owed: while a unit that needs shipping is not canceled, less what was given back (F2, R7, R10). */
export const shippingOwed = ({ lines, shipping, shippingGivenBack }: Order): Shipping | null =>
  shipping !== null && lines.some(({ requiresShipping, units, canceled }) => requiresShipping && canceled < units)
    ? withoutPart(shipping, shippingGivenBack)
    : null;

/** The shares of shipping that are not owed any more. */
const shippingGone = (order: Order): readonly Part[] => {
  const left = new Map(shippingOwed(order)?.taxes.map((tax) => [tax.rate, tax]));
  return partsOfShipping(order.shipping).map(({ rate, taxAmount, totalAmount }) => {
    const rest = left.get(rate);
    return {
      rate,
      taxAmount: taxAmount - (rest?.taxAmount ?? 0),
      totalAmount: totalAmount - (rest === undefined ? 0 : totalOf(rest)),
    };
  });
};

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
  ...shippingGone(order),
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
