import type { Evolution } from '#domain/orders/events/family';

/** Events that stop the work on an order and let it go on. */
export type HoldEvents = {
  readonly 'order.held': { readonly holdId: string };
  readonly 'order.hold-released': { readonly holdId: string };
};

export const holds: Evolution<HoldEvents> = {
  'order.held': (order, { holdId }, { at, reason }) => ({
    ...order,
    holds: [...order.holds, { id: holdId, reason, placedAt: at }],
  }),
  'order.hold-released': (order, { holdId }) => ({ ...order, holds: order.holds.filter(({ id }) => id !== holdId) }),
};
