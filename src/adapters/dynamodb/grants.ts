import type { Ports } from '#application/ports';

/** What a port may do to the table and to its index. */
export type Grant = { readonly table: readonly string[]; readonly index: readonly string[] };

const nothing: Grant = { table: [], index: [] };

/**
 * What each port needs of the database, and no more: the deployed function of a use case may do what the ports it uses
 * may. The compiler asks for a new port's. A transaction is granted by what it does.
 */
export const grants: Readonly<Record<keyof Ports, Grant>> = {
  orders: { table: ['dynamodb:GetItem'], index: [] },
  orderBatches: { table: ['dynamodb:BatchGetItem'], index: [] },
  orderLists: { table: ['dynamodb:Query'], index: ['dynamodb:Query'] },
  awaitedOrders: { table: [], index: ['dynamodb:Query'] },
  externalReferences: { table: ['dynamodb:GetItem'], index: [] },
  products: { table: ['dynamodb:GetItem', 'dynamodb:BatchGetItem'], index: [] },
  productLists: { table: ['dynamodb:BatchGetItem'], index: ['dynamodb:Query'] },
  discounts: { table: ['dynamodb:GetItem'], index: [] },
  receipts: { table: ['dynamodb:GetItem'], index: [] },
  commit: { table: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], index: [] },
  removeOrder: { table: ['dynamodb:DeleteItem'], index: [] },
  readiness: { table: ['dynamodb:DescribeTable'], index: [] },
  orderIds: nothing,
  clock: nothing,
  taxRates: nothing,
  shippingRates: nothing,
  riskRules: nothing,
  shop: nothing,
  events: nothing,
  mail: nothing,
};

/** What it takes to keep the secrets, of the items whose partition begins with `table.secrets`. No port has it. */
export const secretsGrant: Grant = { table: ['dynamodb:GetItem', 'dynamodb:PutItem'], index: [] };
