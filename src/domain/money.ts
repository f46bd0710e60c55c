import { millionths, type Rate } from '#domain/rate';

/**
 * An amount of money as an integer in the minor unit of its currency: 7541 is 75.41 EUR, 7,541 JPY or 7.541 KWD.
 * Every function takes and returns non-negative safe integers; anything else is a defect and throws a RangeError.
 * Intermediate products can exceed 2^53, so they are computed with BigInt.
 */
export type MinorUnits = number;

/** Exact, because a rate has at most 6 places. */
const rateScale = 1_000_000;

const exactly = (value: number): bigint => {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a non-negative safe integer: ${value}`);
  return BigInt(value);
};

const toSafeInteger = (value: bigint): number => {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`past the largest safe integer: ${value}`);
  return Number(value);
};

/** The sum of the amounts; throws when it exceeds 2^53. */
export const sumOf = (amounts: readonly MinorUnits[]): MinorUnits =>
  toSafeInteger(amounts.reduce((sum, amount) => sum + exactly(amount), 0n));

/** amount x numerator / denominator, rounded half up to a whole minor unit. The denominator is at least 1. */
export const multiplyDivideRoundHalfUp = (amount: MinorUnits, numerator: number, denominator: number): MinorUnits => {
  if (denominator === 0) throw new RangeError('cannot divide an amount by 0');
  const product = exactly(amount) * exactly(numerator);
  const divisor = exactly(denominator);
  return toSafeInteger((2n * product + divisor) / (2n * divisor));
};

/**
 * The multiple of `step` nearest to the amount, half up: what an order is worth in a currency whose smallest payable amount
 * is larger than its minor unit (money.md V7). The step is at least 1.
 */
export const toStep = (amount: MinorUnits, step: number): MinorUnits =>
  toSafeInteger(exactly(multiplyDivideRoundHalfUp(amount, 1, step)) * exactly(step));

/** round(amount x rate): the tax on a net amount, or the amount of a percentage discount. */
export const applyRate = (amount: MinorUnits, rate: Rate): MinorUnits =>
  multiplyDivideRoundHalfUp(amount, millionths(rate), rateScale);

/** round(gross x rate / (1 + rate)): the tax contained in a gross amount. The net amount is the rest. */
export const taxContained = (gross: MinorUnits, rate: Rate): MinorUnits =>
  multiplyDivideRoundHalfUp(gross, millionths(rate), rateScale + millionths(rate));

/**
 * Splits `total` by `weights` with the largest remainder method: each share is its exact quota rounded down, and the
 * units left over go one each to the largest remainders, the earlier of equals first. The shares come in the order of
 * the weights and sum to `total`. If `total` is at most the sum of the weights, no share exceeds its weight. Throws when
 * a `total` above 0 has no weight to go to.
 */
export const allocate = (total: MinorUnits, weights: readonly number[]): MinorUnits[] => {
  const amount = exactly(total);
  const sumOfWeights = exactly(sumOf(weights));
  // The sum of the weights may be 0, by which nothing can be divided.
  if (amount === 0n) return weights.map(() => 0);
  if (sumOfWeights === 0n) throw new RangeError(`cannot split ${total} by weights of 0`);

  const quotas = weights.map((weight, index) => {
    const product = amount * exactly(weight);
    return { index, share: product / sumOfWeights, remainder: product % sumOfWeights };
  });
  const unitsLeft = amount - quotas.reduce((sum, { share }) => sum + share, 0n);
  // The sort is stable: of equal remainders the earlier stays first.
  const byRemainder = quotas.toSorted((a, b) => (a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1));
  const roundedUp = new Set(byRemainder.slice(0, Number(unitsLeft)).map(({ index }) => index));
  return quotas.map(({ index, share }) => Number(share) + (roundedUp.has(index) ? 1 : 0));
};

/**
 * The worth of the units `from` + 1 to `to` of `of` units that together are worth `amount`. The first k units are worth
 * round(amount x k / of), a later part the difference of its ends, so that all parts of a line sum to its amount.
 * Requires 0 <= from <= to <= of and of >= 1.
 */
export const worthOfUnits = (amount: MinorUnits, from: number, to: number, of: number): MinorUnits => {
  if (!(from <= to && to <= of)) throw new RangeError(`no units ${from} to ${to} of ${of}`);
  return multiplyDivideRoundHalfUp(amount, to, of) - multiplyDivideRoundHalfUp(amount, from, of);
};
