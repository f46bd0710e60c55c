import { allocate, type MinorUnits, sumOf, taxContained, worthOfUnits } from '#domain/money';
import { adjustedAmountOf, shippingGone, shippingOwed } from '#domain/orders/money/balance';
import type { Order, OrderLine } from '#domain/orders/order';
import type { Rate } from '#domain/rate';

/** A part of an order at one tax rate. `totalAmount` contains `taxAmount`. */
export type TaxedPart = { readonly rate: Rate; readonly taxAmount: MinorUnits; readonly totalAmount: MinorUnits };

/** Net, tax and total of the units `from` + 1 to `to` of a line (money.md F1). */
export const worthOfLineUnits = (line: OrderLine, from: number, to: number, pricesIncludeTax: boolean) => {
  const part = (amount: MinorUnits) => worthOfUnits(amount, from, to, line.quantity.ordered);
  const taxAmount = part(line.taxAmount);
  const totalAmount = pricesIncludeTax ? part(line.totalAmount) : part(line.netAmount) + taxAmount;
  return { netAmount: totalAmount - taxAmount, taxAmount, totalAmount };
};

export const goneOf = ({ quantity }: OrderLine): number => quantity.canceled + quantity.returned;

const partOf = (line: OrderLine, from: number, to: number, pricesIncludeTax: boolean): TaxedPart => ({
  rate: line.taxRate,
  ...worthOfLineUnits(line, from, to, pricesIncludeTax),
});

const partsOfShipping = (shipping: Order['shipping']): readonly TaxedPart[] =>
  (shipping?.taxes ?? []).map(({ rate, netAmount, taxAmount }) => ({
    rate,
    taxAmount,
    totalAmount: netAmount + taxAmount,
  }));

/** The taxed parts that are left of an order. */
export const partsLeft = (order: Order): readonly TaxedPart[] => [
  ...order.lines.map((line) => partOf(line, goneOf(line), line.quantity.ordered, order.pricesIncludeTax)),
  ...partsOfShipping(shippingOwed(order)),
];

/** The taxed parts that were canceled, returned or taken out of an order. */
export const partsGone = (order: Order): readonly TaxedPart[] => [
  ...order.lines.map((line) => partOf(line, 0, goneOf(line), order.pricesIncludeTax)),
  ...partsOfShipping(shippingGone(order)),
];

/** The taxed parts that an order has more than it has later. */
export const partsBetween = (before: Order, after: Order): readonly TaxedPart[] => [
  ...before.lines.map((line, index) =>
    partOf(line, goneOf(line), goneOf(after.lines[index] ?? line), before.pricesIncludeTax),
  ),
  ...(shippingOwed(after) === null ? partsOfShipping(shippingOwed(before)) : []),
];

/**
 * The tax in an amount that is split over parts by their totals, each share containing tax at its rate (money.md R5). Of
 * all parts it is their tax. Without parts it is 0.
 */
export const taxOf = (amount: MinorUnits, parts: readonly TaxedPart[]): MinorUnits => {
  const totals = parts.map(({ totalAmount }) => totalAmount);
  const whole = sumOf(totals);
  if (whole === 0) return 0;
  if (amount >= whole) return sumOf(parts.map(({ taxAmount }) => taxAmount));
  const shares = allocate(amount, totals);
  return sumOf(parts.map(({ rate }, index) => taxContained(shares[index] as MinorUnits, rate)));
};

const taxByRate = (parts: readonly TaxedPart[]): ReadonlyMap<Rate, MinorUnits> => {
  const taxes = new Map<Rate, MinorUnits>();
  for (const { rate, taxAmount } of parts) taxes.set(rate, (taxes.get(rate) ?? 0) + taxAmount);
  return taxes;
};

/** The tax of an amount in each rate, split as `taxOf` splits it, and at most `limits`. */
const splitByRate = (amount: MinorUnits, parts: readonly TaxedPart[], limits: ReadonlyMap<Rate, MinorUnits>) => {
  const totals = parts.map(({ totalAmount }) => totalAmount);
  const shares = sumOf(totals) === 0 ? [] : allocate(amount, totals);
  const split = taxByRate(
    parts.map((part, index) => ({ ...part, taxAmount: taxContained(shares[index] ?? 0, part.rate) })),
  );
  return new Map([...split].map(([rate, taxAmount]) => [rate, Math.min(taxAmount, limits.get(rate) ?? 0)]));
};

/** The tax of goodwill that is given now. With what was given before, no rate gives back more than is left (money.md R5). */
export const goodwillTaxOf = (order: Order, amount: MinorUnits): MinorUnits => {
  const parts = partsLeft(order);
  const left = taxByRate(parts);
  const given = splitByRate(adjustedAmountOf(order), parts, left);
  const rest = new Map([...left].map(([rate, taxAmount]) => [rate, taxAmount - (given.get(rate) ?? 0)]));
  return sumOf([...splitByRate(amount, parts, rest).values()]);
};
