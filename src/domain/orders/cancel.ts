import type { DiscountCode } from '#domain/catalog/discount';
import type { Sku } from '#domain/catalog/product';
import { mergeMoves, type StockMove } from '#domain/catalog/stock';
import type { Decision, Gift } from '#domain/orders/decision';
import {
  excessOf,
  type LineExcess,
  type LineQuantities,
  onlyUnits,
  unitsOfLine,
} from '#domain/orders/lines/line-quantities';
import type { ConfirmedOrder, Order, OrderLine, PendingOrder } from '#domain/orders/order';
import type { OrderStatusConflict } from '#domain/orders/status-conflict';
import { ok, type Result, refuse } from '#domain/result';

export type QuantityExceedsOpen = { readonly kind: 'quantity-exceeds-open'; readonly lines: readonly LineExcess[] };

/** Units of a line that are neither canceled nor in a parcel. */
export const openOf = ({ quantity }: OrderLine): number => quantity.ordered - quantity.canceled - quantity.fulfilled;

/**
 * The redemptions that a canceled order returns, where its discount counts them. The code is spelled as in the order: a
 * discount from before codes were in upper case has an item under that spelling.
 */
const redemptionsOf = ({ discount }: Order): readonly Gift[] => {
  if (discount === null) return [];
  const { counted, redeemer } = discount;
  const code = discount.code as DiscountCode;
  return [
    ...(counted ? [{ kind: 'return-redemption', code } as const] : []),
    ...(redeemer === null ? [] : [{ kind: 'return-customer-redemption', code, redeemer } as const]),
  ];
};

/** Returns units of lines to the stock of their products. */
export const stockReturns = (order: Order, quantities: LineQuantities): readonly Gift[] => {
  const skus = new Map(order.lines.map(({ id, sku }) => [id, sku as Sku]));
  const moves = quantities.flatMap(({ lineId, quantity }): readonly StockMove[] => {
    const sku = skus.get(lineId);
    return sku === undefined ? [] : [{ sku, quantity }];
  });
  return mergeMoves(moves).map((move) => ({ kind: 'return-stock', move }));
};

/** The open units and the redemptions that a canceled or expired order returns. */
export const giftsOf = (order: Order): readonly Gift[] => [
  ...stockReturns(
    order,
    order.lines.map((line) => ({ lineId: line.id, quantity: openOf(line) })),
  ),
  ...redemptionsOf(order),
];

/** Cancels every open unit of an order. Refused once a unit is in a parcel. */
const cancelWhole = (order: PendingOrder | ConfirmedOrder, reason: string): Result<Decision, OrderStatusConflict> => {
  if (order.lines.some(({ quantity }) => quantity.fulfilled > 0))
    return refuse({ kind: 'order-status-conflict', status: order.status, allowed: [] });
  return ok({
    events: [{ type: 'order.canceled', data: {} }],
    private: { reason },
    gives: giftsOf(order),
  });
};

/** Cancels units of some lines. An unknown line has no open units. Canceling the last units cancels the order. */
const cancelLines = (
  order: PendingOrder | ConfirmedOrder,
  requested: LineQuantities,
  reason: string,
): Result<Decision, QuantityExceedsOpen> => {
  const excess = excessOf(requested, order.lines, openOf);
  if (excess.length > 0) return refuse({ kind: 'quantity-exceeds-open', lines: excess });
  const nothingLeft = order.lines.every(
    ({ id, quantity }) => quantity.canceled + unitsOfLine(requested, id) === quantity.ordered,
  );
  return ok({
    events: [
      { type: 'order.lines-canceled', data: { lines: onlyUnits(requested) } },
      ...(nothingLeft ? [{ type: 'order.canceled', data: {} } as const] : []),
    ],
    private: { reason },
    gives: [...stockReturns(order, requested), ...(nothingLeft ? redemptionsOf(order) : [])],
  });
};

/** Cancels an order, or with `lines` (each line once) some of its units, and returns the units to stock. */
export const cancel = (
  order: PendingOrder | ConfirmedOrder,
  { reason, lines }: { readonly reason: string; readonly lines?: LineQuantities | undefined },
): Result<Decision, OrderStatusConflict | QuantityExceedsOpen> =>
  lines === undefined ? cancelWhole(order, reason) : cancelLines(order, lines, reason);
