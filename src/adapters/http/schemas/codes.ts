import * as z from 'zod/mini';
import { codePattern, codeText, typedCodePattern } from '#adapters/http/schemas/code-pattern';
import { readBy } from '#adapters/http/schemas/text';
import { bounds } from '#domain/bounds';
import { type DiscountCode, parseDiscountCode } from '#domain/catalog/discount';
import { parseSku, type Sku, taxCategories } from '#domain/catalog/product';
import { type Country, countryCodes, parseCountry } from '#domain/country';
import { type Currency, currencyCodes, parseCurrency } from '#domain/currency';
import { locales } from '#domain/locale';

/** A pattern, not an enum: clients keep codes in plain strings. */
const anyOf = (codes: readonly string[]): string => `^(?:${codes.join('|')})$`;

export const CurrencyCode = readBy<Currency>(
  parseCurrency,
  /^[A-Z]{3}$/,
  'must be an ISO 4217 code in upper case, such as EUR',
).check(z.meta({ id: 'CurrencyInput', pattern: anyOf(currencyCodes), description: 'An ISO 4217 code in upper case.' }));
export const CountryCode = readBy<Country>(
  parseCountry,
  /^[A-Z]{2}$/,
  'must be an ISO 3166-1 alpha-2 code, such as DE',
).check(
  z.meta({
    id: 'CountryInput',
    pattern: anyOf(countryCodes),
    description: 'An ISO 3166-1 alpha-2 code in upper case.',
  }),
);

export const TaxCategoryText = z.enum(taxCategories).check(z.meta({ id: 'TaxCategory' }));
export const LocaleText = z.enum(locales).check(z.meta({ id: 'Locale', description: 'A language of letters.' }));

export const SkuText = readBy<Sku>(parseSku, new RegExp(codePattern(bounds.skuLength)), codeText(bounds.skuLength));
export const DiscountCodeText = readBy<DiscountCode>(
  parseDiscountCode,
  new RegExp(typedCodePattern(bounds.discountCodeLength)),
  codeText(bounds.discountCodeLength),
);
