// The rows of a table, in the order in which it is read.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { type Item, nameOf } from '#adapters/dynamodb/engine/entity';
import { FaultyItem } from '#adapters/dynamodb/engine/stored';
import { toRecord } from '#adapters/dynamodb/orders/orders';
import type { StoredItem } from '#adapters/dynamodb/table';
import type { Redeemer } from '#domain/catalog/discount';
import type { CustomerId } from '#domain/orders/order';
import { type CountedRedemptions, countedRedemptions, redemptionFields } from './kinds/discounts';
import { isItemRow, rowOf } from './kinds/kinds';
import { FaultyRow, type Row } from './row';

/** The content of an export: one kind of item, or all. */
export const exported = {
  products: ['product'],
  discounts: ['discount', 'customer-redemption'],
  customers: ['customer'],
  orders: ['order'],
  all: ['product', 'discount', 'customer-redemption', 'customer', 'order'],
} as const satisfies Readonly<Record<string, readonly StoredItem[]>>;
export type Exported = keyof typeof exported;

/** `read`: the items that were examined until now. */
export type Step =
  | { readonly row: Row; readonly read: number }
  /** An item that the service cannot read, or that has no row. */
  | { readonly leftOut: string; readonly read: number };

/** The orders show whose pseudonym a redeemer is, so that redemptions are read with them. */
const readFor = (kinds: readonly StoredItem[]): readonly StoredItem[] =>
  kinds.includes('customer-redemption') ? [...new Set([...kinds, 'order' as const])] : kinds;

const filterOf = (kinds: readonly StoredItem[]) => ({
  FilterExpression: `#e IN (${kinds.map((_, index) => `:e${index}`).join(', ')})`,
  ExpressionAttributeNames: { '#e': 'e' },
  ExpressionAttributeValues: Object.fromEntries(kinds.map((kind, index) => [`:e${index}`, kind])),
});

/** A page of a megabyte takes some seconds on a local engine, and more than a call may. */
const itemsPerPage = 200;

/** The items of some kinds, in the order of the table. `read`: the items that were examined until now. */
export async function* itemsOf(
  { client, table }: { readonly client: DynamoDBClient; readonly table: string },
  kinds: readonly StoredItem[],
): AsyncGenerator<{ readonly item: Item; readonly read: number }> {
  const scan = { TableName: table, ConsistentRead: true, Limit: itemsPerPage, ...filterOf(kinds) };
  let read = 0;
  for await (const { Items = [], ScannedCount = 0 } of paginateScan(
    { client: DynamoDBDocumentClient.from(client) },
    scan,
  )) {
    read += ScannedCount;
    for (const item of Items) yield { item, read };
  }
}

/** Collects the counts of redemptions, and the customers whose they are, until all orders are read. */
const redemptionsOf = () => {
  const counts: CountedRedemptions[] = [];
  const customers = new Map<Redeemer, CustomerId>();
  return {
    /** Notes the customer of an order with a redeemer. */
    noteOrder: (item: Item): void => {
      const { customerId, changes } = toRecord(item);
      const [placed] = changes[0].events;
      const redeemer = placed.type === 'order.placed' ? placed.data.discount?.redeemer : undefined;
      if (redeemer !== undefined && redeemer !== null) customers.set(redeemer, customerId);
    },
    add: (item: Item): void => void counts.push(countedRedemptions(item)),
    rows: (): readonly Row[] =>
      counts.map((count) => ({ kind: 'redemption', ...redemptionFields(count, customers.get(count.redeemer)) })),
  };
};

export const wordsOf = (error: unknown, item: Item): string => {
  if (error instanceof FaultyItem || error instanceof FaultyRow) return error.message;
  return `${nameOf(item)} cannot be read: ${error instanceof Error ? error.name : 'unknown'}`;
};

/** The rows of a table. Redemptions come last: a count of a customer without a stored order has the redeemer itself. */
export async function* exportRows(
  place: { readonly client: DynamoDBClient; readonly table: string },
  what: Exported,
): AsyncGenerator<Step> {
  const kinds: readonly StoredItem[] = exported[what];
  const redemptions = kinds.includes('customer-redemption') ? redemptionsOf() : undefined;
  let examined = 0;
  for await (const { item, read } of itemsOf(place, readFor(kinds))) {
    examined = read;
    const kind = item.e;
    try {
      if (kind === 'order') redemptions?.noteOrder(item);
      if (kind === 'customer-redemption') redemptions?.add(item);
      else if (isItemRow(kind) && kinds.includes(kind)) yield { row: rowOf(kind, item), read };
    } catch (error) {
      yield { leftOut: wordsOf(error, item), read };
    }
  }
  for (const row of redemptions?.rows() ?? []) yield { row, read: examined };
}
