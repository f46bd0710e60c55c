import { amountText } from '#adapters/notifications/letters/amount-text';
import { english } from '#adapters/notifications/letters/english';
import { german } from '#adapters/notifications/letters/german';
import type { Language, LetterFacts } from '#adapters/notifications/letters/language';
import { timeText } from '#adapters/notifications/letters/time-text';
import type { FulfillmentId } from '#domain/fulfillment/parcel';
import type { Locale } from '#domain/locale';
import type { MinorUnits } from '#domain/money';
import type { Letter, LetterType, OrderInLetter } from '#domain/notifications/letter';
import type { EventData, OrderEvent } from '#domain/orders/events';
import {
  adjustedAmountOf,
  discountLeft,
  roundingOf,
  shippingOwed,
  worthOf,
  worthOfLine,
} from '#domain/orders/money/balance';
import { payableAmountOf } from '#domain/payments/pay';
import { isUnsettled, operationsOf } from '#domain/payments/payment';
import type { ReturnId } from '#domain/returns/return-request';

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

/**
 * The units that are neither canceled nor returned, the shipping that is owed, goodwill and rounding, and the total to which
 * they sum. The lines are worth what is left after the discount, so a row after the total tells it.
 */
const amountRows = (order: OrderInLetter, language: Language): readonly Row[] => {
  const amount = (minorUnits: number): string => amountText(minorUnits, order.currency, language.decimalMark);
  const shipping = shippingOwed(order);
  const goodwill = adjustedAmountOf(order);
  const rounding = roundingOf(order);
  const discount = discountLeft(order);
  return [
    ...order.lines
      .map((line) => ({ line, units: line.quantity.ordered - line.quantity.canceled - line.quantity.returned }))
      .filter(({ units }) => units > 0)
      .map(({ line, units }): Row => [`${units} × ${line.name}`, amount(worthOfLine(line, order.pricesIncludeTax))]),
    ...(shipping === null ? [] : [[language.shipping(shipping.method), amount(shipping.totalAmount)] as const]),
    ...(goodwill === 0 ? [] : [[language.goodwill, amount(-goodwill)] as const]),
    ...(rounding === 0 ? [] : [[language.rounding, amount(rounding)] as const]),
    [language.total, amount(worthOf(order))],
    ...(order.discount === null || discount === 0
      ? []
      : [[language.discount(order.discount.code), amount(discount)] as const]),
  ];
};

type Units = readonly { readonly lineId: string; readonly quantity: number }[];

/** Units of lines, without amounts. */
const unitRows = ({ lines }: OrderInLetter, units: Units): readonly Row[] => {
  const names = new Map(lines.map(({ id, name }) => [id, name]));
  return units.map(({ lineId, quantity }) => [`${quantity} × ${names.get(lineId) ?? lineId}`, '']);
};

const parcelOf = ({ fulfillments }: OrderInLetter, id: FulfillmentId) =>
  fulfillments.find((parcel) => parcel.id === id);
const returnOf = ({ returns }: OrderInLetter, id: ReturnId) => returns.find((each) => each.id === id);

const orderedUnits = ({ lines }: OrderInLetter): Units =>
  lines.map(({ id, quantity }) => ({ lineId: id, quantity: quantity.ordered }));

type RowsOf<Type extends LetterType> = (
  order: OrderInLetter,
  data: EventData[Type],
  language: Language,
) => readonly Row[];

const rowsOf: { readonly [Type in LetterType]: RowsOf<Type> } = {
  'order.placed': (order, _, language) => amountRows(order, language),
  'order.confirmed': (order, _, language) => amountRows(order, language),
  // Nothing of a canceled order has to be paid.
  'order.canceled': (order) => unitRows(order, orderedUnits(order)),
  'payment.failed': (order, _, language) => amountRows(order, language),
  'payment.refunded': (order) => unitRows(order, orderedUnits(order)),
  'fulfillment.shipped': (order, { fulfillmentId }) => unitRows(order, parcelOf(order, fulfillmentId)?.lines ?? []),
  'fulfillment.delivered': (order, { fulfillmentId }) => unitRows(order, parcelOf(order, fulfillmentId)?.lines ?? []),
  'return.requested': (order, { lines }) => unitRows(order, lines),
  'return.received': (order, { lines }) => unitRows(order, lines),
  'return.rejected': (order, { returnId }) => unitRows(order, returnOf(order, returnId)?.lines ?? []),
};

/** The sum of the refunds that are under way; earlier ones had letters of their own. */
const comingBackOf = (order: OrderInLetter): MinorUnits =>
  operationsOf(order)
    .filter((operation) => operation.type === 'refund' && isUnsettled(operation))
    .reduce((sum, { amount }) => sum + amount, 0);

const factsOf = ({ order, event, locale, timeZone }: Letter, { decimalMark }: Language): LetterFacts => {
  const amount = (minorUnits: number): string => amountText(minorUnits, order.currency, decimalMark);
  const comingBack = comingBackOf(order);
  const expiresAt = order.status === 'pending' ? order.expiresAt : null;
  return {
    order,
    amount,
    due: amount(payableAmountOf(order)),
    expiresAt: expiresAt === null ? null : timeText(expiresAt, locale, timeZone),
    tracking: 'fulfillmentId' in event.data ? (parcelOf(order, event.data.fulfillmentId)?.tracking ?? null) : null,
    comingBack: comingBack === 0 ? null : amount(comingBack),
  };
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

/** The title, the sentence and the rows of the letter about an event of one type. */
const contentOf = <Type extends LetterType>(
  order: OrderInLetter,
  { type, data }: OrderEvent<Type>,
  facts: LetterFacts,
  language: Language,
) => {
  const { title, sentence } = language.letters[type];
  return { heading: title(order.id), sentence: sentence(facts, data), rows: rowsOf[type](order, data, language) };
};

/** Renders a letter. It names no customer. */
export const renderLetter = (letter: Letter): RenderedLetter => {
  const { event, order, locale, timeZone } = letter;
  const language = languages[locale];
  const { heading, sentence, rows } = contentOf(order, event, factsOf(letter, language), language);
  const orderedAt = language.orderedAt(timeText(order.placedAt, locale, timeZone));
  const paragraphs = [heading, sentence, orderedAt] as const;
  const footer = footerOf(letter, language);
  return { subject: heading, text: textOf(paragraphs, rows, footer), html: htmlOf(locale, paragraphs, rows, footer) };
};
