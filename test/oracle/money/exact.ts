/** An exact fraction: the rate "0.19" is 19 / 100. */
type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

/** A decimal text as a fraction. */
const fractionOf = (decimal: string): Fraction => {
  const [whole = '0', places = ''] = decimal.split('.');
  return { numerator: BigInt(whole + places), denominator: 10n ** BigInt(places.length) };
};

/** amount × numerator ÷ denominator, rounded half up. No argument is negative. */
export const share = (amount: number, numerator: bigint, denominator: bigint): number =>
  Number((2n * BigInt(amount) * numerator + denominator) / (2n * denominator));

/** A rate of an amount: the tax on a net amount, or a percentage off (api.md "Money, exactly"). */
export const rateOf = (amount: number, rate: string): number => {
  const { numerator, denominator } = fractionOf(rate);
  return share(amount, numerator, denominator);
};

/** The tax that a gross amount contains: gross × rate ÷ (1 + rate) (api.md "Money, exactly"). */
export const taxIn = (grossAmount: number, rate: string): number => {
  const { numerator, denominator } = fractionOf(rate);
  return share(grossAmount, numerator, denominator + numerator);
};

/** Divides an amount by weights: largest remainder, ties to the earlier weight. All zero if no weight is above 0. */
export const allocate = (amount: number, weights: readonly number[]): readonly number[] => {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total === 0n) return weights.map(() => 0);
  const exact = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight);
    return { index, floor: Number(product / total), remainder: product % total };
  });
  const missing = amount - exact.reduce((sum, { floor }) => sum + floor, 0);
  const byRemainder = exact.toSorted(
    (a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) || a.index - b.index,
  );
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return exact.map(({ index, floor }) => floor + (raised.has(index) ? 1 : 0));
};

/** The nearest multiple of a step, half up (money.md V7). */
export const toStep = (amount: number, step: number): number => share(amount, 1n, BigInt(step)) * step;

export const sumOf = <Item>(items: readonly Item[], amountOf: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + amountOf(item), 0);

/** Sums the items of each rate. Rates keep the order of their first item. */
export const byRate = <Item>(
  items: readonly Item[],
  rateOfItem: (item: Item) => string,
  amountOf: (item: Item) => number,
): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(rateOfItem(item), (sums.get(rateOfItem(item)) ?? 0) + amountOf(item));
  return sums;
};
