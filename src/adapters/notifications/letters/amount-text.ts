import { type Currency, decimalAmount } from '#domain/currency';

export type DecimalMark = '.' | ',';

/** An amount as text, which may be below zero: 7541 is `75.41 EUR`, `7541 JPY` or `7.541 KWD`, in German `75,41 EUR`. */
export const amountText = (amount: number, currency: Currency, decimalMark: DecimalMark): string =>
  `${decimalAmount(amount, currency).replace('.', decimalMark)} ${currency}`;
