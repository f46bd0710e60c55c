/** The decimal places of a currency. */
export const placesOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** An amount as a person types it, in minor units: 12.34 and 12,34 of EUR are 1234. Undefined: not an amount. */
export const minorUnitsOf = (text: string, currency: string): number | undefined => {
  const places = placesOf(currency);
  const match = /^(-?)(\d+)(?:[.,](\d*))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (fraction.length > places) return undefined;
  const amount = Number(`${sign}${whole}${fraction.padEnd(places, '0')}`);
  return Number.isSafeInteger(amount) ? amount : undefined;
};
