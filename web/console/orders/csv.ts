import { decimalOf } from '../../shared/money';
import { placesOf } from '../amounts';
import type { OrderSummary } from '../types';

const columns = {
  id: ({ id }) => id,
  placedAt: ({ placedAt }) => placedAt,
  customerId: ({ customerId }) => customerId,
  status: ({ status }) => status,
  paymentStatus: ({ paymentStatus }) => paymentStatus,
  fulfillmentStatus: ({ fulfillmentStatus }) => fulfillmentStatus,
  returnStatus: ({ returnStatus }) => returnStatus,
  lineCount: ({ lineCount }) => String(lineCount),
  total: ({ totalAmount, currency }) => decimalOf(totalAmount, placesOf(currency)),
  currency: ({ currency }) => currency,
  externalReference: ({ externalReference }) => externalReference ?? '',
} as const satisfies Readonly<Record<string, (order: OrderSummary) => string>>;

/** A cell by RFC 4180. A spreadsheet must not run the text of a customer as a formula. */
const cell = (text: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** Orders as CSV, with a mark at its beginning by which spreadsheets know UTF-8. */
export const csvOf = (orders: readonly OrderSummary[]): string => {
  const rows = [Object.keys(columns), ...orders.map((order) => Object.values(columns).map((of) => of(order)))];
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
};
