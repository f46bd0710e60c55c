import { amountText } from '#adapters/notifications/letters/amount-text';
import type { Letter, LetterType } from '#domain/notifications/letter';
import { worthOf } from '#domain/orders/money/balance';
import type { Order, OrderLine } from '#domain/orders/order';

/** A letter in words, as plain text and as a page with the same content. */
export type RenderedLetter = { readonly subject: string; readonly text: string; readonly html: string };

/** A letter as it arrived. */
export type SentLetter = RenderedLetter & { readonly to: string };

const words: Readonly<Record<LetterType, { readonly title: string; readonly sentence: string }>> = {
  'order.confirmed': {
    title: 'is confirmed',
    sentence: 'Thank you for your order. It is confirmed and being worked on.',
  },
  'order.canceled': { title: 'was canceled', sentence: 'Your order was canceled. Nothing of it will be sent to you.' },
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

/** The letter about a canceled order lists the ordered units, any other letter those that are not canceled. */
const unitsOf = (type: LetterType, { quantity }: OrderLine): number =>
  type === 'order.canceled' ? quantity.ordered : quantity.ordered - quantity.canceled;

/** The lines, the shipping and the total. A line shows its amount only when none of its units is left out. */
const rowsOf = (type: LetterType, order: Order): readonly Row[] => {
  const amount = (minorUnits: number): string => amountText(minorUnits, order.currency);
  const lines = order.lines
    .map((line) => ({ line, units: unitsOf(type, line) }))
    .filter(({ units }) => units > 0)
    .map(({ line, units }): Row => {
      const isWhole = units === line.quantity.ordered;
      return [`${units} × ${line.name}`, isWhole ? amount(line.totalAmount) : ''];
    });
  const { shipping, totals } = order;
  const total = type === 'order.canceled' ? totals.totalAmount : worthOf(order);
  return [
    ...lines,
    ...(shipping === null ? [] : [[`Shipping (${shipping.method})`, amount(shipping.totalAmount)] as const]),
    ['Total, tax included', amount(total)],
  ];
};

/** Renders a letter. It names no person. */
export const renderLetter = ({ type, order }: Letter): RenderedLetter => {
  const { title, sentence } = words[type];
  const heading = `Order ${order.id} ${title}`;
  const rows = rowsOf(type, order);
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
