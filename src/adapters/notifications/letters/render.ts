import { amountText } from '#adapters/notifications/letters/amount-text';
import type { Letter, LetterType } from '#domain/notifications/letter';
import { shippingOwed, worthOf, worthOfLine } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';

/** A letter in words, as plain text and as a page with the same content. */
export type RenderedLetter = { readonly subject: string; readonly text: string; readonly html: string };

/** A letter as it arrived. */
export type SentLetter = RenderedLetter & { readonly to: string };

const words: Readonly<Record<LetterType, { readonly title: string; readonly sentence: (order: Order) => string }>> = {
  'order.confirmed': {
    title: 'is confirmed',
    sentence: ({ status }) =>
      status === 'completed'
        ? 'Thank you for your order. It is complete: nothing is left to pay or to send.'
        : 'Thank you for your order. It is confirmed and being worked on.',
  },
  'order.canceled': {
    title: 'was canceled',
    sentence: () => 'Your order was canceled. Nothing of it will be sent to you, and you owe nothing for it.',
  },
};

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
const amountRows = (order: Order): readonly Row[] => {
  const amount = (minorUnits: number): string => amountText(minorUnits, order.currency);
  const shipping = shippingOwed(order);
  return [
    ...order.lines
      .map((line) => ({ line, units: line.quantity.ordered - line.quantity.canceled }))
      .filter(({ units }) => units > 0)
      .map(({ line, units }): Row => [`${units} × ${line.name}`, amount(worthOfLine(line, order.pricesIncludeTax))]),
    ...(shipping === null ? [] : [[`Shipping (${shipping.method})`, amount(shipping.totalAmount)] as const]),
    ['Total, tax included', amount(worthOf(order))],
  ];
};

/** The ordered units, without amounts: nothing of a canceled order has to be paid. */
const unitRows = ({ lines }: Order): readonly Row[] =>
  lines.map(({ quantity, name }) => [`${quantity.ordered} × ${name}`, '']);

const rowsOf: { readonly [Type in LetterType]: (order: Order) => readonly Row[] } = {
  'order.confirmed': amountRows,
  'order.canceled': unitRows,
};

/** Renders a letter. It names no person. */
export const renderLetter = ({ type, order }: Letter): RenderedLetter => {
  const { title, sentence: sentenceOf } = words[type];
  const sentence = sentenceOf(order);
  const heading = `Order ${order.id} ${title}`;
  const rows = rowsOf[type](order);
  const text = [heading, sentence, rows.map((row) => row.filter((part) => part !== '').join('  ')).join('\n')];
  const cells = rows.map(
    ([what, amount]) => `<tr><td>${escaped(what)}</td><td align="right">${escaped(amount)}</td></tr>`,
  );
  return {
    subject: heading,
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html><html lang="en"><body><h1>${escaped(heading)}</h1><p>${escaped(sentence)}</p><table>${cells.join('')}</table></body></html>`,
  };
};
