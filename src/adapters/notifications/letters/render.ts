import { amountText } from '#adapters/notifications/letters/amount-text';
import { english } from '#adapters/notifications/letters/english';
import { german } from '#adapters/notifications/letters/german';
import type { Language } from '#adapters/notifications/letters/language';
import { timeText } from '#adapters/notifications/letters/time-text';
import type { Locale } from '#domain/locale';
import type { Letter, LetterType, OrderInLetter } from '#domain/notifications/letter';
import { shippingOwed, worthOf, worthOfLine } from '#domain/orders/money/balance';

/** A letter in words, as plain text and as a page with the same content. */
export type RenderedLetter = { readonly subject: string; readonly text: string; readonly html: string };

/** A letter as it arrived. */
export type SentLetter = RenderedLetter & { readonly to: string };

const languages: { readonly [Code in Locale]: Language } = { en: english, de: german };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (symbol) => entities[symbol] ?? symbol);

type Row = readonly [what: string, amount: string];

/** The units that are not canceled, the shipping that is owed and the total: the amounts sum to the total. */
const amountRows = (order: OrderInLetter, language: Language): readonly Row[] => {
  const amount = (minorUnits: number): string => amountText(minorUnits, order.currency, language.decimalMark);
  const shipping = shippingOwed(order);
  return [
    ...order.lines
      .map((line) => ({ line, units: line.quantity.ordered - line.quantity.canceled }))
      .filter(({ units }) => units > 0)
      .map(({ line, units }): Row => [`${units} × ${line.name}`, amount(worthOfLine(line, order.pricesIncludeTax))]),
    ...(shipping === null ? [] : [[language.shipping(shipping.method), amount(shipping.totalAmount)] as const]),
    [language.total, amount(worthOf(order))],
  ];
};

/** The ordered units, without amounts: nothing of a canceled order has to be paid. */
const unitRows = ({ lines }: OrderInLetter): readonly Row[] =>
  lines.map(({ quantity, name }) => [`${quantity.ordered} × ${name}`, '']);

const rowsOf: { readonly [Type in LetterType]: (order: OrderInLetter, language: Language) => readonly Row[] } = {
  'order.confirmed': amountRows,
  'order.canceled': unitRows,
};

/** The lines at the foot of a letter: the seller's name, address, email and VAT number, as far as they are known. */
const footerOf = ({ seller, locale }: Letter, language: Language): readonly string[] => {
  if (seller === null) return [];
  const { line1, line2, postalCode, city, region, country } = seller.address;
  const countryName = new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country;
  const place = postalCode === null ? city : `${postalCode} ${city}`;
  const vatId = seller.vatId && language.vatId(seller.vatId);
  return [seller.name, line1, line2, place, region, countryName, seller.email, vatId].filter((line) => line !== null);
};

const textOf = (paragraphs: readonly string[], rows: readonly Row[], footer: readonly string[]): string => {
  const table = rows.map((row) => row.filter((part) => part !== '').join('  ')).join('\n');
  return `${[...paragraphs, table, ...(footer.length === 0 ? [] : [footer.join('\n')])].join('\n\n')}\n`;
};

const htmlOf = (
  locale: Locale,
  [heading, ...paragraphs]: readonly [string, ...string[]],
  rows: readonly Row[],
  footer: readonly string[],
): string => {
  const cells = rows.map(
    ([what, amount]) => `<tr><td>${escaped(what)}</td><td align="right">${escaped(amount)}</td></tr>`,
  );
  const words = paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('');
  const foot = footer.length === 0 ? '' : `<p><small>${footer.map(escaped).join('<br>')}</small></p>`;
  return `<!doctype html><html lang="${locale}"><body><h1>${escaped(heading)}</h1>${words}<table>${cells.join('')}</table>${foot}</body></html>`;
};

/** Renders a letter. It names no customer. */
export const renderLetter = (letter: Letter): RenderedLetter => {
  const { type, order, locale, timeZone } = letter;
  const language = languages[locale];
  const { title, sentence } = language.letters[type];
  const heading = title(order.id);
  const orderedAt = language.orderedAt(timeText(order.placedAt, locale, timeZone));
  const paragraphs = [heading, sentence(order), orderedAt] as const;
  const rows = rowsOf[type](order, language);
  const footer = footerOf(letter, language);
  return { subject: heading, text: textOf(paragraphs, rows, footer), html: htmlOf(locale, paragraphs, rows, footer) };
};
