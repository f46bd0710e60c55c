import type { Scope } from '#domain/access/caller';
import type { Readers } from '#domain/access/readers';

/** The scope that staff need for a command, and whether customers may give it too, for their own orders. */
export type CommandAccess = { readonly scope: Scope; readonly who: Readers };

/** Every command on an existing order, by the name of its operation, and who may give it. */
export const accessOfCommands = {
  confirmOrder: { scope: 'orders:write', who: 'staff' },
  completeOrder: { scope: 'orders:write', who: 'staff' },
  cancelOrder: { scope: 'orders:write', who: 'customer or staff' },
  deleteOrder: { scope: 'orders:write', who: 'staff' },
  updateOrder: { scope: 'orders:write', who: 'customer or staff' },
  editOrder: { scope: 'orders:write', who: 'customer or staff' },
  replaceShippingAddress: { scope: 'orders:write', who: 'customer or staff' },
  placeHold: { scope: 'orders:write', who: 'staff' },
  releaseHold: { scope: 'orders:write', who: 'staff' },
  payOrder: { scope: 'payments:write', who: 'customer or staff' },
  capturePayment: { scope: 'payments:write', who: 'staff' },
  voidPayment: { scope: 'payments:write', who: 'staff' },
  refundPayment: { scope: 'payments:write', who: 'staff' },
  fulfillOrder: { scope: 'fulfillment:write', who: 'staff' },
  shipFulfillment: { scope: 'fulfillment:write', who: 'staff' },
  deliverFulfillment: { scope: 'fulfillment:write', who: 'staff' },
  cancelFulfillment: { scope: 'fulfillment:write', who: 'staff' },
  requestReturn: { scope: 'orders:write', who: 'customer or staff' },
  receiveReturn: { scope: 'fulfillment:write', who: 'staff' },
  rejectReturn: { scope: 'fulfillment:write', who: 'staff' },
} as const satisfies Readonly<Record<string, CommandAccess>>;

export type OrderCommand = keyof typeof accessOfCommands;
export const orderCommands = Object.keys(accessOfCommands) as readonly OrderCommand[];
