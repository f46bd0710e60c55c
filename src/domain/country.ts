/** An ISO 3166-1 alpha-2 country code in upper case, e.g. `DE`. Only `parseCountry` makes one. */
export type Country = string & { readonly __brand: 'Country' };

/** The 249 officially assigned codes; reserved ones such as EU and UK, and user-assigned ones such as XK, are not. */
const codes = `
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ
BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY
HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ
LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ
TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`;

export const countryCodes: readonly string[] = codes.trim().split(/\s+/);
const assigned: ReadonlySet<string> = new Set(countryCodes);

const european = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE';
const ofEuropeanUnion: ReadonlySet<string> = new Set(european.split(' '));

/** True for a member of the European Union. */
export const isInEuropeanUnion = (country: Country): boolean => ofEuropeanUnion.has(country);

/**
 * The code of a region: an ISO 3166-2 code or its part after the country, in any case (money.md F7). `us-ny` and `NY`
 * are `NY`. Null for anything else, such as a name.
 */
export const regionCode = (country: Country, region: string | null): string | null => {
  const code = region?.trim().toUpperCase() ?? '';
  const part = code.startsWith(`${country}-`) ? code.slice(country.length + 1) : code;
  return /^[A-Z0-9]{1,3}$/.test(part) ? part : null;
};

/** The country named by an upper-case ISO 3166-1 alpha-2 code; undefined for anything else, lower case included. */
export const parseCountry = (text: string): Country | undefined => (assigned.has(text) ? (text as Country) : undefined);
