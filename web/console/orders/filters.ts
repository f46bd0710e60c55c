import { type StatusKind, statusValues } from '../statuses';

/** The filters of the list, as the address of the page and the query of the service name them. */
export const filterNames = [
  'status',
  'paymentStatus',
  'fulfillmentStatus',
  'returnStatus',
  'onHold',
  'sku',
  'externalReference',
  'customerId',
  'placedFrom',
  'placedTo',
] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = { readonly [Name in FilterName]?: string };

export const statusKinds = [
  'status',
  'paymentStatus',
  'fulfillmentStatus',
  'returnStatus',
] as const satisfies readonly StatusKind[];

/** The filters in an address; what the list does not know is left out. */
export const filtersOf = (search: URLSearchParams): Filters =>
  Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = search.get(name);
      const isKind = (statusKinds as readonly string[]).includes(name);
      const isKnown = !isKind || (statusValues[name as StatusKind] as readonly string[]).includes(value ?? '');
      return value === null || value === '' || !isKnown ? [] : [[name, value]];
    }),
  );

export const addressOf = (filters: Filters): string => {
  const text = new URLSearchParams(
    filterNames.flatMap((name) => {
      const value = filters[name];
      return value === undefined || value === '' ? [] : [[name, value] satisfies [string, string]];
    }),
  ).toString();
  return text === '' ? '/orders' : `/orders?${text}`;
};

/** The filters with one of them changed; an empty value takes it away. */
export const changed = (filters: Filters, name: FilterName, value: string): Filters =>
  Object.fromEntries(Object.entries({ ...filters, [name]: value }).filter(([, each]) => each !== ''));

export const isFiltered = (filters: Filters): boolean => Object.keys(filters).length > 0;

/** The number of an order as people type it, with or without hyphens; undefined: something else. */
export const orderNumberIn = (text: string): string | undefined => {
  const symbols = text.trim().toUpperCase().replaceAll('-', '');
  return /^[0-9A-HJKMNP-TV-Z]{18}$/.test(symbols) ? symbols.replaceAll(/(.{6})(?=.)/g, '$1-') : undefined;
};
