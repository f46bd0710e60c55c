import { type Currency, currencyExponent } from '#domain/currency';

export type DecimalMark = '.' | ',';

/** An amount as text, which may be below zero: 7541 is `75.41 EUR`, `7541 JPY` or `7.541 KWD`, in German `75,41 EUR`. */
export const amountText = (amount: number, currency: Currency, decimalMark: DecimalMark): string => {
  const places = currencyExponent(currency);
  if (places === 0) return `${amount} ${currency}`;
  const digits = String(Math.abs(amount)).padStart(places + 1, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -places)}${decimalMark}${digits.slice(-places)} ${currency}`;
};
