import type { Language } from './config';

/** The format of amounts in the minor unit of a currency, as customers read them: 7541 of EUR is 75,41 €. */
export const moneyFormat = (language: Language, currency: string): ((amount: number) => string) => {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  // As decimal text: a division could round.
  return (amount) => format.format(decimalOf(amount, maximumFractionDigits) as unknown as number);
};

/** An amount in minor units as a decimal number: 7541 with 2 places is 75.41. */
export const decimalOf = (amount: number, places: number): string => {
  const digits = String(Math.abs(amount)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const sign = amount < 0 ? '-' : '';
  return places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-places)}`;
};

/** A rate such as 0.19 as a percentage of the language: 19 %. */
export const percentOf = (language: Language, rate: string): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 4 }).format(Number(rate));
