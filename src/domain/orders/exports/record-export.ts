import type { Decision } from '#domain/orders/decision';
import type { CompletedOrder, ConfirmedOrder } from '#domain/orders/order';

/** Records that another system has a copy of this order. `system`: its name, 1 to 40 characters. */
export const recordExport = (
  _: ConfirmedOrder | CompletedOrder,
  { system }: { readonly system: string },
): Decision => ({
  events: [{ type: 'order.exported', data: { system } }],
});
