import { type Currency, currencyExponent } from '#domain/currency';
import type { MinorUnits } from '#domain/money';

/**
 * Stripe's decimals where they are not those of ISO 4217 (docs.stripe.com/currencies): amounts of ISK and UGX have two that
 * must be 00, amounts of MGA have none. HUF and TWD have two, as in ISO 4217; only payouts are in whole units.
 */
const decimalsAtStripe: ReadonlyMap<string, number> = new Map([
  ['ISK', 2],
  ['UGX', 2],
  ['MGA', 0],
]);

/** Decimals at Stripe less decimals here. */
const shiftOf = (currency: Currency): number => {
  const exponent = currencyExponent(currency);
  return (decimalsAtStripe.get(currency) ?? exponent) - exponent;
};

/** The smallest amount that Stripe charges, in minor units: every amount is a multiple of it (money.md V7). */
export const stripeStepOf = (currency: Currency): MinorUnits => {
  // Card networks do not take the third decimal of BHD, JOD, KWD, OMR and TND.
  if (currencyExponent(currency) === 3) return 10;
  return Math.max(1, 10 ** -shiftOf(currency));
};

/** An amount as Stripe is asked for it; undefined: it is no multiple of the step. */
export const stripeAmountOf = (amount: MinorUnits, currency: Currency): number | undefined =>
  amount % stripeStepOf(currency) === 0 ? Math.round(amount * 10 ** shiftOf(currency)) : undefined;

/** An amount of Stripe in minor units. */
export const minorUnitsOf = (amount: number, currency: Currency): MinorUnits =>
  Math.round(amount / 10 ** shiftOf(currency));
