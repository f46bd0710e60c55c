// The kinds of rows: how an item becomes one, and how one becomes items.
import { type Item, keyFields } from '#adapters/dynamodb/engine/entity';
import type { StoredItem } from '#adapters/dynamodb/table';
import { type Destination, type Fields, isFields, type Prepared, type Row, refuseRow } from '../row';
import { customerFields, prepareCustomer } from './customers';
import { discountFields, prepareDiscount, prepareRedemption } from './discounts';
import { orderFields, prepareOrder } from './orders';
import { prepareProduct, productFields } from './products';

/** The kinds of rows that one item makes alone. A redemption also needs the orders, which show whose it is. */
const fieldsOf = {
  product: productFields,
  discount: discountFields,
  customer: customerFields,
  order: orderFields,
} as const satisfies { readonly [Kind in StoredItem]?: (item: Item) => Fields };

export type ItemRow = keyof typeof fieldsOf;
export type RowKind = ItemRow | 'redemption';

const preparing: { readonly [Kind in RowKind]: (fields: Fields, destination: Destination) => Prepared } = {
  product: prepareProduct,
  discount: prepareDiscount,
  redemption: prepareRedemption,
  customer: prepareCustomer,
  order: prepareOrder,
};

/**
 * Why an export leaves out a kind of item; null: it has it. A new kind of item does not compile without its line.
 */
export const leftOut: { readonly [Kind in StoredItem]: string | null } = {
  order: null,
  product: null,
  discount: null,
  'customer-redemption': null,
  customer: null,
  reference: 'the order has it',
  'customer-email': 'the record of the customer has it',
  receipt: 'it answers repeated requests of its own service for some hours',
  'sku-entry': 'a projection',
  'unsettled-entry': 'a projection',
  'private-entry': 'a projection',
  'report-order': 'a projection',
  'report-row': 'a projection',
  'simulated-payment': 'the payment simulator has it in place of a provider',
  'published-event': 'it was published from there',
  'webhook-endpoint': 'two shops would send to one receiver',
  'webhook-backlog': 'it waits for an endpoint',
  'webhook-claim': 'it belongs to a run',
  'webhook-delivery': 'it belongs to an endpoint',
  secret: 'each table has its own',
};

export const isItemRow = (kind: unknown): kind is ItemRow => typeof kind === 'string' && Object.hasOwn(fieldsOf, kind);

/** The row of an item. @throws FaultyItem, FaultyRow */
export const rowOf = (kind: ItemRow, item: Item): Row => ({ kind, ...fieldsOf[kind](item) });

/** @throws FaultyRow */
export const prepare = (row: unknown, destination: Destination): Prepared => {
  if (!isFields(row)) return refuseRow('the row is not an object');
  const { kind, ...fields } = row;
  if (typeof kind !== 'string' || !Object.hasOwn(preparing, kind))
    return refuseRow(`kind is not one of ${Object.keys(preparing).join(', ')}`);
  return preparing[kind as RowKind](fields, destination);
};

/** The key of an item, for a message. No part of it is personal but for the id of a customer. */
export const keyOf = (item: Item): { readonly pk: string; readonly sk: string } => ({
  pk: String(item[keyFields.pk]),
  sk: String(item[keyFields.sk]),
});
