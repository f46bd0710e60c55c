import type { DiscountCode } from '#domain/catalog/discount';
import type { Sku } from '#domain/catalog/product';
import { mergeMoves, type StockMove } from '#domain/catalog/stock';
import type { Decision, Gift } from '#domain/orders/decision';
import type { ConfirmedOrder, Order, OrderLine, PendingOrder } from '#domain/orders/order';
import type { OrderStatusConflict } from '#domain/orders/status-conflict';
import { ok, type Result, refuse } from '#domain/result';

export type LineQuantities = readonly { readonly lineId: string; readonly quantity: number }[];

export type QuantityExceedsOpen = {
  readonly kind: 'quantity-exceeds-open';
  readonly lines: readonly {
    readonly index: number;
    readonly lineId: string;
    readonly requested: number;
    readonly open: number;
  }[];
};

/** Units of a line that are neither canceled nor in a parcel. */
const openOf = ({ quantity }: OrderLine): number => quantity.ordered - quantity.canceled - quantity.fulfilled;

const moveOf = (line: OrderLine, quantity: number): StockMove => ({ sku: line.sku as Sku, quantity });

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

const returnsOf = (moves: readonly StockMove[]): readonly Gift[] =>
  mergeMoves(moves).map((move) => ({ kind: 'return-stock', move }));

/** The open units and the redemptions that a canceled or expired order returns. */
export const giftsOf = (order: Order): readonly Gift[] => [
  ...returnsOf(order.lines.map((line) => moveOf(line, openOf(line)))),
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
  const lines = requested.map(({ lineId, quantity }, index) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return { index, lineId, requested: quantity, line, open: line === undefined ? 0 : openOf(line) };
  });
  const excess = lines.filter(({ requested, open }) => requested > open);
  if (excess.length > 0)
    return refuse({
      kind: 'quantity-exceeds-open',
      lines: excess.map(({ index, lineId, requested, open }) => ({ index, lineId, requested, open })),
    });
  const units = new Map(requested.map(({ lineId, quantity }) => [lineId, quantity]));
  const nothingLeft = order.lines.every(
    (line) => line.quantity.canceled + (units.get(line.id) ?? 0) === line.quantity.ordered,
  );
  return ok({
    events: [
      {
        type: 'order.lines-canceled',
        data: { lines: requested.map(({ lineId, quantity }) => ({ lineId, quantity })) },
      },
      ...(nothingLeft ? [{ type: 'order.canceled', data: {} } as const] : []),
    ],
    private: { reason },
    gives: [
      ...returnsOf(lines.flatMap(({ line, requested }) => (line === undefined ? [] : [moveOf(line, requested)]))),
      ...(nothingLeft ? redemptionsOf(order) : []),
    ],
  });
};

/** Cancels an order, or with `lines` (each line once) some of its units, and returns the units to stock. */
export const cancel = (
  order: PendingOrder | ConfirmedOrder,
  { reason, lines }: { readonly reason: string; readonly lines?: LineQuantities | undefined },
): Result<Decision, OrderStatusConflict | QuantityExceedsOpen> =>
  lines === undefined ? cancelWhole(order, reason) : cancelLines(order, lines, reason);
