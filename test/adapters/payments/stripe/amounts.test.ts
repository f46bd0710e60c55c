import { describe, expect, test } from '@jest/globals';
import { minorUnitsOf, stripeAmountOf, stripeStepOf } from '#adapters/payments/stripe/amounts';
import { currency } from '#test/builders/products';

describe('amounts at Stripe', () => {
  test.each([
    ['EUR', 7541, 7541],
    ['JPY', 1500, 1500],
    ['KRW', 1500, 1500],
    ['HUF', 12_345, 12_345],
    ['TWD', 12_300, 12_300],
    ['ISK', 1500, 150_000],
    ['UGX', 5, 500],
    ['MGA', 50_000, 500],
    ['KWD', 1060, 1060],
  ])('V7: %s %d is %d at Stripe, and back', (code, amount, atStripe) => {
    expect(stripeAmountOf(amount, currency(code))).toBe(atStripe);
    expect(minorUnitsOf(atStripe, currency(code))).toBe(amount);
  });

  test.each([
    ['EUR', 1],
    ['JPY', 1],
    ['ISK', 1],
    ['UGX', 1],
    ['MGA', 100],
    ['BHD', 10],
    ['JOD', 10],
    ['KWD', 10],
    ['OMR', 10],
    ['TND', 10],
  ])('V7: the step of %s is %d', (code, step) => expect(stripeStepOf(currency(code))).toBe(step));

  test('V7: an amount off the step cannot be charged', () => {
    expect(stripeAmountOf(1055, currency('KWD'))).toBeUndefined();
    expect(stripeAmountOf(150, currency('MGA'))).toBeUndefined();
  });
});
