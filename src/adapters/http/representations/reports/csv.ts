import { type Currency, decimalAmount } from '#domain/currency';

/** A row as its JSON has it. Its members that end in `Amount` are in the minor unit of its currency. */
type CsvRow = { readonly currency: Currency };

/** A spreadsheet takes a text that begins so for a formula. */
const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);

const textCell = (text: string): string => {
  const harmless = isFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

const cell = (name: string, value: unknown, currency: Currency): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return name.endsWith('Amount') ? decimalAmount(value, currency) : String(value);
  return textCell(String(value));
};

/**
 * Rows as CSV by RFC 4180, with the names of the columns. Amounts are decimals in the major unit of their currency, exactly; a
 * null is empty. No cell is a formula.
 */
export const csvOf = <Row extends CsvRow>(names: readonly (keyof Row & string)[], rows: readonly Row[]): string =>
  [names.join(','), ...rows.map((row) => names.map((name) => cell(name, row[name], row.currency)).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
