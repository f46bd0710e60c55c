import { allocate, byRate, taxIn } from '#test/oracle/money/exact';
import { adjustedAmount, type Part, partsLeft } from '#test/oracle/money/worth';
import type { Order } from '#test/oracle/order';

export type TaxByRate = ReadonlyMap<string, number>;

/** The tax in an amount that is split over parts by their totals, each share containing tax at its rate (money.md R5). */
export const taxOfSplit = (amount: number, parts: readonly Part[]): TaxByRate => {
  const shares = allocate(
    amount,
    parts.map(({ totalAmount }) => totalAmount),
  );
  return byRate(
    parts.map(({ rate }, index) => ({ rate, taxAmount: taxIn(shares[index] ?? 0, rate) })),
    ({ rate }) => rate,
    ({ taxAmount }) => taxAmount,
  );
};

/** The tax of what is left of lines and shipping, by rate. */
const taxLeft = (order: Order): TaxByRate =>
  byRate(
    partsLeft(order),
    ({ rate }) => rate,
    ({ taxAmount }) => taxAmount,
  );

const atMost = (taxes: TaxByRate, limits: TaxByRate): TaxByRate =>
  new Map([...taxes].map(([rate, taxAmount]) => [rate, Math.min(taxAmount, limits.get(rate) ?? 0)]));

/** The tax of all adjustments by rate, split over what is left now; no rate gives back more than is left (R5). */
export const adjustedTaxes = (order: Order): TaxByRate =>
  atMost(taxOfSplit(adjustedAmount(order), partsLeft(order)), taxLeft(order));

/** The tax by rate of a goodwill that is given now (money.md R5). */
export const goodwillTaxes = (order: Order, amount: number): TaxByRate => {
  const given = adjustedTaxes(order);
  const limits = new Map([...taxLeft(order)].map(([rate, taxAmount]) => [rate, taxAmount - (given.get(rate) ?? 0)]));
  return atMost(taxOfSplit(amount, partsLeft(order)), limits);
};
