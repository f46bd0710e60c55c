import { amountText } from '#domain/notifications/amount-text';
import { worthOf } from '#domain/orders/balance';
import type { Order, OrderLine } from '#domain/orders/order';

/** What is written to a customer, in plain words and as a page that says the same. */
export type Letter = { readonly subject: string; readonly text: string; readonly html: string };

/** What there is a letter about. */
export const letterTypes = ['order.confirmed', 'order.canceled'] as const;
export type LetterType = (typeof letterTypes)[number];

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

/** A canceled order is told as it was ordered; any other as what is left of it. */
const unitsOf = (type: LetterType, { quantity }: OrderLine): number =>
  type === 'order.canceled' ? quantity.ordered : quantity.ordered - quantity.canceled;

/** What is left of it, or what it was when it was canceled. Lines tell their amounts as long as they are whole. */
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

/** The letter about an order as an event left it. It names no person: who it is for knows who they are. */
export const letterAbout = (type: LetterType, order: Order): Letter => {
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
