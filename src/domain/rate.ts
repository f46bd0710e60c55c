/**
 * A share from "0" to "1" as a decimal string with at most 6 places, e.g. `"0.19"`: text, because 0.19 has no exact
 * binary fraction. It is not normalized: "0.1" and "0.10" are two texts of one rate. Only `parseRate` makes one.
 */
export type Rate = string & { readonly __brand: 'Rate' };

const places = 6;
const pattern = /^(?:0(?:\.[0-9]{1,6})?|1(?:\.0{1,6})?)$/;

/** The rate a text states; undefined when it has a sign, an exponent, padding, a bare point, 7 places or exceeds 1. */
export const parseRate = (text: string): Rate | undefined => (pattern.test(text) ? (text as Rate) : undefined);

/** The rate as an exact integer, 0 to 1,000,000: "0.19" is 190,000 millionths. */
export const millionths = (rate: Rate): number => {
  const [whole = '', decimals = ''] = rate.split('.');
  return Number(whole + decimals.padEnd(places, '0'));
};

/** The one text of a rate among its spellings: without zeros at its end, "0.1" for "0.10". */
export const plainRate = (rate: Rate): Rate => {
  const decimals = String(millionths(rate) % 10 ** places)
    .padStart(places, '0')
    .replace(/0+$/, '');
  const whole = Math.floor(millionths(rate) / 10 ** places);
  return (decimals === '' ? String(whole) : `${whole}.${decimals}`) as Rate;
};
