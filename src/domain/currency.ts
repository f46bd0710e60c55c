/** An active ISO 4217 currency code in upper case, e.g. `EUR`. Only `parseCurrency` makes one. */
export type Currency = string & { readonly __brand: 'Currency' };

/**
 * ISO 4217 lists one and two as of 2026-01-01: every active code that has a minor unit, fund codes included. Metals,
 * bond market units, drawing rights, the test code and "no currency" have none, so no amount can be stated in them.
 */
const codes = `
AED AFN ALL AMD AOA ARS AUD AWG AZN
BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK
DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD
HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY
KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD
MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN
NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF
SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL
THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS
VED VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`;

export const currencyCodes: readonly string[] = codes.trim().split(/\s+/);
const active: ReadonlySet<string> = new Set(currencyCodes);

export type CurrencyExponent = 0 | 2 | 3 | 4;

const withoutDecimals = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ');
const withThreeDecimals = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');
const withFourDecimals = 'CLF UYW'.split(' ');

/** The currencies that do not have two decimals. */
const exceptions: ReadonlyMap<string, CurrencyExponent> = new Map([
  ...withoutDecimals.map((code) => [code, 0] as const),
  ...withThreeDecimals.map((code) => [code, 3] as const),
  ...withFourDecimals.map((code) => [code, 4] as const),
]);

/** The currency named by an upper-case ISO 4217 code; undefined for anything else, lower case included. */
export const parseCurrency = (text: string): Currency | undefined =>
  active.has(text) ? (text as Currency) : undefined;

/** How many decimals the currency's minor unit has (ISO 4217 "minor unit"): 1.005 KWD is 1005, so 3. */
export const currencyExponent = (currency: Currency): CurrencyExponent => exceptions.get(currency) ?? 2;

/** An amount in the major unit, exactly, also below zero: 7541 is `75.41` in EUR, `7541` in JPY and `7.541` in KWD. */
export const decimalAmount = (amount: number, currency: Currency): string => {
  const places = currencyExponent(currency);
  if (places === 0) return String(amount);
  const digits = String(Math.abs(amount)).padStart(places + 1, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};
