// Products and customers as tables for a spreadsheet.

import { guardedText, unguardedText } from './csv';
import { requiredOfCustomer, usualOfCustomer } from './kinds/customers';
import { requiredOfProduct, usualOfProduct } from './kinds/products';
import { type Fields, type Row, refuseRow } from './row';

/** The form of a value in a cell. `parse` gets a cell that is not empty. */
type Column = { readonly write: (value: unknown) => string; readonly parse: (cell: string, name: string) => unknown };

const text: Column = { write: (value) => guardedText(String(value)), parse: unguardedText };

const whole: Column = {
  write: String,
  parse: (cell, name) =>
    /^-?\d{1,15}$/.test(cell.trim()) ? Number(cell) : refuseRow(`${name} is not a whole number such as 12`),
};

const flag: Column = {
  write: String,
  // Spreadsheets write TRUE.
  parse: (cell, name) => {
    const word = cell.trim().toLowerCase();
    return word === 'true' || word === 'false' ? word === 'true' : refuseRow(`${name} is neither true nor false`);
  },
};

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
const time: Column = {
  write: (value) => new Date(value as number).toISOString(),
  parse: (cell, name) =>
    isoTime.test(cell) && !Number.isNaN(Date.parse(cell))
      ? Date.parse(cell)
      : refuseRow(`${name} is not a time in UTC such as 2026-12-01T08:00:00Z`),
};

/** `EUR 1999; USD 2400`: whole minor units, as in the API. */
const prices: Column = {
  write: (value) =>
    Object.entries(value as Readonly<Record<string, number>>)
      .map(([currency, amount]) => `${currency} ${amount}`)
      .join('; '),
  parse: (cell, name) => {
    const parts = cell.split(';').map((part) => /^\s*([A-Z]{3})\s+(\d{1,15})\s*$/.exec(part));
    const entries = parts.map((part) => (part === null ? undefined : ([part[1], Number(part[2])] as const)));
    if (entries.includes(undefined)) refuseRow(`${name} is not a list of minor units such as EUR 1999; USD 2400`);
    const named = Object.fromEntries(entries as readonly (readonly [string, number])[]);
    return Object.keys(named).length === entries.length ? named : refuseRow(`${name} has a currency twice`);
  },
};

const list: Column = {
  write: (value) => JSON.stringify(value),
  parse: (cell, name) => {
    try {
      return JSON.parse(cell);
    } catch {
      return refuseRow(`${name} is not JSON such as an export has it`);
    }
  },
};

type Columns<Names extends string> = { readonly [Name in Names]: Column };
/** A table of one kind. An empty cell, and a column that is missing, have the usual value. */
type Table = { readonly columns: Columns<string>; readonly required: readonly string[]; readonly usual: Fields };

const productColumns: Columns<(typeof requiredOfProduct)[number] | keyof typeof usualOfProduct> = {
  sku: text,
  name: text,
  prices,
  taxCategory: text,
  requiresShipping: flag,
  available: whole,
  backorderLimit: whole,
  expectedAt: time,
  version: whole,
  opening: whole,
  adjusted: whole,
  deleted: flag,
};

const customerColumns: Columns<(typeof requiredOfCustomer)[number] | keyof typeof usualOfCustomer> = {
  id: text,
  name: text,
  email: text,
  locale: text,
  vatId: text,
  notes: text,
  addresses: list,
  version: whole,
};

const tables = {
  product: { columns: productColumns, required: requiredOfProduct, usual: usualOfProduct },
  customer: { columns: customerColumns, required: requiredOfCustomer, usual: usualOfCustomer },
} as const satisfies Readonly<Record<string, Table>>;

export type TableKind = keyof typeof tables;
export const tableKinds = Object.keys(tables) as readonly TableKind[];

const tableOf = (kind: TableKind): Table => tables[kind];

export const headerOf = (kind: TableKind): readonly string[] => Object.keys(tableOf(kind).columns);

/** The cells of a row, in the order of the header. Null is empty. */
export const cellsOf = (kind: TableKind, row: Fields): readonly string[] =>
  Object.entries(tableOf(kind).columns).map(([name, { write }]) => {
    const value = row[name];
    return value === null || value === undefined ? '' : write(value);
  });

/** The kind whose columns a header has: a reason if it is of none. */
export const kindOfHeader = (header: readonly string[]): TableKind | { readonly why: string } => {
  if (header.length === 1 && header[0]?.includes(';'))
    return { why: 'its cells are separated by semicolons: save it with commas' };
  const kind = tableKinds.find((each) => tableOf(each).required.every((name) => header.includes(name)));
  if (kind === undefined) {
    const needs = tableKinds.map((each) => `${each}s need ${tableOf(each).required.join(', ')}`).join('; ');
    return { why: `it is not the header of a table: ${needs}` };
  }
  const unknown = header.find((name, index) => !headerOf(kind).includes(name) || header.indexOf(name) < index);
  return unknown === undefined ? kind : { why: `the column ${unknown} of ${kind}s is not known, or is there twice` };
};

/** @throws FaultyRow */
export const rowOfCells = (kind: TableKind, header: readonly string[], cells: readonly string[]): Row => {
  if (cells.length !== header.length) refuseRow(`it has ${cells.length} cells, and the header ${header.length}`);
  const { columns } = tableOf(kind);
  const filled = header.flatMap((name, index) => {
    const cell = cells[index] ?? '';
    return cell === '' ? [] : [[name, columns[name]?.parse(cell, name)] as const];
  });
  return { kind, ...Object.fromEntries(filled) };
};
