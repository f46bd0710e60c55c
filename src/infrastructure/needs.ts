import type { Operation } from '#adapters/http/operation';
import type { Ports } from '#application/ports';

/** What a function can be told beside what all are told. */
export type Need = 'table' | 'shards' | 'tags' | 'cursors' | 'tokens' | 'metrics' | 'settings';

/** What each port is made with. The compiler asks for a new port's. */
export const needsOfPort: { readonly [Name in keyof Ports]: readonly Need[] } = {
  orders: ['table'],
  orderBatches: ['table'],
  awaitedOrders: ['table', 'shards'],
  orderLists: ['table', 'shards', 'tags'],
  externalReferences: ['table'],
  products: ['table'],
  productLists: ['table'],
  discounts: ['table'],
  receipts: ['table'],
  commit: ['table', 'shards', 'metrics'],
  removeOrder: ['table'],
  readiness: ['table'],
  events: [],
  mail: [],
  orderIds: ['tags'],
  clock: [],
  taxRates: ['settings'],
  shippingRates: ['settings'],
  riskRules: ['settings'],
  shop: ['settings'],
};

/** What operations are to be told: what their ports are made with, whose tokens to believe, how cursors are signed. */
export const needsOf = (operations: readonly Operation[]): ReadonlySet<Need> =>
  new Set(
    operations.flatMap((operation): readonly Need[] => {
      if (operation.kind === 'page') return [];
      const { access, request, useCase } = operation;
      return [
        ...useCase.uses.flatMap((port) => needsOfPort[port]),
        ...(access === 'public' ? [] : (['tokens'] as const)),
        ...(request.cursor === undefined ? [] : (['cursors'] as const)),
      ];
    }),
  );
